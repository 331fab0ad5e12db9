/** Every way a file can be refused; the texts for each live in the apps' dictionaries (see README.md). */
export type SpreadsheetErrorCode =
  | 'spreadsheet.empty'
  | 'spreadsheet.not_a_table'
  | 'spreadsheet.old_excel'
  | 'spreadsheet.encrypted'
  | 'spreadsheet.damaged'
  | 'spreadsheet.too_large'
  | 'spreadsheet.encoding_unknown'
  | 'spreadsheet.sheet_unknown';

export type SpreadsheetFacts = Record<string, string | number | string[]>;

/** What is wrong with an uploaded table, as a stable code and the facts its text needs. */
export class SpreadsheetError extends Error {
  override readonly name = 'SpreadsheetError';

  constructor(
    readonly code: SpreadsheetErrorCode,
    readonly facts: SpreadsheetFacts = {},
  ) {
    super(`${code} ${JSON.stringify(facts)}`);
  }
}

/** The file says it is a workbook or table, but its inside does not hold together. */
export function damaged(reason: string, part?: string): SpreadsheetError {
  return new SpreadsheetError('spreadsheet.damaged', part === undefined ? { reason } : { reason, part });
}

/** A limit was passed; `limit` names which, `max` is what is allowed. */
export function tooLarge(
  limit: 'bytes' | 'inflated_bytes' | 'parts' | 'rows' | 'columns' | 'cell_length' | 'merged_cells',
  max: number,
  where: SpreadsheetFacts = {},
): SpreadsheetError {
  return new SpreadsheetError('spreadsheet.too_large', { limit, max, ...where });
}
