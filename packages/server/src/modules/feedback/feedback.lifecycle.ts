import { lifecycle } from '@millwright/platform/browser';

/** Where a piece of feedback stands. */
export const FEEDBACK_STATES = ['new', 'triaged', 'in_progress', 'resolved', 'closed', 'rejected'] as const;
export type FeedbackState = (typeof FEEDBACK_STATES)[number];

/** From what somebody wrote to what became of it. What was settled can be taken up again, within the firm's limit. */
export const feedbackLifecycle = lifecycle<
  FeedbackState,
  'triage' | 'start' | 'resolve' | 'close' | 'reject' | 'reopen'
>('feedback', {
  triage: { from: ['new'], to: 'triaged' },
  start: { from: ['new', 'triaged'], to: 'in_progress' },
  resolve: { from: ['new', 'triaged', 'in_progress'], to: 'resolved' },
  close: { from: ['resolved'], to: 'closed' },
  reject: { from: ['new', 'triaged', 'in_progress'], to: 'rejected' },
  reopen: { from: ['resolved', 'closed', 'rejected'], to: 'triaged' },
});
export type FeedbackVerb = (typeof feedbackLifecycle.verbs)[number];

/** Somebody still has to do something about it. */
export const OPEN_FEEDBACK: readonly FeedbackState[] = ['new', 'triaged', 'in_progress'];

export const FEEDBACK_KINDS = ['defect', 'requirement'] as const;
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number];

/** How bad it is; what is critical keeps a contract from being delivered. */
export const SEVERITIES = ['critical', 'major', 'minor'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What critical feedback may be lowered to. */
export const LOWERED = ['major', 'minor'] as const satisfies readonly Severity[];

/** Days in which what was settled can be taken up again, as long as the firm has said nothing else. */
export const FIRST_REOPEN_DAYS = 30;

/** States of a contract in which feedback on it is taken and worked on: signed, and neither given up nor sealed. */
export const FEEDBACK_CONTRACT_STATES: readonly string[] = [
  'signed',
  'planning',
  'executing',
  'accepting',
  'delivered',
  'in_service',
  'suspended',
];
