import { damaged } from './spreadsheet-error.ts';

const MAX_LINE = 1_048_576;
const MAX_COLUMN = 16_384;

/** A rectangle of merged cells: lines as Excel numbers them, columns from 0, both ends included. */
export interface MergedArea {
  firstLine: number;
  lastLine: number;
  firstColumn: number;
  lastColumn: number;
}

/** The line and column 'B7' names: line 7, column 1. */
export function parseReference(reference: string, part: string): { line: number; column: number } {
  const match = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(reference);
  const line = Number(match?.[2]);
  let column = 0;
  for (const letter of match?.[1]?.toUpperCase() ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  if (!match || line < 1 || line > MAX_LINE || column > MAX_COLUMN) throw damaged('cell_reference', part);
  return { line, column: column - 1 };
}

export function parseArea(reference: string, part: string): MergedArea {
  const [from = '', to = from] = reference.split(':');
  const a = parseReference(from, part);
  const b = parseReference(to, part);
  return {
    firstLine: Math.min(a.line, b.line),
    lastLine: Math.max(a.line, b.line),
    firstColumn: Math.min(a.column, b.column),
    lastColumn: Math.max(a.column, b.column),
  };
}

/** The letters Excel shows above a column: 0 is A, 27 is AB. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
