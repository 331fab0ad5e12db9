import { describe, expect, it } from 'vitest';
import { dayOf } from '../day.ts';
import { type Recurrence, recurringDays } from './recurring-days.ts';

const once: Recurrence = {
  from: '2026-01-01',
  to: '2026-03-31',
  type: 1,
  period: 1,
  daysOfWeek: 0,
  month: 0,
  monthDay: 1,
  monthItem: 0,
  monthPosition: 0,
};
const days = (more: Partial<Recurrence>) => recurringDays({ ...once, ...more }, 5_000)?.map(dayOf);

describe('exceptions that come back', () => {
  it.each<[string, Partial<Recurrence>, string[]]>([
    [
      'every tenth day',
      { to: '2026-01-31', period: 10 },
      ['2026-01-01', '2026-01-11', '2026-01-21', '2026-01-31'],
    ],
    [
      'every second week on Monday and Friday',
      { to: '2026-01-20', type: 6, period: 2, daysOfWeek: 2 + 32 },
      ['2026-01-02', '2026-01-12', '2026-01-16'],
    ],
    ['each month on the 31st', { type: 4, monthDay: 31 }, ['2026-01-31', '2026-03-31']],
    ['every second month', { type: 4, monthDay: 5, period: 2 }, ['2026-01-05', '2026-03-05']],
    [
      'the last Friday of each month',
      { type: 5, monthItem: 8, monthPosition: 4 },
      ['2026-01-30', '2026-02-27', '2026-03-27'],
    ],
    [
      'the third weekday of each month',
      { type: 5, monthItem: 1, monthPosition: 2 },
      ['2026-01-05', '2026-02-04', '2026-03-04'],
    ],
    [
      'the first day of each weekend',
      { to: '2026-02-28', type: 5, monthItem: 2 },
      ['2026-01-03', '2026-02-01'],
    ],
    [
      'each year on 4 July',
      { type: 2, month: 6, monthDay: 4, to: '2028-12-31' },
      ['2026-07-04', '2027-07-04', '2028-07-04'],
    ],
    [
      'every second year',
      { type: 2, month: 6, monthDay: 4, to: '2028-12-31', period: 2 },
      ['2026-07-04', '2028-07-04'],
    ],
    [
      'the fourth Thursday of November',
      { type: 3, month: 10, monthItem: 7, monthPosition: 3, to: '2027-12-31' },
      ['2026-11-26', '2027-11-25'],
    ],
  ])('are found: %s', (_, more, expected) => {
    expect(days(more)).toEqual(expected);
  });

  it('are not guessed when nobody knows their kind', () => {
    expect(days({ type: 8 })).toBeUndefined();
  });
});
