/** Dates, numbers and money as the reader's language writes them. All of these are reactive to the language. */
import { locale, timeZone } from './state.ts';

const cache = new Map<string, unknown>();

function cached<T>(kind: string, options: object, make: () => T): T {
  const key = `${kind}|${locale()}|${JSON.stringify(options)}`;
  let found = cache.get(key) as T | undefined;
  if (!found) {
    found = make();
    cache.set(key, found);
  }
  return found;
}

function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return cached('date', options, () => new Intl.DateTimeFormat(locale(), options));
}

const isPlanDate = (value: string) => /^\d{4}-\d{2}-\d{2}$/.test(value);

/** A calendar date ('2026-12-18') stays that day in every zone; a point in time falls on its day in the firm's zone. */
function zoneFor(value: string): { timeZone?: string } {
  if (isPlanDate(value)) return { timeZone: 'UTC' };
  const zone = timeZone();
  return zone ? { timeZone: zone } : {};
}

export type DateStyle = 'iso' | 'short' | 'medium' | 'long';

/**
 * A day. `iso` 2026-12-18 (tables, the default), `short` 12-18 / Dec 18, `medium` with the year, `long` with the weekday.
 * Takes a calendar date or an ISO timestamp.
 */
export function formatDate(value: string | null | undefined, style: DateStyle = 'iso'): string {
  if (!value) return '';
  if (style === 'iso' && isPlanDate(value)) return value;
  const at = new Date(value);
  if (Number.isNaN(at.getTime())) return value;
  if (style === 'iso') {
    const parts = { year: 'numeric', month: '2-digit', day: '2-digit', ...zoneFor(value) } as const;
    return cached('iso', parts, () => new Intl.DateTimeFormat('sv-SE', parts)).format(at);
  }
  const shape = {
    short: { month: 'short', day: 'numeric' },
    medium: { year: 'numeric', month: 'short', day: 'numeric' },
    long: { month: 'long', day: 'numeric', weekday: 'long' },
  } as const;
  return dateFormat({ ...shape[style], ...zoneFor(value) }).format(at);
}

/** A point in time to the minute, in the firm's zone. */
export function formatDateTime(value: string | null | undefined): string {
  if (!value) return '';
  const at = new Date(value);
  if (Number.isNaN(at.getTime())) return value;
  const options = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  } as const;
  return dateFormat({ ...options, ...zoneFor(value) }).format(at);
}

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** '4 minutes ago', '2 天后'. Show the exact time beside it: `RelativeTime` does. */
export function formatRelative(value: string, now = Date.now()): string {
  const format = cached('relative', {}, () => new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' }));
  const seconds = (new Date(value).getTime() - now) / 1000;
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit);
  }
  // What Intl calls 'now' reads oddly after 'updated'.
  return locale() === 'zh-CN' ? '刚刚' : 'just now';
}

/**
 * Several names in a row: 'Li, Wang', '李工、王工'. Intl.ListFormat would put an 'and' before the last one, as a sentence has it
 * and a table does not.
 */
export function formatList(names: readonly string[]): string {
  return names.join(locale() === 'zh-CN' ? '、' : ', ');
}

type Decimal = number | bigint | Intl.StringNumericLiteral;

/** A number with the reader's grouping. Decimal strings keep every digit. */
export function formatNumber(value: number | string, options: Intl.NumberFormatOptions = {}): string {
  return cached('number', options, () => new Intl.NumberFormat(locale(), options)).format(value as Decimal);
}

/** 62 -> '62%'. The value is in percent already. */
export function formatPercent(value: number | string, digits = 0): string {
  return `${formatNumber(value, { maximumFractionDigits: digits })}%`;
}

/** Money from its decimal string, every digit kept: formatMoney('1234567.50', 'CNY') -> '¥1,234,567.50'. */
export function formatMoney(amount: string | null | undefined, currency: string): string {
  if (amount === null || amount === undefined || amount === '') return '';
  return formatNumber(amount, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
}

/** Money for small places: '¥38.4M', '¥3840万'. */
export function formatMoneyShort(amount: string, currency: string): string {
  const options = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
  return formatNumber(amount, { ...options, notation: 'compact', maximumFractionDigits: 1 });
}

/** A file's size: '2.1 MB'. */
export function formatBytes(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const unit = units[power] ?? 'byte';
  return formatNumber(bytes / 1000 ** power, {
    style: 'unit',
    unit,
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: power === 0 ? 0 : 1,
  });
}
