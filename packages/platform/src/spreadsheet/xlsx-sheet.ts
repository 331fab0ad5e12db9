import { type MergedArea, parseArea, parseReference } from './cell-reference.ts';
import { type CellValue, isBlank, NOT_CALCULATED, percentPoints } from './cell-value.ts';
import { dateCellOfSerial, isoDate, timeTextOfSerial } from './excel-dates.ts';
import type { RawLine, RawTable, TableLimits } from './raw-table.ts';
import { LineCollector } from './raw-table.ts';
import { damaged, tooLarge } from './spreadsheet-error.ts';
import { plainText } from './xlsx-text.ts';
import type { Workbook } from './xlsx-workbook.ts';
import { readXml } from './xml-reader.ts';
import type { ZipReader } from './zip-reader.ts';

const MAX_MERGES = 50_000;

/** One sheet's non-blank lines, with the line numbers Excel shows, and its merged areas. */
export async function readSheet(
  zip: ZipReader,
  part: string,
  workbook: Workbook,
  limits: TableLimits,
): Promise<RawTable> {
  const collector = new LineCollector(limits);
  const merges: MergedArea[] = [];
  const cell = new CellReader(workbook, part);
  let line = 0;
  let column = -1;
  let row: RawLine | undefined;

  await readXml(zip.read(part), part, 'worksheet', {
    open(name, attributes) {
      if (name === 'row') {
        line = attributes.r === undefined ? line + 1 : lineNumber(attributes.r, part);
        column = -1;
        row = { line, cells: [] };
      } else if (name === 'c') {
        column = attributes.r === undefined ? column + 1 : parseReference(attributes.r, part).column;
        cell.begin(attributes.t ?? 'n', attributes.s);
      } else if (name === 'mergeCell') {
        if (merges.length >= MAX_MERGES) throw tooLarge('merged_cells', MAX_MERGES);
        merges.push(parseArea(attributes.ref ?? '', part));
      } else cell.open(name);
    },
    text(piece) {
      cell.text(piece, limits.maxCellLength);
    },
    close(name) {
      if (name === 'c') collector.put(row, column, cell.end());
      else if (name === 'row') {
        collector.add(row);
        row = undefined;
      } else cell.close(name);
    },
  });
  return { lines: collector.finish(), merges };
}

function lineNumber(text: string, part: string): number {
  const line = Number(text);
  if (!Number.isInteger(line) || line < 1 || line > 1_048_576) throw damaged('row', part);
  return line;
}

/** Gathers what stands inside one `<c>` and says what value it is. */
class CellReader {
  private type: string | undefined;
  private style = 0;
  private content = '';
  private listening = false;
  private phonetic = false;
  private formula = false;
  private answered = false;

  constructor(
    private readonly workbook: Workbook,
    private readonly part: string,
  ) {}

  begin(type: string, style: string | undefined): void {
    this.type = type;
    this.style = style === undefined ? 0 : Number(style);
    this.content = '';
    this.formula = false;
    this.answered = false;
  }

  open(name: string): void {
    if (this.type === undefined) return;
    if (name === 'f') this.formula = true;
    else if (name === 'rPh') this.phonetic = true;
    else if (name === 'v' || (name === 't' && !this.phonetic)) {
      this.listening = true;
      this.answered = true;
    }
  }

  text(piece: string, maxCellLength: number): void {
    // An escaped character takes seven; past that the cell is refused anyway, so nothing more is kept.
    if (this.listening && this.content.length <= maxCellLength * 7) this.content += piece;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.listening = false;
    else if (name === 'rPh') this.phonetic = false;
  }

  end(): CellValue {
    const type = this.type;
    this.type = undefined;
    this.listening = false;
    if (this.formula && !this.answered) return { error: NOT_CALCULATED };
    switch (type) {
      case 's':
        return this.content === '' ? null : this.sharedText();
      case 'str':
      case 'inlineStr':
        return this.content === '' ? null : plainText(this.content);
      case 'b':
        return this.content === '' ? null : this.content.trim() === '1' || this.content.trim() === 'true';
      case 'e':
        return this.content === '' ? null : { error: plainText(this.content) };
      case 'd':
        return isoCell(this.content);
      default:
        return this.number();
    }
  }

  private sharedText(): CellValue {
    const text = this.workbook.texts[Number(this.content)];
    if (text === undefined) throw damaged('text_missing', this.part);
    return text === '' ? null : text;
  }

  private number(): CellValue {
    if (isBlank(this.content)) return null;
    const value = Number(this.content);
    if (!Number.isFinite(value)) throw damaged('number', this.part);
    switch (this.workbook.formats[this.style] ?? 'plain') {
      case 'date':
        return dateCellOfSerial(value, this.workbook.date1904);
      case 'time':
        return timeTextOfSerial(value);
      case 'percent':
        return { percent: percentPoints(value) };
      default:
        return value;
    }
  }
}

function isoCell(content: string): CellValue {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2}))?/.exec(content);
  if (!match) return content === '' ? null : content;
  const [, date = '', time] = match;
  const [year, month, day] = date.split('-').map(Number);
  if (isoDate(year ?? 0, month ?? 0, day ?? 0) === undefined) return content;
  return time === undefined || time === '00:00:00' ? { date } : { date, time };
}
