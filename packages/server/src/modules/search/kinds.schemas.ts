/** What is found, without anything a browser would have to carry for it. */

/** Kinds of records that are found, in the order they are shown. */
export const SEARCH_KINDS = [
  'Contract',
  'Task',
  'ProcurementItem',
  'Acceptance',
  'Feedback',
  'FileAsset',
  'Customer',
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];
