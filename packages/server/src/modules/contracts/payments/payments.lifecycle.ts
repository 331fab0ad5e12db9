/** What makes a payment fall due. The first five happen; a date comes by itself. */
export const PAYMENT_TRIGGERS = [
  'signed',
  'milestone',
  'acceptance',
  'delivered',
  'warranty_end',
  'fixed_date',
] as const;
export type PaymentTrigger = (typeof PAYMENT_TRIGGERS)[number];
/** What other modules say has happened; the rest is read from the contract and its milestones. */
export const ANNOUNCED_TRIGGERS = ['acceptance', 'warranty_end'] as const;

/** Where a payment stands, computed and never stored. */
export const PAYMENT_STATES = ['waiting', 'due', 'overdue', 'paid'] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];

/** The facts a payment's state is computed from. Dates are `YYYY-MM-DD`, amounts decimal texts. */
export interface PaymentFacts {
  /** The last day to pay; null while what it waits for has not happened. */
  dueOn: string | null;
  /** What is to be paid; null while the contract has no amount. */
  expected: string | null;
  received: string;
}

/** Paid once everything is in; until then waiting for its event, due, or late. */
export function paymentState(facts: PaymentFacts, today: string): PaymentState {
  if (facts.expected !== null && Number(facts.received) >= Number(facts.expected)) return 'paid';
  if (facts.dueOn === null) return 'waiting';
  return facts.dueOn < today ? 'overdue' : 'due';
}
