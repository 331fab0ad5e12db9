import type { MergedArea } from './cell-reference.ts';
import { type CellValue, isBlank } from './cell-value.ts';
import { tooLarge } from './spreadsheet-error.ts';

export interface TableLimits {
  maxRows: number;
  maxColumns: number;
  maxCellLength: number;
}

export interface RawLine {
  /** The number a person sees at the left in Excel. */
  line: number;
  cells: CellValue[];
}

/** A sheet before anyone has asked where its header is: non-blank lines only, in order. */
export interface RawTable {
  lines: RawLine[];
  merges: MergedArea[];
}

/** Lines above the header (titles, a project block) do not count as rows. */
export const MAX_TITLE_LINES = 50;

/** Collects non-blank lines and refuses the file at the first one over a limit, before more is read. */
export class LineCollector {
  private readonly lines: RawLine[] = [];
  private sorted = true;

  constructor(private readonly limits: TableLimits) {}

  put(row: RawLine | undefined, column: number, cell: CellValue): void {
    if (!row || cell === null) return;
    if (column >= this.limits.maxColumns + 1) {
      if (isBlank(cell)) return;
      throw tooLarge('columns', this.limits.maxColumns, { line: row.line });
    }
    if (typeof cell === 'string' && cell.length > this.limits.maxCellLength) {
      throw tooLarge('cell_length', this.limits.maxCellLength, { line: row.line, column: column + 1 });
    }
    while (row.cells.length < column) row.cells.push(null);
    row.cells[column] = cell;
  }

  add(row: RawLine | undefined): void {
    if (!row || row.cells.every(isBlank)) return;
    if (this.lines.length >= this.limits.maxRows + MAX_TITLE_LINES)
      throw tooLarge('rows', this.limits.maxRows);
    const last = this.lines.at(-1);
    if (last && last.line >= row.line) this.sorted = false;
    this.lines.push(row);
  }

  finish(): RawLine[] {
    return this.sorted ? this.lines : this.lines.sort((a, b) => a.line - b.line);
  }
}
