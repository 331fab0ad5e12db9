import type { CellValue } from './cell-value.ts';
import { ERROR_COLUMN_HEADING } from './error-column.ts';
import type { Table, TableRow } from './read-table.ts';
import { fileBytes, type RowCells } from './table-file.ts';
import type { WorkbookProperties } from './xlsx-parts.ts';
import { writeXlsx } from './xlsx-writer.ts';

export interface RowError {
  /** The line the person saw in the file that was read. */
  line: number;
  /** Index into the table's header, where one cell is to blame. */
  column?: number;
  /** In the person's language: what is wrong and what to write instead. */
  message: string;
}

const MAX_MESSAGE = 2_000;

/**
 * A workbook of only the rows that are wrong, with what is wrong in a first column and the bad cells coloured.
 * Mended, it can be uploaded as it is: the reader leaves that first column out again.
 */
export async function annotateErrors(
  table: Pick<Table, 'header' | 'rows' | 'sheet'>,
  errors: readonly RowError[],
  properties?: WorkbookProperties,
): Promise<Uint8Array> {
  const byLine = new Map<number, RowError[]>();
  for (const error of errors) byLine.set(error.line, [...(byLine.get(error.line) ?? []), error]);
  const flags = new Map<RowCells, Set<number>>();
  const rows = [...linesOf(table.rows, byLine)].map(({ cells, errors: own }) => {
    const row: CellValue[] = [messageOf(own), ...cells];
    flags.set(row, new Set(own.flatMap(({ column }) => (column === undefined ? [] : [column + 1]))));
    return row;
  });

  const columns = [
    { heading: ERROR_COLUMN_HEADING, width: 48 },
    ...table.header.map((heading, index) => ({ heading, width: usualWidth(heading, index, table.rows) })),
  ];
  return fileBytes(
    writeXlsx(columns, [rows], {
      sheetName: table.sheet,
      properties,
      messageColumn: 0,
      flagged: (row) => flags.get(row),
    }),
  );
}

/** The bad rows in the order of the file; an error about a line that is no row stands alone, so that none is lost. */
function* linesOf(rows: readonly TableRow[], byLine: ReadonlyMap<number, RowError[]>) {
  const left = new Map(byLine);
  for (const { line, cells } of rows) {
    const errors = left.get(line);
    if (!errors) continue;
    left.delete(line);
    yield { cells, errors };
  }
  for (const errors of left.values()) yield { cells: [], errors };
}

function messageOf(errors: readonly RowError[]): string {
  const message = [...new Set(errors.map((error) => error.message))].join('\n');
  return message.length > MAX_MESSAGE ? `${message.slice(0, MAX_MESSAGE - 1)}…` : message;
}

function usualWidth(heading: string, column: number, rows: readonly TableRow[]): number {
  let longest = heading.length;
  for (const { cells } of rows.slice(0, 50)) {
    const cell = cells[column];
    if (typeof cell === 'string') longest = Math.max(longest, cell.length);
  }
  return Math.min(40, Math.max(12, longest + 4));
}
