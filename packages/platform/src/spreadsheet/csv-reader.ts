import { Readable } from 'node:stream';
import { setImmediate as breathe } from 'node:timers/promises';
import { type CsvError, parse } from 'csv-parse';
import { type CellValue, isExcelError } from './cell-value.ts';
import { startsLikeFormula } from './csv-formula.ts';
import { LineCollector, type RawTable, type TableLimits } from './raw-table.ts';
import { damaged, tooLarge } from './spreadsheet-error.ts';

export type Delimiter = ',' | ';' | '\t';

const SAMPLE = 65_536;
const CHUNK = 65_536;
const MAX_LINES = 1_048_576; // Excel shows no more

/** Reads delimited text. Lines are numbered as Excel numbers its rows: a quoted line break does not start a new one. */
export async function readCsv(
  text: string,
  limits: TableLimits,
): Promise<RawTable & { delimiter: Delimiter }> {
  // Excel's own directive, which it does not show as a row.
  const directive = /^sep=([,;\t])(?:\r\n|\n|\r)/i.exec(text);
  const body = directive ? text.slice(directive[0].length) : text;
  const delimiter = (directive?.[1] as Delimiter | undefined) ?? guessDelimiter(body.slice(0, SAMPLE));

  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: Math.min(4_000_000, (limits.maxColumns + 1) * (limits.maxCellLength + 3)),
  });
  const collector = new LineCollector(limits);
  const source = Readable.from(chunksOf(body));
  try {
    let line = 0;
    for await (const record of source.pipe(parser) as AsyncIterable<string[]>) {
      line += 1;
      if (line > MAX_LINES) throw tooLarge('rows', limits.maxRows);
      const row = { line, cells: [] };
      for (const [column, cell] of record.entries()) collector.put(row, column, cellFrom(cell));
      collector.add(row);
    }
  } catch (error) {
    const code = (error as Partial<CsvError>).code;
    if (code === 'CSV_QUOTE_NOT_CLOSED') throw damaged('quote_not_closed');
    if (code === 'CSV_MAX_RECORD_SIZE') throw damaged('record_too_long');
    if (typeof code === 'string' && code.startsWith('CSV_')) throw damaged('csv');
    throw error;
  } finally {
    source.destroy();
  }
  return { lines: collector.finish(), merges: [], delimiter };
}

function cellFrom(text: string): CellValue {
  if (text === '') return null;
  if (isExcelError(text)) return { error: text };
  return text.startsWith("'") && startsLikeFormula(text) ? text.slice(1) : text;
}

/** Piece by piece, with a pause for everyone else in between. */
async function* chunksOf(text: string): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += CHUNK) {
    yield bytes.subarray(at, at + CHUNK);
    await breathe();
  }
}

/** The delimiter that cuts the most lines into the same number of cells; a comma where none does. */
export function guessDelimiter(sample: string): Delimiter {
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const delimiter of [',', ';', '\t'] as const) {
    const counts = countPerLine(sample, delimiter);
    const tally = new Map<number, number>();
    for (const count of counts) if (count > 0) tally.set(count, (tally.get(count) ?? 0) + 1);
    for (const [count, lines] of tally) {
      const score = lines / counts.length + Math.min(count, 100) / 1_000;
      if (score > bestScore) [best, bestScore] = [delimiter, score];
    }
  }
  return best;
}

function countPerLine(sample: string, delimiter: string): number[] {
  const counts: number[] = [];
  let count = 0;
  let quoted = false;
  let blank = true;
  for (const char of sample) {
    if (char === '"') quoted = !quoted;
    if (!quoted && char === delimiter) count += 1;
    if (!quoted && (char === '\n' || char === '\r')) {
      if (!blank) counts.push(count);
      count = 0;
      blank = true;
    } else if (char !== ' ') blank = false;
  }
  if (!blank) counts.push(count);
  return counts;
}
