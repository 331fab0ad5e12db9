import { lifecycle } from '@millwright/platform/browser';

/** Where a round of acceptance stands. */
export const ROUND_STATES = [
  'requested',
  'under_review',
  'awaiting_customer',
  'passed',
  'passed_with_concession',
  'rejected',
  'withdrawn',
] as const;
export type RoundState = (typeof ROUND_STATES)[number];

/**
 * From asking to an answer. Inspectors and project leads decide by themselves; where the customer accepts, the firm's
 * side reviews, submits what it found, and the customer signs or refuses in the portal.
 */
export const roundLifecycle = lifecycle<
  RoundState,
  | 'start'
  | 'join'
  | 'record'
  | 'pass'
  | 'concede'
  | 'reject'
  | 'submit'
  | 'recall'
  | 'withdraw'
  | 'sign'
  | 'signConceding'
  | 'refuse'
>('acceptance', {
  start: { from: ['requested'], to: 'under_review' },
  join: { from: ['under_review'], to: 'under_review' },
  record: { from: ['under_review'], to: 'under_review' },
  pass: { from: ['under_review'], to: 'passed' },
  concede: { from: ['under_review'], to: 'passed_with_concession' },
  reject: { from: ['under_review'], to: 'rejected' },
  submit: { from: ['under_review'], to: 'awaiting_customer' },
  recall: { from: ['awaiting_customer'], to: 'under_review' },
  withdraw: { from: ['requested', 'under_review', 'awaiting_customer'], to: 'withdrawn' },
  sign: { from: ['awaiting_customer'], to: 'passed' },
  // What was conceded before it was submitted, the customer signs with it.
  signConceding: { from: ['awaiting_customer'], to: 'passed_with_concession' },
  refuse: { from: ['awaiting_customer'], to: 'rejected' },
});
export type RoundVerb = (typeof roundLifecycle.verbs)[number];

/** What the customer does in the portal; no one of the firm can do it for them. */
export const CUSTOMER_VERBS: readonly RoundVerb[] = ['sign', 'signConceding', 'refuse'];
/** What the firm's people do, each with a permission of its own. */
export const STAFF_VERBS = roundLifecycle.verbs.filter((verb) => !CUSTOMER_VERBS.includes(verb));
/** Verbs that judge the work: closed to who asked for the round or worked on what it is about. */
export const FOUR_EYES_VERBS: readonly RoundVerb[] = [
  'start',
  'join',
  'record',
  'pass',
  'concede',
  'reject',
  'submit',
  'recall',
];

/** A round that still waits for an answer; an acceptance has at most one. */
export const OPEN_ROUNDS: readonly RoundState[] = ['requested', 'under_review', 'awaiting_customer'];

/** States of a contract in which something of it can be accepted. */
export const ACCEPTING_STATES: readonly string[] = ['executing', 'accepting', 'delivered', 'in_service'];

/** Who accepts at a stage. */
export const ACCEPTORS = ['inspector', 'project_lead', 'customer'] as const;
export type Acceptor = (typeof ACCEPTORS)[number];

/** How a stage of a contract stands, computed from its rounds. */
export const STAGE_STATES = [
  'not_requested',
  'requested',
  'under_review',
  'awaiting_customer',
  'rejected',
  'partly',
  'passed',
] as const;
export type StageState = (typeof STAGE_STATES)[number];
