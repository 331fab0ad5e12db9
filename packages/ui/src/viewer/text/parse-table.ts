import Papa from 'papaparse';

/** What is shown of a table: beyond that a spreadsheet is the better tool. */
export const ROW_LIMIT = 5000;
export const COLUMN_LIMIT = 200;

export interface ParsedTable {
  header: string[];
  rows: string[][];
  cutRows: boolean;
  cutColumns: boolean;
}

/** Reads CSV or TSV, whichever sign parts its fields. `cut` says that the text ends in the middle, where its last row is not whole. */
export function parseTable(text: string, cut = false): ParsedTable {
  const { data } = Papa.parse<string[]>(text, {
    delimitersToGuess: [',', '\t', ';', '|'],
    preview: ROW_LIMIT + 2,
    skipEmptyLines: 'greedy',
  });
  if (cut && data.length < ROW_LIMIT + 2) data.pop();
  const widest = data.reduce((most, row) => Math.max(most, row.length), 0);
  const [header = [], ...rows] = data.map((row) => row.slice(0, COLUMN_LIMIT));
  return {
    header: Array.from({ length: Math.min(widest, COLUMN_LIMIT) }, (_, index) => header[index] ?? ''),
    rows: rows.slice(0, ROW_LIMIT),
    cutRows: rows.length > ROW_LIMIT || cut,
    cutColumns: widest > COLUMN_LIMIT,
  };
}
