/** Which columns of the table there is room for: the name always, then the more telling ones first. */

export const COLUMNS = ['who', 'start', 'end', 'days', 'progress', 'float'] as const;
export type ColumnName = (typeof COLUMNS)[number];

/** Wide enough for what stands in them in either language. */
export const COLUMN_WIDTH: Record<ColumnName, number> = {
  who: 92,
  start: 86,
  end: 92,
  days: 44,
  progress: 48,
  float: 58,
};

const NAME_LEAST = 140;
const BY_WEIGHT: readonly ColumnName[] = ['end', 'start', 'who', 'float', 'days', 'progress'];

/** The columns that fit, in the order they are shown. */
export function columnsFor(width: number): ColumnName[] {
  let left = width - NAME_LEAST;
  const chosen = new Set<ColumnName>();
  for (const name of BY_WEIGHT) {
    if (COLUMN_WIDTH[name] > left) break;
    left -= COLUMN_WIDTH[name];
    chosen.add(name);
  }
  return COLUMNS.filter((name) => chosen.has(name));
}
