import { dayNumber, dayOf, isDay } from '../day.ts';
import type { Day } from '../plan.ts';
import type { FileProblem, FileProblemCode } from './model.ts';
import type { XmlRecord } from './xml-records.ts';

/** Enough to see what is wrong with a file; a file with a fault in every line is not told line by line. */
export const MOST_PROBLEMS = 500;

/** Reads the values of records and keeps a list of what could not be read. */
export class Values {
  readonly problems: FileProblem[] = [];

  tell(code: FileProblemCode, where: Omit<FileProblem, 'code'> = {}): void {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push({ code, ...where });
  }

  text({ values }: XmlRecord, name: string): string | undefined {
    return values.get(name) || undefined;
  }

  flag(record: XmlRecord, name: string, otherwise = false): boolean {
    const value = this.text(record, name)?.toLowerCase();
    return value === undefined ? otherwise : value === '1' || value === 'true' || value === '-1';
  }

  whole(record: XmlRecord, name: string): number | undefined {
    const value = this.number(record, name);
    return value === undefined ? undefined : Math.trunc(value);
  }

  number(record: XmlRecord, name: string): number | undefined {
    const text = this.text(record, name);
    if (text === undefined) return undefined;
    const value = Number(text);
    if (Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER) return value;
    this.unreadable(record, name, text);
    return undefined;
  }

  /** The day of a moment at which something starts. */
  day(record: XmlRecord, name: string): Day | undefined {
    const text = this.text(record, name);
    if (text === undefined || text === 'NA') return undefined;
    const day = text.slice(0, 10);
    if (isDay(day) && !/^\d/.test(text.slice(10))) return day;
    this.unreadable(record, name, text);
    return undefined;
  }

  /** The day of a moment at which something ends: midnight still belongs to the day before. */
  endDay(record: XmlRecord, name: string): Day | undefined {
    const day = this.day(record, name);
    if (day === undefined || !/T00:00(:00)?/.test(this.text(record, name)!) || day === '0001-01-01')
      return day;
    return dayOf(dayNumber(day) - 1);
  }

  unreadable(record: XmlRecord, element: string, value: string): void {
    this.tell('value_unreadable', {
      line: record.line,
      uid: uidOf(record),
      element,
      value: value.slice(0, 100),
    });
  }
}

/** The record's own number, for telling where something is wrong. */
export function uidOf({ values }: XmlRecord): number | undefined {
  const uid = Number(values.get('UID') || Number.NaN);
  return Number.isSafeInteger(uid) ? uid : undefined;
}
