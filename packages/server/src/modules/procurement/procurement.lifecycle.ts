import { BACK, lifecycle } from '@millwright/platform/browser';

/** Where something to be bought stands. */
export const ITEM_STATES = [
  'requested',
  'ordered',
  'partially_received',
  'received',
  'inspected',
  'returned',
  'cancelled',
] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/**
 * From the request to goods found good. Receiving and inspecting lead to where the quantities say
 * (`stateByQuantities`); the table names the furthest they can lead.
 */
export const itemLifecycle = lifecycle<
  ItemState,
  'order' | 'withdrawOrder' | 'receive' | 'inspect' | 'cancel' | 'reopen'
>('procurement', {
  order: { from: ['requested'], to: 'ordered' },
  withdrawOrder: { from: ['ordered'], to: 'requested' },
  // Also after everything went back: a replacement is received like the first delivery.
  receive: { from: ['ordered', 'partially_received', 'returned'], to: 'received' },
  inspect: { from: ['partially_received', 'received'], to: 'inspected' },
  // What has come in part is not given up; its quantity is lowered to what came.
  cancel: { from: ['requested', 'ordered', 'returned'], to: 'cancelled' },
  reopen: { from: ['cancelled'], to: BACK },
});
export type ItemVerb = (typeof itemLifecycle.verbs)[number];

/** Something is still to come: these can be late. */
export const OPEN_ITEM_STATES: readonly ItemState[] = [
  'requested',
  'ordered',
  'partially_received',
  'returned',
];
/** Ordered, and not all of it here. */
export const EXPECTED_STATES: readonly ItemState[] = ['ordered', 'partially_received', 'returned'];

/** The quantities a state follows from, as whole ten-thousandths. */
export interface Quantities {
  wanted: bigint;
  received: bigint;
  accepted: bigint;
  returned: bigint;
}

/** Where an item that was ordered stands, by what came, what was found good and what went back. */
export function stateByQuantities({ wanted, received, accepted, returned }: Quantities): ItemState {
  const kept = received - returned;
  if (received === 0n) return 'ordered';
  if (kept === 0n) return 'returned';
  if (kept < wanted) return 'partially_received';
  return accepted === kept ? 'inspected' : 'received';
}

/** The facts lateness is computed from; dates are `YYYY-MM-DD`. */
export interface LateFacts {
  status: string;
  promisedDate: string | null;
  neededBy: string | null;
}

/**
 * Late, never stored: something is still to come, and the day it was promised for, or is needed on, has passed. Endangered: it
 * is promised for a day after the one it is needed on.
 */
export function lateness(facts: LateFacts, today: string): 'overdue' | 'endangered' | null {
  if (!OPEN_ITEM_STATES.includes(facts.status as ItemState)) return null;
  const { promisedDate, neededBy } = facts;
  if ((promisedDate !== null && promisedDate < today) || (neededBy !== null && neededBy < today))
    return 'overdue';
  return promisedDate !== null && neededBy !== null && promisedDate > neededBy ? 'endangered' : null;
}

/** Whole days by which it is late: since the earliest of the days that have passed. */
export function daysLate(facts: LateFacts, today: string): number {
  if (lateness(facts, today) !== 'overdue') return 0;
  const passed = [facts.promisedDate, facts.neededBy].filter((day) => day !== null && day < today).sort();
  return Math.round((Date.parse(today) - Date.parse(passed[0] as string)) / 86_400_000);
}
