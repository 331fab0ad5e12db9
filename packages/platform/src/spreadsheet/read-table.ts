import { type CellValue, isBlank } from './cell-value.ts';
import { refuseOtherText, sniffBytes } from './content-kind.ts';
import { decodeText, type TextEncodingName } from './csv-encoding.ts';
import { type Delimiter, readCsv } from './csv-reader.ts';
import { ERROR_COLUMN_HEADING } from './error-column.ts';
import { findHeader } from './header-row.ts';
import { fillMergedCells } from './merged-cells.ts';
import type { RawTable, TableLimits } from './raw-table.ts';
import { SpreadsheetError, tooLarge } from './spreadsheet-error.ts';
import { readSheet } from './xlsx-sheet.ts';
import { readWorkbook, type WorkbookSheet } from './xlsx-workbook.ts';
import { ZipReader } from './zip-reader.ts';

export interface ReadTableOptions {
  /** Names the only sheet of a CSV file; never trusted for anything else. */
  fileName?: string;
  /** Bytes of the file as uploaded; 20 MB unless told. */
  maxBytes?: number;
  /** Bytes the parts of a workbook may inflate to; 64 MB unless told. */
  maxInflatedBytes?: number;
  /** Rows below the header that hold anything; 20,000 unless told. */
  maxRows?: number;
  maxColumns?: number;
  maxCellLength?: number;
  /** The sheet to read; else the first visible one that holds anything. A hidden one must be named. */
  sheet?: string;
  /** The line of the header, where a person corrected the guess. */
  headerLine?: number;
  /** Column names hoped for, in any language: a line with two of them is taken for the header. */
  labels?: readonly string[];
}

export interface TableRow {
  /** The number a person sees at the left in Excel. */
  line: number;
  /** As many as the header has. */
  cells: CellValue[];
}

export interface Table {
  format: 'xlsx' | 'csv';
  encoding?: TextEncodingName;
  delimiter?: Delimiter;
  /** Visible sheets in their order. */
  sheets: string[];
  /** Sheets nobody sees in Excel; they are not read unless named. */
  hiddenSheets: string[];
  sheet: string;
  /** Whether plain numbers that stand for days count from 1904. */
  date1904: boolean;
  headerLine: number;
  header: string[];
  /** Lines above the header, such as titles, left out of the rows. */
  titleRows: TableRow[];
  rows: TableRow[];
}

/**
 * Reads an uploaded XLSX or CSV file as one table, going by its content and never by its name.
 * Throws SpreadsheetError where it is not what it should be; nothing else.
 */
export async function readTable(bytes: Uint8Array, options: ReadTableOptions = {}): Promise<Table> {
  const maxBytes = options.maxBytes ?? 20_000_000;
  if (bytes.byteLength > maxBytes) throw tooLarge('bytes', maxBytes, { size: bytes.byteLength });
  const limits: TableLimits = {
    maxRows: options.maxRows ?? 20_000,
    maxColumns: options.maxColumns ?? 200,
    maxCellLength: options.maxCellLength ?? 10_000,
  };
  return sniffBytes(bytes) === 'zip'
    ? readXlsxTable(bytes, options, limits)
    : readCsvTable(bytes, options, limits);
}

async function readCsvTable(
  bytes: Uint8Array,
  options: ReadTableOptions,
  limits: TableLimits,
): Promise<Table> {
  const { text, encoding } = decodeText(bytes);
  refuseOtherText(text);
  const raw = await readCsv(text, limits);
  const name = options.fileName?.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '') || 'CSV';
  if (raw.lines.length === 0) throw new SpreadsheetError('spreadsheet.empty', { sheets: [name] });
  return {
    format: 'csv',
    encoding,
    delimiter: raw.delimiter,
    sheets: [name],
    hiddenSheets: [],
    sheet: name,
    date1904: false,
    ...shape(raw, options, limits),
  };
}

async function readXlsxTable(
  bytes: Uint8Array,
  options: ReadTableOptions,
  limits: TableLimits,
): Promise<Table> {
  const zip = await ZipReader.open(bytes, options.maxInflatedBytes ?? 64_000_000);
  const workbook = await readWorkbook(zip, limits.maxCellLength);
  const visible = workbook.sheets.filter((sheet) => !sheet.hidden);
  const sheets = visible.map((sheet) => sheet.name);
  const hiddenSheets = workbook.sheets.filter((sheet) => sheet.hidden).map((sheet) => sheet.name);

  for (const sheet of sheetsToTry(workbook.sheets, visible, options.sheet)) {
    const raw = await readSheet(zip, sheet.part, workbook, limits);
    if (raw.lines.length === 0) continue;
    fillMergedCells(raw, limits);
    return {
      format: 'xlsx',
      sheets,
      hiddenSheets,
      sheet: sheet.name,
      date1904: workbook.date1904,
      ...shape(raw, options, limits),
    };
  }
  throw new SpreadsheetError('spreadsheet.empty', { sheets, hiddenSheets });
}

function sheetsToTry(
  all: WorkbookSheet[],
  visible: WorkbookSheet[],
  asked: string | undefined,
): WorkbookSheet[] {
  if (asked === undefined) return visible;
  const found = all.find((sheet) => sheet.name === asked);
  if (found) return [found];
  throw new SpreadsheetError('spreadsheet.sheet_unknown', {
    sheet: asked,
    sheets: visible.map((sheet) => sheet.name),
  });
}

/** Cuts the lines into titles, header and rows, all of one width, without the column of things to mend. */
function shape(raw: RawTable, options: ReadTableOptions, limits: TableLimits) {
  const { index, first, header } = findHeader(raw, options.labels ?? [], options.headerLine);
  const skip = header[0] === ERROR_COLUMN_HEADING ? 1 : 0;
  const body = raw.lines.slice(index + 1);
  const width = body.reduce((widest, row) => Math.max(widest, lastFilled(row.cells)), lastFilled(header));
  const cut = ({ line, cells }: TableRow, to: number) => ({
    line,
    cells: Array.from({ length: Math.max(0, to - skip) }, (_, column) => cells[column + skip] ?? null),
  });
  if (width - skip > limits.maxColumns) throw tooLarge('columns', limits.maxColumns);

  const rows = body.map((row) => cut(row, width)).filter((row) => !row.cells.every(isBlank));
  if (rows.length > limits.maxRows) throw tooLarge('rows', limits.maxRows);
  return {
    headerLine: raw.lines[index]!.line,
    header: cut({ line: 0, cells: header }, width).cells.map((cell) => (cell ?? '') as string),
    titleRows: raw.lines.slice(0, first).map((row) => cut(row, lastFilled(row.cells))),
    rows,
  };
}

function lastFilled(cells: readonly CellValue[]): number {
  return cells.findLastIndex((cell) => !isBlank(cell)) + 1;
}
