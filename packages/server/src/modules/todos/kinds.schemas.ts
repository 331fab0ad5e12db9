/** What can wait for somebody, without anything a browser would have to carry for it; in the order it is offered as a filter. */
export const TODO_KINDS = [
  'task',
  'acceptance',
  'feedback',
  'receive',
  'inspect',
  'handOver',
  'commission',
  'proposal',
  'amendment',
  'override',
] as const;
export type TodoKind = (typeof TODO_KINDS)[number];

/** Only what is late, or due on the firm's own day. */
export const TODO_DUE = ['overdue', 'today'] as const;
export type TodoDue = (typeof TODO_DUE)[number];
