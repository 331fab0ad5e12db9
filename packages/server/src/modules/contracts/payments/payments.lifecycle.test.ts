import { describe, expect, it } from 'vitest';
import { paymentState } from './payments.lifecycle.ts';

const today = '2026-11-25';
const facts = (dueOn: string | null, received: string, expected: string | null = '100.00') => ({
  dueOn,
  received,
  expected,
});

describe('where a payment stands', () => {
  it.each([
    ['waits for its event', facts(null, '0'), 'waiting'],
    ['is due until the last day has passed', facts(today, '0'), 'due'],
    ['is overdue the day after', facts('2026-11-24', '0'), 'overdue'],
    ['is overdue as long as a part is missing', facts('2026-11-24', '99.99'), 'overdue'],
    ['is paid once all of it is in, early or late', facts(null, '100.00'), 'paid'],
    ['is paid with more than was asked, after the amount was lowered', facts('2026-11-24', '120.00'), 'paid'],
    ['is not paid while nobody knows how much it is', facts(null, '0', null), 'waiting'],
    ['falls due all the same', facts('2026-11-24', '0', null), 'overdue'],
  ] as const)('%s', (_, payment, state) => {
    expect(paymentState(payment, today)).toBe(state);
  });
});
