import type { RawTable, TableLimits } from './raw-table.ts';
import { damaged } from './spreadsheet-error.ts';

/** Gives each line of a cell merged downwards its value: 机械部 over five tasks belongs to all five. */
export function fillMergedCells(table: RawTable, limits: TableLimits): void {
  // Real merges never overlap, so filling can never take more steps than there are cells.
  let steps = (limits.maxRows + 50) * (limits.maxColumns + 1);
  for (const { firstLine, lastLine, firstColumn } of table.merges) {
    if (lastLine === firstLine || firstColumn > limits.maxColumns) continue;
    let index = indexOfLine(table, firstLine);
    const top = table.lines[index];
    const value = top?.line === firstLine ? top.cells[firstColumn] : undefined;
    if (value === undefined || value === null) continue;
    for (index += 1; (table.lines[index]?.line ?? Infinity) <= lastLine; index += 1) {
      steps -= 1;
      if (steps < 0) throw damaged('merged_cells');
      const cells = table.lines[index]!.cells;
      while (cells.length < firstColumn) cells.push(null);
      cells[firstColumn] ??= value;
    }
  }
}

/** The index of the first line at or after `line`. */
function indexOfLine(table: RawTable, line: number): number {
  let low = 0;
  let high = table.lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (table.lines[middle]!.line < line) low = middle + 1;
    else high = middle;
  }
  return low;
}
