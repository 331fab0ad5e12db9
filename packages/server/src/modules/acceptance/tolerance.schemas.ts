/**
 * Measured values: exact decimals from the keyboard to the database. No value passes through a float, so 0.1 + 0.2 is
 * 0.3 and a value on the limit is within it. Safe in the browser: pages show the verdict as one types.
 */

/** A decimal as digits and the number of places behind the point. */
interface Exact {
  digits: bigint;
  scale: number;
}

const NUMBER = /^([+-]?)(\d{1,15})(?:\.(\d{1,15}))?$/;
/** What columns of measured values hold: places behind the point, and before it. */
export const MOST_PLACES = 9;
const MOST_WHOLE = 15;

function exact(text: string): Exact {
  const [, sign, whole, places = ''] = NUMBER.exec(text.trim()) ?? [];
  if (whole === undefined) throw new Error(`"${text}" is no decimal.`);
  return { digits: BigInt(`${sign === '-' ? '-' : ''}${whole}${places}`), scale: places.length };
}

const at = ({ digits, scale }: Exact, to: number): bigint => digits * 10n ** BigInt(to - scale);

function written({ digits, scale }: Exact): string {
  const negative = digits < 0n;
  const text = (negative ? -digits : digits).toString().padStart(scale + 1, '0');
  const whole = text.slice(0, text.length - scale);
  const places = scale > 0 ? text.slice(-scale).replace(/0+$/, '') : '';
  return `${negative && digits !== 0n ? '-' : ''}${whole}${places ? `.${places}` : ''}`;
}

/** A decimal without what the database writes behind it: `12.500000000` is 12.5. */
export const plainDecimal = (text: string): string => written(exact(text));

/** Below zero, zero or above it, as the first is less than, equal to or more than the second. */
export function compareDecimals(a: string, b: string): number {
  const [x, y] = [exact(a), exact(b)];
  const scale = Math.max(x.scale, y.scale);
  const [left, right] = [at(x, scale), at(y, scale)];
  return left < right ? -1 : left > right ? 1 : 0;
}

export function addDecimals(a: string, b: string): string {
  const [x, y] = [exact(a), exact(b)];
  const scale = Math.max(x.scale, y.scale);
  return written({ digits: at(x, scale) + at(y, scale), scale });
}

export const subtractDecimals = (a: string, b: string): string =>
  addDecimals(a, b.startsWith('-') ? b.slice(1) : `-${b.replace(/^\+/, '')}`);

/** What a value may be: nominal with what it may deviate downward and upward; null where that side is open. */
export interface Tolerance {
  nominal: string;
  lowerDeviation: string | null;
  upperDeviation: string | null;
}

/** The least and the most a value may be, both of them still within; null where that side is open. */
export function limitsOf(tolerance: Tolerance): { least: string | null; most: string | null } {
  const { nominal, lowerDeviation, upperDeviation } = tolerance;
  return {
    least: lowerDeviation === null ? null : addDecimals(nominal, lowerDeviation),
    most: upperDeviation === null ? null : addDecimals(nominal, upperDeviation),
  };
}

/** Whether a value is within its tolerance. The limits themselves are. */
export function isWithin(tolerance: Tolerance, value: string): boolean {
  const { least, most } = limitsOf(tolerance);
  return (
    (least === null || compareDecimals(value, least) >= 0) &&
    (most === null || compareDecimals(value, most) <= 0)
  );
}

/** Units that convert into each other by shifting the point, each with its power of ten. Others only match themselves. */
const DIMENSIONS: readonly Readonly<Record<string, number>>[] = [
  { nm: -9, μm: -6, um: -6, mm: -3, cm: -2, dm: -1, m: 0, km: 3 },
  { μV: -6, mV: -3, V: 0, kV: 3 },
  { μA: -6, mA: -3, A: 0, kA: 3 },
  { mΩ: -3, Ω: 0, kΩ: 3, MΩ: 6, GΩ: 9 },
  { mW: -3, W: 0, kW: 3, MW: 6 },
  { Pa: 0, hPa: 2, mbar: 2, kPa: 3, bar: 5, MPa: 6 },
  { N: 0, kN: 3 },
  { Nm: 0, N·m: 0, kNm: 3, kN·m: 3 },
  { Hz: 0, kHz: 3, MHz: 6 },
  { mg: -6, g: -3, kg: 0, t: 3 },
  { μs: -6, ms: -3, s: 0 },
  { ml: -3, mL: -3, l: 0, L: 0, m3: 3 },
];

/** A unit as it is compared: `㎜` is mm, `m³` is m3, the micro sign the letter. */
export const plainUnit = (unit: string): string => unit.normalize('NFKC').replace(/\s+/g, '');

function shift(text: string, power: number): string {
  const { digits, scale } = exact(text);
  return power >= 0
    ? written({ digits: digits * 10n ** BigInt(power), scale })
    : written({ digits, scale: scale - power });
}

export type MeasureProblem = 'not_a_number' | 'unit_unknown' | 'unit_mismatch' | 'too_precise' | 'too_large';

/**
 * Reads what somebody typed at a measured value: a decimal, in the unit asked for or one that converts into it without
 * rounding (`0.0125 m` where mm are asked for is 12.5).
 */
export function readMeasure(
  entered: string,
  unit: string | null,
): { value: string; problem?: undefined } | { value?: undefined; problem: MeasureProblem } {
  const text = entered
    .normalize('NFKC')
    .replace(/\u2212/g, '-')
    .trim();
  const [, number, given] = /^([+-]?[\d.,]+)\s*(.*)$/.exec(text) ?? [];
  if (number === undefined || !NUMBER.test(number)) return { problem: 'not_a_number' };
  const [from, to] = [plainUnit(given ?? ''), plainUnit(unit ?? '')];
  let value = plainDecimal(number);
  if (from !== '' && from !== to) {
    const dimension = DIMENSIONS.find((one) => to in one);
    if (!dimension || !(from in dimension))
      return { problem: DIMENSIONS.some((one) => from in one) ? 'unit_mismatch' : 'unit_unknown' };
    value = shift(value, dimension[from]! - dimension[to]!);
  }
  const [whole = '', places = ''] = value.replace('-', '').split('.');
  if (places.length > MOST_PLACES) return { problem: 'too_precise' };
  return whole.length > MOST_WHOLE ? { problem: 'too_large' } : { value };
}
