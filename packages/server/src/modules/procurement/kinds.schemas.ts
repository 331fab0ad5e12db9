/** Kinds and reasons by name, without anything a browser would have to carry for them. */

export const ITEM_TYPES = [
  'standard',
  'purchased',
  'fabricated',
  'raw_material',
  'electrical',
  'sundry',
] as const;
export type ItemType = (typeof ITEM_TYPES)[number];
/** Why goods go back. */
export const RETURN_REASONS = [
  'damaged',
  'wrong_part',
  'dimensions',
  'quality',
  'documents',
  'something_else',
] as const;
