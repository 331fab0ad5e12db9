/** A day without a zone; `time` only where the cell held one. */
export interface DateCell {
  date: string;
  time?: string;
}

/** A number that was shown as a percentage: 60 means 60 %. Kept apart so that nobody takes 0.6 for 0.6 %. */
export interface PercentCell {
  percent: number;
}

/** What Excel shows instead of a value, such as #REF!; `#NOT_CALCULATED` is a formula saved without a result. */
export interface ErrorCell {
  error: string;
}

export type CellValue = string | number | boolean | DateCell | PercentCell | ErrorCell | null;

export const NOT_CALCULATED = '#NOT_CALCULATED';

const excelErrors = new Set([
  '#NULL!',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#N/A',
  '#GETTING_DATA',
  '#SPILL!',
  '#CALC!',
  '#FIELD!',
  NOT_CALCULATED,
]);

export function isExcelError(text: string): boolean {
  return excelErrors.has(text);
}

/** True where a person sees nothing in the cell. */
export function isBlank(cell: CellValue | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}

/** The cell as a person would read it, in one notation: ISO dates, a point for decimals, `60%`. */
export function cellText(cell: CellValue | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if (typeof cell !== 'object') return String(cell);
  if ('date' in cell) return cell.time === undefined ? cell.date : `${cell.date} ${cell.time}`;
  if ('percent' in cell) return `${cell.percent}%`;
  return cell.error;
}

/** A fraction as percentage points, without the dust of binary arithmetic (0.07 is 7, not 7.000000000000001). */
export function percentPoints(fraction: number): number {
  return Number((fraction * 100).toPrecision(12));
}
