/** The columns a bill of materials may have, without anything a browser would have to carry for them. */

/** What a column of a bill of materials may be. */
export const BOM_FIELDS = [
  'name',
  'quantity',
  'unit',
  'partNo',
  'drawingNo',
  'specification',
  'position',
  'itemType',
  'supplier',
  'neededBy',
  'notes',
] as const;
export type BomField = (typeof BOM_FIELDS)[number];
