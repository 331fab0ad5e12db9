import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { columnLetters } from './cell-reference.ts';
import type { CellValue } from './cell-value.ts';
import { cellText } from './cell-value.ts';
import { serialOfDate } from './excel-dates.ts';
import { tooLarge } from './spreadsheet-error.ts';
import {
  type ColumnKind,
  columnWidth,
  type RowBatches,
  type RowCells,
  type TableColumn,
  type TableFile,
  typedCell,
} from './table-file.ts';
import * as parts from './xlsx-parts.ts';
import { storedText } from './xlsx-text.ts';

const MAX_LINES = 1_048_576;
const MAX_TEXT = 32_767;
const FLUSH_AT = 65_536;

export interface XlsxOptions {
  sheetName?: string;
  properties?: parts.WorkbookProperties;
  /** Columns of a row to show as wrong. */
  flagged?: (row: RowCells) => ReadonlySet<number> | undefined;
  /** A column of messages: wrapped and in red. */
  messageColumn?: number;
}

/**
 * Writes a workbook of one sheet with a bold, frozen header, a filter, and real dates, numbers and percentages.
 * Rows are taken batch by batch as the file is read, so memory does not grow with their number.
 */
export function writeXlsx(
  columns: readonly TableColumn[],
  batches: RowBatches,
  options: XlsxOptions = {},
): TableFile {
  const sheet = new SheetWriter(columns, options);
  return {
    chunks: zipChunks(sheet.parts(batches), {
      '[Content_Types].xml': parts.contentTypes(),
      '_rels/.rels': parts.packageRelations(),
      'docProps/core.xml': parts.coreProperties(options.properties ?? {}),
      'xl/workbook.xml': parts.workbookPart(sheetTitle(options.sheetName)),
      'xl/_rels/workbook.xml.rels': parts.workbookRelations(),
      'xl/styles.xml': parts.stylesPart(),
    }),
    get rowCount() {
      return sheet.rowCount;
    },
    get shortenedCells() {
      return sheet.shortenedCells;
    },
  };
}

class SheetWriter {
  rowCount = 0;
  shortenedCells = 0;
  private readonly letters: string[];

  constructor(
    private readonly columns: readonly TableColumn[],
    private readonly options: XlsxOptions,
  ) {
    this.letters = columns.map((_, index) => columnLetters(index));
  }

  async *parts(batches: RowBatches): AsyncGenerator<Uint8Array> {
    let xml = parts.sheetStart(this.columns.map(columnWidth));
    xml += `<row r="1">${this.columns.map((column, index) => this.text(`${this.letters[index]}1`, column.heading, parts.STYLE.heading)).join('')}</row>`;
    for await (const batch of batches) {
      for (const row of batch) {
        xml += this.row(row);
        if (xml.length < FLUSH_AT) continue;
        yield Buffer.from(xml);
        xml = '';
      }
    }
    const last = this.letters.at(-1) ?? 'A';
    yield Buffer.from(xml + parts.sheetEnd(`A1:${last}${this.rowCount + 1}`));
  }

  private row(row: RowCells): string {
    const line = this.rowCount + 2;
    if (line > MAX_LINES) throw tooLarge('rows', MAX_LINES - 1);
    const flagged = this.options.flagged?.(row);
    let xml = `<row r="${line}">`;
    for (const [index, { kind }] of this.columns.entries()) {
      const flag = flagged?.has(index) ? parts.FLAGGED : 0;
      const message = index === this.options.messageColumn;
      xml += message
        ? this.text(`${this.letters[index]}${line}`, cellText(row[index]), parts.STYLE.message)
        : this.cell(`${this.letters[index]}${line}`, typedCell(row[index], kind), kind, flag);
    }
    this.rowCount += 1;
    return `${xml}</row>`;
  }

  private cell(reference: string, cell: CellValue, kind: ColumnKind | undefined, flag: number): string {
    const style = (name: keyof typeof parts.STYLE) => `s="${parts.STYLE[name] + flag}"`;
    if (cell === null) return flag ? `<c r="${reference}" ${style('plain')}/>` : '';
    if (typeof cell === 'string') return this.text(reference, cell, parts.STYLE.plain + flag);
    if (typeof cell === 'boolean')
      return `<c r="${reference}" ${style('plain')} t="b"><v>${cell ? 1 : 0}</v></c>`;
    if (typeof cell === 'number') {
      if (!Number.isFinite(cell)) return this.cell(reference, { error: '#NUM!' }, kind, flag);
      return `<c r="${reference}" ${style(kind === 'money' ? 'money' : 'plain')}><v>${cell}</v></c>`;
    }
    if ('percent' in cell) {
      if (!Number.isFinite(cell.percent)) return this.cell(reference, { error: '#NUM!' }, kind, flag);
      const name = Number.isInteger(cell.percent) ? 'percent' : 'percentExact';
      return `<c r="${reference}" ${style(name)}><v>${Number((cell.percent / 100).toPrecision(15))}</v></c>`;
    }
    if ('error' in cell)
      return `<c r="${reference}" ${style('plain')} t="e"><v>${storedText(cell.error)}</v></c>`;
    const serial = serialOfDate(cell.date, cell.time);
    // A day before Excel's calendar, or no day at all, is written as what it says.
    if (serial === undefined) return this.text(reference, cellText(cell), parts.STYLE.plain + flag);
    return `<c r="${reference}" ${style(cell.time === undefined ? 'date' : 'dateTime')}><v>${serial}</v></c>`;
  }

  private text(reference: string, text: string, style: number): string {
    let whole = text;
    if (text.length > MAX_TEXT) {
      whole = `${text.slice(0, MAX_TEXT - 1).replace(/[\ud800-\udbff]$/, '')}…`;
      this.shortenedCells += 1;
    }
    return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${storedText(whole)}</t></is></c>`;
  }
}

async function* zipChunks(
  sheet: AsyncIterable<Uint8Array>,
  texts: Record<string, string>,
): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const source = Readable.from(sheet, { objectMode: true, highWaterMark: 1 });
  zip.on('error', (error: Error) => output.destroy(error));
  source.on('error', (error: Error) => output.destroy(error));
  // A fixed day, so that the same rows give the same bytes.
  const mtime = new Date(Date.UTC(2000, 0, 1));
  for (const [name, text] of Object.entries(texts)) zip.addBuffer(Buffer.from(text), name, { mtime });
  zip.addReadStream(source, 'xl/worksheets/sheet1.xml', { mtime });
  zip.end();
  try {
    for await (const chunk of output) yield chunk as Uint8Array;
  } finally {
    source.destroy();
  }
}

/** A sheet name Excel accepts. */
function sheetTitle(name = ''): string {
  const clean = name
    // biome-ignore lint/suspicious/noControlCharactersInRegex: Excel refuses them in names
    .replace(/[[\]:*?/\\\u0000-\u001f]/g, ' ')
    .trim()
    .replace(/^'+|'+$/g, '')
    .slice(0, 31)
    .trim();
  return clean === '' || clean.toLowerCase() === 'history' ? 'Sheet1' : clean;
}
