import { type CellValue, cellText } from './cell-value.ts';
import { dateOfSerial, isoDate } from './excel-dates.ts';
import { type Parsed, parsed, unparsed } from './parsed.ts';

/** Which comes first where a date could be read both ways: month (3/1 is 1 March) or day (3/1 is 3 January). */
export type DateOrder = 'month_first' | 'day_first';

export interface ParseDateOptions {
  /** From `dateOrderOf` the whole column; without it a date with two readings is an error naming both. */
  order?: DateOrder;
  date1904?: boolean;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const FIRST_SERIAL = 20_000; // 1954; smaller plain numbers are durations or counts, not days
const LAST_SERIAL = 80_000; // 2119
const LONGEST = 60; // no date is longer, and patterns are only run on what could be one

/** Reads a day, as 'YYYY-MM-DD', from what people and Excel write. Times and weekdays after it are passed over. */
export function parseDate(cell: CellValue, options: ParseDateOptions = {}): Parsed<string> {
  const text = cellText(cell).normalize('NFKC').trim();
  if (text === '') return parsed<string>(null);
  if (typeof cell === 'object' && cell !== null) {
    if ('date' in cell) return parsed(cell.date);
    return unparsed('error' in cell ? 'cell.error' : 'date.unreadable', text);
  }
  if (text.length > LONGEST) return unparsed('date.unreadable', text);
  if (/^\d+(?:\.\d+)?$/.test(text)) return fromDigits(text, options);

  const day = withoutTime(text);
  if (/^\d{1,2}月\d{1,2}[日号]?$/.test(day) || /^\d{1,2}[-/.]\d{1,2}$/.test(day))
    return unparsed('date.no_year', text);
  const readings = readingsOf(day);
  if (readings === undefined) return unparsed('date.unreadable', text);
  const possible = [...new Set(readings.map(({ date }) => date).filter((date) => date !== undefined))];
  if (possible.length === 0) return unparsed('date.no_such_day', text);
  if (possible.length === 1) return parsed(possible[0]!);
  const chosen = options.order && readings.find(({ order, date }) => order === options.order && date);
  return chosen?.date ? parsed(chosen.date) : unparsed('date.ambiguous', text, possible);
}

/**
 * What a whole column says about dates with two readings: the one order in which every such date exists, if some
 * date allows only that one; undefined if the column leaves it open or contradicts itself.
 */
export function dateOrderOf(cells: Iterable<CellValue>): DateOrder | undefined {
  const forced = new Set<DateOrder>();
  for (const cell of cells) {
    if (typeof cell !== 'string' || cell.length > LONGEST) continue;
    const readings = readingsOf(withoutTime(cell.normalize('NFKC').trim())) ?? [];
    const ordered = readings.filter(({ order, date }) => order !== undefined && date !== undefined);
    const other = readings.some(({ order, date }) => order === undefined && date !== undefined);
    if (ordered.length === 1 && !other) forced.add(ordered[0]!.order!);
  }
  return forced.size === 1 ? [...forced][0] : undefined;
}

function fromDigits(text: string, { date1904 = false }: ParseDateOptions): Parsed<string> {
  if (/^(?:19|20|21)\d{6}$/.test(text)) {
    const date = isoDate(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)));
    return date === undefined ? unparsed('date.no_such_day', text) : parsed(date);
  }
  const serial = Number(text);
  const date = serial >= FIRST_SERIAL && serial <= LAST_SERIAL ? dateOfSerial(serial, date1904) : undefined;
  return date === undefined ? unparsed('date.unreadable', text) : parsed(date);
}

/** The text without a time of day, a weekday or a remark in brackets after the date. */
function withoutTime(text: string): string {
  return text
    .replace(/\s*\([^)]*\)$/, '')
    .replace(/[T\s]*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]m)?\s*(?:Z|[+-]\d{2}:?\d{2})?$/i, '')
    .replace(/\s*(?:星期|周|礼拜)[一二三四五六日天]$/, '')
    .replace(/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[,.]?\s+/i, '')
    .trim();
}

interface Reading {
  date: string | undefined;
  order?: DateOrder;
}

/** Every way to read the text as a day, existing or not; undefined if it does not have the shape of one. */
function readingsOf(text: string): Reading[] | undefined {
  const chinese = /^(\d{4}|\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?$/.exec(text);
  if (chinese) return [{ date: isoDate(fullYear(chinese[1]!), Number(chinese[2]), Number(chinese[3])) }];

  const yearFirst = /^(\d{4})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{1,2})$/.exec(text);
  if (yearFirst) return [{ date: isoDate(Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4])) }];

  const named =
    /^(?<day>\d{1,2})[-\s./]*(?<month>[a-z]{3,9})\.?[-\s.,/]*(?<year>\d{4}|\d{2})$/i.exec(text) ??
    /^(?<month>[a-z]{3,9})\.?\s*(?<day>\d{1,2})(?:st|nd|rd|th)?[\s,]+(?<year>\d{4})$/i.exec(text) ??
    /^(?<year>\d{4})[-\s./]*(?<month>[a-z]{3,9})\.?[-\s./]*(?<day>\d{1,2})$/i.exec(text);
  if (named?.groups) {
    const { day, month, year } = named.groups as { day: string; month: string; year: string };
    const number = monthNumber(month);
    return number === 0 ? undefined : [{ date: isoDate(fullYear(year), number, Number(day)) }];
  }

  const shortYear = /^(\d{2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d)$/.exec(text);
  if (shortYear)
    return [{ date: isoDate(fullYear(shortYear[1]!), Number(shortYear[3]), Number(shortYear[4])) }];

  const three = /^(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})$/.exec(text);
  if (!three) return undefined;
  const [first, second] = [Number(three[1]), Number(three[3])];
  const year = fullYear(three[4]!);
  const readings: Reading[] = [
    { date: isoDate(year, first, second), order: 'month_first' },
    { date: isoDate(year, second, first), order: 'day_first' },
  ];
  // Two digits at each place: the first may be the year (26/3/1).
  if (three[4]!.length === 2 && three[1]!.length === 2) {
    readings.push({ date: isoDate(fullYear(three[1]!), second, Number(three[4])) });
  }
  return readings;
}

/** Two-digit years as Excel reads them: 00-29 are 2000-2029, the rest 1930-1999. */
function fullYear(text: string): number {
  const year = Number(text);
  return text.length === 4 ? year : year + (year < 30 ? 2000 : 1900);
}

function monthNumber(name: string): number {
  const lower = name.toLowerCase();
  const full = ['uary', 'ruary', 'ch', 'il', '', 'e', 'y', 'ust', 'tember', 'ober', 'ember', 'ember'];
  const index = months.indexOf(lower.slice(0, 3));
  if (index < 0) return 0;
  const rest = lower.slice(3);
  return rest === '' || rest === full[index] || (index === 8 && rest === 't') ? index + 1 : 0;
}
