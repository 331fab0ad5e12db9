import { invalid } from '../errors/index.ts';
import { cellText, columnLetters, type Field, guessColumns, type Table } from '../spreadsheet/index.ts';

const SAMPLE_ROWS = 8;

/** How a file looks, and which column is probably which field. */
export interface InspectedTable<F extends string> {
  fileName: string;
  format: 'xlsx' | 'csv';
  encoding: string | null;
  sheets: string[];
  hiddenSheets: string[];
  sheet: string;
  headerLine: number;
  header: { letters: string; name: string }[];
  rowCount: number;
  sample: { line: number; cells: string[] }[];
  /** Column and certainty (0 to 1) by field. */
  guess: Partial<Record<F, { column: number; confidence: number }>>;
}

/** Shows a table's sheets, header and first rows, with a proposal for its columns. */
export function inspectTable<F extends string>(
  table: Table,
  fileName: string,
  fields: readonly (Field & { key: F })[],
): InspectedTable<F> {
  const guesses = guessColumns(table.header, table.rows, fields);
  const guess: InspectedTable<F>['guess'] = {};
  for (const { key } of fields) {
    const found = guesses[key];
    if (found) guess[key] = { column: found.column, confidence: found.confidence };
  }
  return {
    fileName,
    format: table.format,
    encoding: table.encoding ?? null,
    sheets: table.sheets,
    hiddenSheets: table.hiddenSheets,
    sheet: table.sheet,
    headerLine: table.headerLine,
    header: table.header.map((name, column) => ({ letters: columnLetters(column), name })),
    rowCount: table.rows.length,
    sample: table.rows
      .slice(0, SAMPLE_ROWS)
      .map(({ line, cells }) => ({ line, cells: cells.map((cell) => cellText(cell).slice(0, 120)) })),
    guess,
  };
}

/** Refuses a mapping that names a column the file does not have. */
export function requireMappedColumns(
  table: Table,
  columns: Readonly<Record<string, number | undefined>>,
): void {
  for (const [field, column] of Object.entries(columns)) {
    if (column === undefined || column < table.header.length) continue;
    throw invalid('imports.no_such_column', { field, column: columnLetters(column) }, [
      { path: `mapping.columns.${field}`, code: 'imports.no_such_column' },
    ]);
  }
}
