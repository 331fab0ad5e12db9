import type { CellValue } from './cell-value.ts';

const DAY = 86_400_000;
const LAST_DAY = 2_958_465; // 9999-12-31, the last day Excel knows

const pad = (value: number, width = 2) => String(value).padStart(width, '0');

/** A calendar day as 'YYYY-MM-DD', or undefined where no such day exists. */
export function isoDate(year: number, month: number, day: number): string | undefined {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return undefined;
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  if (at.getUTCFullYear() !== year || at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day)
    return undefined;
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
}

/** The day an Excel serial number stands for; undefined outside Excel's calendar and for its invented 1900-02-29. */
export function dateOfSerial(serial: number, date1904 = false): string | undefined {
  const day = Math.floor(serial);
  if (!Number.isFinite(serial) || day < (date1904 ? 0 : 1) || day > LAST_DAY) return undefined;
  if (!date1904 && day === 60) return undefined;
  // Excel's 1900 calendar has a 29 February that never was; days before it sit one off.
  const epoch = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30);
  const at = new Date(epoch + day * DAY);
  return at.getUTCFullYear() > 9999
    ? undefined
    : isoDate(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate());
}

/** A serial number shown as a date (and time, if it has one). What is no date stays the number it is. */
export function dateCellOfSerial(serial: number, date1904: boolean): CellValue {
  const seconds = Math.round(serial * 86_400);
  const date = dateOfSerial(Math.floor(seconds / 86_400), date1904);
  if (date === undefined) return serial;
  const rest = seconds - Math.floor(seconds / 86_400) * 86_400;
  return rest === 0 ? { date } : { date, time: clock(rest) };
}

/** A serial number shown as a time of day or a duration, as text: 1.5 is 36:00:00. */
export function timeTextOfSerial(serial: number): string {
  const seconds = Math.round(Math.abs(serial) * 86_400);
  return `${serial < 0 ? '-' : ''}${clock(seconds)}`;
}

/** The serial number of a day and time in the 1900 calendar; undefined before 1900-03-01 and for no date at all. */
export function serialOfDate(date: string, time = '00:00:00'): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!match || isoDate(Number(match[1]), Number(match[2]), Number(match[3])) === undefined) return undefined;
  const day = (Date.parse(`${date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / DAY;
  if (day < 61) return undefined;
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  const fraction = (hours * 3600 + minutes * 60 + seconds) / 86_400;
  return Number.isFinite(fraction) ? day + fraction : undefined;
}

function clock(seconds: number): string {
  return `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
}
