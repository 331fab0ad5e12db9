import type { CellValue } from '@millwright/platform/spreadsheet';
import { toDecimal, toUnits } from '../quantities.schemas.ts';

/** A quantity as a bill of materials writes it, with the unit that stood in the same cell. */
export type BomQuantity =
  | { ok: true; quantity: string; unit: string | null }
  | { ok: false; code: 'unreadable' | 'ambiguous' | 'out_of_range'; readings?: [string, string] };

export type DecimalMark = 'point' | 'comma';

const MOST = toUnits('999999999999');
const NUMBER = /^(?<number>\d[\d.,' \u00a0\u2009]*)\s*(?<unit>[^\d.,]\S{0,18}(?: [^\d\s]\S{0,9})?)?$/u;

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\u00a0\u2009\u202f\s]+/g, ' ')
    .trim();

/** What stands before a number without meaning anything: 2 x, ×4. */
const withoutTimes = (text: string) => text.replace(/^[x×*]\s*/iu, '').replace(/\s*[x×*]$/iu, '');

/** Reads one cell. `mark` decides what a single comma or point means where it could be either. */
export function parseBomQuantity(cell: CellValue, mark: DecimalMark | undefined): BomQuantity {
  if (typeof cell === 'number') return inRange(String(Number(cell.toPrecision(12))), null);
  if (typeof cell !== 'string') return { ok: false, code: 'unreadable' };
  const text = withoutTimes(plain(cell));
  const { number, unit } = NUMBER.exec(text)?.groups ?? {};
  if (!number || text.length > 60) return { ok: false, code: 'unreadable' };
  const readings = readDigits(number.trim(), mark);
  if (readings.length === 0) return { ok: false, code: 'unreadable' };
  if (readings.length === 2) return { ok: false, code: 'ambiguous', readings: readings as [string, string] };
  return inRange(readings[0] as string, unit?.trim() || null);
}

function inRange(decimal: string, unit: string | null): BomQuantity {
  if (!/^\d{1,15}(\.\d{1,4})?$/.test(decimal)) return { ok: false, code: 'out_of_range' };
  const units = toUnits(decimal);
  if (units <= 0n || units > MOST) return { ok: false, code: 'out_of_range' };
  return { ok: true, quantity: toDecimal(units), unit };
}

/** What digits with points and commas can mean: one decimal, two where nobody can tell, none where it is no number. */
function readDigits(text: string, mark: DecimalMark | undefined): string[] {
  const digits = text.replace(/[ ']/g, '');
  const [commas, points] = [digits.split(',').length - 1, digits.split('.').length - 1];
  if (commas === 0 && points === 0) return [digits];
  if (commas > 0 && points > 0) {
    // 1,234.5 or 1.234,5: the last of the two parts the whole from the rest.
    const isComma = digits.lastIndexOf(',') > digits.lastIndexOf('.');
    const [group, point] = isComma ? ['.', ','] : [',', '.'];
    if (digits.split(point).length > 2 || !grouped(digits.split(point)[0] as string, group)) return [];
    return [digits.replaceAll(group, '').replace(point, '.')];
  }
  const sign = commas > 0 ? ',' : '.';
  if (commas + points > 1) return grouped(digits, sign) ? [digits.replaceAll(sign, '')] : [];
  const [whole = '', part = ''] = digits.split(sign);
  if (part === '') return [whole];
  const asDecimal = `${whole}.${part}`;
  // A point alone is a decimal point, unless the file is known to use it for thousands.
  const isOwn = mark === undefined ? sign === '.' : (mark === 'comma') === (sign === ',');
  if (part.length !== 3 || whole.length > 3 || whole === '0' || isOwn) return [asDecimal];
  const asWhole = `${whole}${part}`;
  return mark === undefined ? [asDecimal, asWhole] : [asWhole];
}

const grouped = (text: string, sign: string): boolean =>
  new RegExp(`^\\d{1,3}(?:\\${sign}\\d{3})*$`).test(text);

/** Which sign a column uses for decimals, if any of its cells tells: `1,5` and `1.234,5` use the comma, `1,234.5` the point. */
export function decimalMarkOf(cells: Iterable<CellValue>): DecimalMark | undefined {
  for (const cell of cells) {
    if (typeof cell !== 'string') continue;
    const number = NUMBER.exec(withoutTimes(plain(cell)))?.groups?.number?.replace(/[ ']/g, '');
    if (!number) continue;
    const [comma, point] = [number.lastIndexOf(','), number.lastIndexOf('.')];
    if (comma >= 0 && point >= 0) return comma > point ? 'comma' : 'point';
    if (comma >= 0 && number.indexOf(',') === comma && number.length - comma - 1 !== 3) return 'comma';
    if (point >= 0 && number.indexOf('.') === point && number.length - point - 1 !== 3) return 'point';
  }
  return undefined;
}
