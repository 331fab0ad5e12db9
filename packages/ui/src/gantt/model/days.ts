/** Calendar days as whole numbers, so that a plan can be laid out with plain arithmetic: 0 is 1 January 1970. */
import type { Day } from '../gantt-types.ts';

const MS = 86_400_000;

export const numberOf = (day: Day): number => Math.round(Date.parse(`${day}T00:00:00Z`) / MS);
export const dayOf = (number: number): Day => new Date(number * MS).toISOString().slice(0, 10);
export const dateOf = (number: number): Date => new Date(number * MS);

/** 0 is Monday. */
export const weekdayOf = (number: number): number => (((number + 3) % 7) + 7) % 7;

export type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year';

const monthsIn = { month: 1, quarter: 3, year: 12 } as const;

/** The first day of the unit a day lies in. */
export function startOf(unit: Unit, number: number): number {
  if (unit === 'day') return number;
  if (unit === 'week') return number - weekdayOf(number);
  const date = dateOf(number);
  const months = monthsIn[unit];
  return Date.UTC(date.getUTCFullYear(), Math.floor(date.getUTCMonth() / months) * months, 1) / MS;
}

/** The first day of the next unit. */
export function nextOf(unit: Unit, number: number): number {
  if (unit === 'day') return number + 1;
  if (unit === 'week') return startOf('week', number) + 7;
  const date = dateOf(startOf(unit, number));
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + monthsIn[unit], 1) / MS;
}

/** The week's number by ISO 8601, as plants count them. */
export function isoWeekOf(number: number): number {
  const thursday = number - weekdayOf(number) + 3;
  return Math.floor((thursday - startOf('year', thursday)) / 7) + 1;
}
