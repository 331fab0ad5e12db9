import { type CellValue, cellText, isBlank } from './cell-value.ts';
import { ERROR_COLUMN_HEADING } from './error-column.ts';
import { bareLabel } from './label.ts';
import { MAX_TITLE_LINES, type RawLine, type RawTable } from './raw-table.ts';

export interface HeaderRow {
  /** Index of the last header line within the table's lines; the rows start after it. */
  index: number;
  /** Index of its first line: the same, or one above for a header of two lines. */
  first: number;
  header: string[];
}

/** Finds the header below any titles. `labels` are column names the reader hopes for, in any language. */
export function findHeader(table: RawTable, labels: readonly string[], headerLine?: number): HeaderRow {
  const asked = table.lines.findIndex((row) => row.line === headerLine);
  const index = asked >= 0 ? asked : guessIndex(table.lines, new Set(labels.map(bareLabel)));
  return twoLines(table, index - 1) ?? twoLines(table, index) ?? oneLine(table.lines, index);
}

function guessIndex(lines: RawLine[], labels: Set<string>): number {
  const top = lines.slice(0, MAX_TITLE_LINES);
  const corrected = top.findIndex((row) => row.cells[0] === ERROR_COLUMN_HEADING);
  if (corrected >= 0) return corrected;

  const known = top.map((row) => new Set(row.cells.map((cell) => bareLabel(cellText(cell)))));
  const hits = known.map((names) => [...names].filter((name) => labels.has(name)).length);
  const best = Math.max(0, ...hits);
  if (best >= 2) return hits.indexOf(best);

  const widest = Math.max(...top.map(filled));
  // In a narrow table one column without a name must not hide the header.
  const enough = widest <= 3 ? Math.max(1, widest - 1) : widest * 0.7;
  const wide = (row: RawLine) => filled(row) >= enough;
  const first = top.findIndex((row) => wide(row) && !row.cells.some(isNamedFact));
  if (first < 0) return 0;
  if (isLabels(top[first]!)) return first;
  // A block of facts about the project may be nearly as wide; a fuller row of labels soon after is the header.
  const later = top
    .slice(first + 1, first + 6)
    .findIndex((row) => isLabels(row) && filled(row) > filled(top[first]!));
  return later < 0 ? first : first + 1 + later;
}

function filled(row: RawLine): number {
  return row.cells.reduce((count: number, cell) => count + (isBlank(cell) ? 0 : 1), 0);
}

/** "Project: Line 3" in one cell. Brackets are left out, so 时间(hh:mm) is still a label. */
function isNamedFact(cell: CellValue): boolean {
  return (
    typeof cell === 'string' && /[:：]/.test(cell.slice(0, 200).replace(/[(（[【][^)）\]】]*[)）\]】]/g, ''))
  );
}

function isLabels(row: RawLine): boolean {
  const names = new Set<string>();
  for (const cell of row.cells) {
    if (isBlank(cell)) continue;
    if (typeof cell !== 'string' || cell.length > 60) return false;
    const name = bareLabel(cell);
    if (names.has(name) || !/\p{L}/u.test(name) || /^\d{2,}/.test(name)) return false;
    names.add(name);
  }
  return names.size > 0;
}

function oneLine(lines: RawLine[], index: number): HeaderRow {
  return { index, first: index, header: (lines[index]?.cells ?? []).map(headerText) };
}

/** A header of two lines: 计划 merged over 开始 and 结束 reads "计划 开始", "计划 结束". */
function twoLines(table: RawTable, first: number): HeaderRow | undefined {
  const upper = table.lines[first];
  const lower = table.lines[first + 1];
  if (!upper || !lower || lower.line !== upper.line + 1 || filled(upper) < 2 || upper.cells.some(isNamedFact))
    return undefined;
  const groups = table.merges.filter(
    (area) =>
      area.firstLine === upper.line && area.lastLine === upper.line && area.lastColumn > area.firstColumn,
  );
  if (groups.length === 0) return undefined;
  const above = upper.cells.map(headerText);
  const below = lower.cells.map(headerText);
  const grouped = new Set<number>();
  for (const { firstColumn, lastColumn } of groups) {
    for (let column = firstColumn; column <= Math.min(lastColumn, lower.cells.length - 1); column += 1) {
      if (typeof lower.cells[column] !== 'string') return undefined;
      above[column] = headerText(upper.cells[firstColumn]);
      grouped.add(column);
    }
  }
  const columns = Array.from({ length: Math.max(above.length, below.length) }, (_, column) => column);
  const both = (column: number) => [above[column] ?? '', below[column] ?? ''] as const;
  // Outside the groups the two lines say the same or one says nothing; else the lower line is a row, not a header.
  const agree = columns.every((column) => {
    const [name, under] = both(column);
    return grouped.has(column) || name === '' || under === '' || name === under;
  });
  if (!agree) return undefined;
  const header = columns.map((column) => {
    const [name, under] = both(column);
    return name === under ? name : `${name} ${under}`.trim();
  });
  return { index: first + 1, first, header };
}

function headerText(cell: CellValue | undefined): string {
  return cellText(cell).replace(/\s+/g, ' ').trim();
}
