export { annotateErrors, type RowError } from './annotate-errors.ts';
export { columnLetters } from './cell-reference.ts';
export {
  type CellValue,
  cellText,
  type DateCell,
  type ErrorCell,
  isBlank,
  NOT_CALCULATED,
  type PercentCell,
} from './cell-value.ts';
export type { TextEncodingName } from './csv-encoding.ts';
export type { Delimiter } from './csv-reader.ts';
export { writeCsv } from './csv-writer.ts';
export { ERROR_COLUMN_HEADING } from './error-column.ts';
export { type ColumnGuess, type Field, type FieldKind, guessColumns } from './guess-columns.ts';
export { type DateOrder, dateOrderOf, type ParseDateOptions, parseDate } from './parse-date.ts';
export {
  type ParseNumberOptions,
  type PercentScale,
  parseNumber,
  parsePercent,
  percentScaleOf,
} from './parse-number.ts';
export type { Parsed, ParseErrorCode } from './parsed.ts';
export { type ReadTableOptions, readTable, type Table, type TableRow } from './read-table.ts';
export { splitPeople } from './split-people.ts';
export { SpreadsheetError, type SpreadsheetErrorCode, type SpreadsheetFacts } from './spreadsheet-error.ts';
export {
  type ColumnKind,
  fileBytes,
  type RowBatches,
  type RowCells,
  type TableColumn,
  type TableFile,
} from './table-file.ts';
export type { WorkbookProperties } from './xlsx-parts.ts';
export { writeXlsx, type XlsxOptions } from './xlsx-writer.ts';
