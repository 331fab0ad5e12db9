import { lifecycle } from '@millwright/platform/browser';

/** Where a change order stands. What was decided stays. */
export const AMENDMENT_STATES = ['draft', 'proposed', 'approved', 'rejected', 'withdrawn'] as const;
export type AmendmentState = (typeof AMENDMENT_STATES)[number];

/** From a draft to a decision; whoever made it may take it back until then. */
export const amendmentLifecycle = lifecycle<AmendmentState, 'propose' | 'approve' | 'reject' | 'withdraw'>(
  'amendments',
  {
    propose: { from: ['draft'], to: 'proposed' },
    approve: { from: ['proposed'], to: 'approved' },
    reject: { from: ['proposed'], to: 'rejected' },
    withdraw: { from: ['draft', 'proposed'], to: 'withdrawn' },
  },
);
export type AmendmentVerb = (typeof amendmentLifecycle.verbs)[number];

/** Terms that only an amendment changes once a contract is signed. */
export const TERMS = [
  'contractNo',
  'name',
  'signedOn',
  'promisedDate',
  'scopeText',
  'amount',
  'currency',
] as const;
export type Term = (typeof TERMS)[number];
/** A contract's name is also how people call it every day, so it may be put right without one. */
export const LOCKED_TERMS = TERMS.filter((term) => term !== 'name');
/** Shown only to those who may see amounts. */
export const MONEY_TERMS: readonly Term[] = ['amount', 'currency'];
