import { BACK, lifecycle } from '@millwright/platform/browser';

/** Where a contract stands. */
export const CONTRACT_STATES = [
  'draft',
  'signed',
  'planning',
  'executing',
  'accepting',
  'delivered',
  'in_service',
  'archived',
  'suspended',
  'cancelled',
] as const;
export type ContractState = (typeof CONTRACT_STATES)[number];

/** From first idea to sealed archive. Suspending, cancelling and archiving interrupt; resuming and reopening go back. */
export const contractLifecycle = lifecycle<
  ContractState,
  | 'sign'
  | 'plan'
  | 'execute'
  | 'accept'
  | 'deliver'
  | 'commission'
  | 'archive'
  | 'suspend'
  | 'resume'
  | 'cancel'
  | 'reopen'
>('contracts', {
  sign: { from: ['draft'], to: 'signed' },
  plan: { from: ['signed'], to: 'planning' },
  // Back from acceptance as well: what the customer does not accept is worked on again.
  execute: { from: ['planning', 'accepting'], to: 'executing' },
  accept: { from: ['executing'], to: 'accepting' },
  deliver: { from: ['accepting'], to: 'delivered' },
  commission: { from: ['delivered'], to: 'in_service' },
  archive: { from: ['delivered', 'in_service'], to: 'archived' },
  suspend: { from: ['signed', 'planning', 'executing', 'accepting'], to: 'suspended' },
  resume: { from: ['suspended'], to: BACK },
  cancel: { from: ['draft', 'signed', 'planning', 'executing', 'accepting', 'suspended'], to: 'cancelled' },
  reopen: { from: ['cancelled', 'archived'], to: BACK },
});
export type ContractVerb = (typeof contractLifecycle.verbs)[number];

/** States from which a contract comes back to where it was. */
export const INTERRUPTIONS: readonly ContractState[] = ['suspended', 'cancelled', 'archived'];
/** In force and not yet delivered: the work the firm has on hand. */
export const RUNNING_STATES: readonly ContractState[] = [
  'signed',
  'planning',
  'executing',
  'accepting',
  'suspended',
];

/** What people see at a glance. A cancelled contract shows none of them. */
export const DISPLAY_STATUSES = [
  'unstarted',
  'processing',
  'production',
  'attention',
  'accepted',
  'overdue',
] as const;
export type DisplayStatus = (typeof DISPLAY_STATUSES)[number];

/** The facts a display status is computed from. Dates are `YYYY-MM-DD`. */
export interface DisplayFacts {
  status: string;
  promisedDate: string | null;
  progress: number | string;
}

/** One rule: in these states, and under this condition, a contract shows as this. */
export interface DisplayRule {
  shows: DisplayStatus;
  states: readonly ContractState[];
  when?: 'past_promise' | 'has_progress';
}

/** The first rule that fits decides. The same table makes the filter of lists, so both always agree. */
export const DISPLAY_RULES: readonly DisplayRule[] = [
  { shows: 'overdue', states: RUNNING_STATES, when: 'past_promise' },
  { shows: 'attention', states: ['accepting', 'suspended'] },
  { shows: 'accepted', states: ['delivered', 'in_service', 'archived'] },
  { shows: 'production', states: ['executing'] },
  { shows: 'processing', states: ['planning'] },
  { shows: 'processing', states: ['signed'], when: 'has_progress' },
  { shows: 'unstarted', states: ['draft', 'signed'] },
];

function applies(rule: DisplayRule, facts: DisplayFacts, today: string): boolean {
  if (!rule.states.includes(facts.status as ContractState)) return false;
  if (rule.when === 'past_promise') return facts.promisedDate !== null && facts.promisedDate < today;
  if (rule.when === 'has_progress') return Number(facts.progress) > 0;
  return true;
}

/** How a contract shows today (`YYYY-MM-DD` in the firm's zone); null for a cancelled one. */
export function displayStatus(facts: DisplayFacts, today: string): DisplayStatus | null {
  return DISPLAY_RULES.find((rule) => applies(rule, facts, today))?.shows ?? null;
}

/** Whole days a promised date lies in the past; 0 when it does not. */
export function daysOverdue(facts: DisplayFacts, today: string): number {
  if (displayStatus(facts, today) !== 'overdue' || !facts.promisedDate) return 0;
  return Math.round((Date.parse(today) - Date.parse(facts.promisedDate)) / 86_400_000);
}
