import { type CellValue, cellText, percentPoints } from './cell-value.ts';
import { type Parsed, parsed, unparsed } from './parsed.ts';

/** How a column without percent signs counts: 60 or 0.6 for sixty per cent. */
export type PercentScale = 'points' | 'fraction';

const LONGEST = 60; // no number or unit is longer

export interface ParseNumberOptions {
  /** Words that may follow the number, such as 天 or days. */
  units?: readonly string[];
}

/** Reads a number as people write it: 1,234.5, full-width digits, (5) for minus five, a unit after it if allowed. */
export function parseNumber(cell: CellValue, { units = [] }: ParseNumberOptions = {}): Parsed<number> {
  if (cell === null) return parsed<number>(null);
  if (typeof cell === 'number') return parsed(cell);
  if (typeof cell === 'object') {
    if ('percent' in cell) return parsed(Number((cell.percent / 100).toPrecision(15)));
    return unparsed('error' in cell ? 'cell.error' : 'number.unreadable', cellText(cell));
  }
  if (typeof cell === 'boolean') return unparsed('number.unreadable', cellText(cell));

  const text = plain(cell);
  if (text === '') return parsed<number>(null);
  if (text.length > LONGEST) return unparsed('number.unreadable', text);
  let digits = text;
  for (const unit of units.map(plain)) {
    if (unit !== '' && digits.toLowerCase().endsWith(unit.toLowerCase())) {
      digits = digits.slice(0, -unit.length).trim();
      break;
    }
  }
  return readDigits(digits, text);
}

function readDigits(digits: string, text: string): Parsed<number> {
  const negative = /^\((.+)\)$/.exec(digits);
  let number = negative ? negative[1]! : digits;
  if (/^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(number)) number = number.replaceAll(',', '');
  else if (/^[+-]?\d{1,3}(?: \d{3})+(?:\.\d+)?$/.test(number)) number = number.replaceAll(' ', '');
  else if (/^[+-]?\d+,\d+$/.test(number)) {
    return unparsed('number.ambiguous', text, [number.replace(',', '.'), number.replace(',', '')]);
  }
  if (!/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?$/i.test(number))
    return unparsed('number.unreadable', text);
  if (negative && /^[+-]/.test(number)) return unparsed('number.unreadable', text);
  // More digits than a number can hold would come back changed.
  if (number.replace(/e.*$/i, '').replace(/\D/g, '').replace(/^0+/, '').length > 15) {
    return unparsed('number.too_long', text);
  }
  const value = Number(number);
  if (!Number.isFinite(value)) return unparsed('number.unreadable', text);
  return parsed(negative ? -value : value);
}

/**
 * Reads a percentage in points: '60%', '60 %', 60 and a cell shown as 60 % are all 60. Numbers from above 0 up to 1
 * without a sign could mean either scale, so they are an error naming both unless the column's scale is given.
 */
export function parsePercent(cell: CellValue, scale?: PercentScale): Parsed<number> {
  if (cell === null) return parsed<number>(null);
  if (typeof cell === 'object' && 'percent' in cell) return parsed(cell.percent);
  if (typeof cell === 'object' && 'error' in cell) return unparsed('cell.error', cell.error);

  const text = plain(cellText(cell));
  if (text.length > LONGEST) return unparsed('percent.unreadable', text);
  const signed = /^(.*\d)\s*%$/.exec(text);
  const number = typeof cell === 'number' ? parsed(cell) : parseNumber(signed?.[1] ?? text);
  if (!number.ok || typeof cell === 'boolean') return unparsed('percent.unreadable', text);
  const value = number.value;
  if (value === null || signed || value === 0) return parsed(value);
  if (scale === 'fraction') return parsed(percentPoints(value));
  if (scale === 'points' || Math.abs(value) > 1) return parsed(value);
  return unparsed('percent.ambiguous', text, [`${percentPoints(value)}%`, `${value}%`]);
}

/**
 * The scale a whole column counts in, from its cells without a percent sign: points if any is above 1, fractions if
 * none is and some lie between 0 and 1, undefined if that leaves it open (only 0 and 1).
 */
export function percentScaleOf(cells: Iterable<CellValue>): PercentScale | undefined {
  let fractions = false;
  for (const cell of cells) {
    if (typeof cell !== 'number' && typeof cell !== 'string') continue;
    const number = parseNumber(cell);
    if (!number.ok || number.value === null) continue;
    if (Math.abs(number.value) > 1) return 'points';
    if (!Number.isInteger(number.value)) fractions = true;
  }
  return fractions ? 'fraction' : undefined;
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[−–]/g, '-')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}
