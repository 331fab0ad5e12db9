import { dayNumber, dayOf, weekdayOf } from '../day.ts';
import type { Day } from '../plan.ts';

/** How an exception of a calendar comes back, in the file's own numbers. */
export interface Recurrence {
  from: Day;
  to: Day;
  type: number;
  period: number;
  /** 1 Sunday, 2 Monday, 4 Tuesday … */
  daysOfWeek: number;
  /** 0 January. */
  month: number;
  monthDay: number;
  /** 0 any day, 1 weekday, 2 day of the weekend, 3 Sunday … 9 Saturday. */
  monthItem: number;
  /** 0 first … 3 fourth, 4 last. */
  monthPosition: number;
}

const DAILY = 1;
const YEARLY_BY_DAY = 2;
const YEARLY_BY_POSITION = 3;
const MONTHLY_BY_DAY = 4;
const MONTHLY_BY_POSITION = 5;
const WEEKLY = 6;
const BY_DAY_COUNT = 7;

/** The days of an exception, at most so many; nothing if it comes back in a way nobody knows. */
export function recurringDays(recurrence: Recurrence, most: number): number[] | undefined {
  const { type, from, to } = recurrence;
  const first = dayNumber(from);
  const last = Math.min(dayNumber(to), first + most * 400);
  const days: number[] = [];
  const matches = matcherOf(recurrence, first);
  if (!matches) return undefined;
  const step = type === DAILY || type === BY_DAY_COUNT ? Math.max(1, recurrence.period) : 1;
  for (let day = first; day <= last && days.length < most; day += step) if (matches(day)) days.push(day);
  return days;
}

function matcherOf(recurrence: Recurrence, first: number): ((day: number) => boolean) | undefined {
  const { type, daysOfWeek, month, monthDay } = recurrence;
  const period = Math.max(1, recurrence.period);
  const firstMonth = monthOf(first);
  const inMonth = (day: number) => (monthOf(day) - firstMonth) % period === 0;
  const inYear = (day: number) =>
    monthOf(day) % 12 === month &&
    (Math.floor(monthOf(day) / 12) - Math.floor(firstMonth / 12)) % period === 0;
  if (type === DAILY || type === BY_DAY_COUNT) return () => true;
  if (type === WEEKLY) {
    const firstWeek = first - weekdayOf(first);
    return (day) =>
      (daysOfWeek & (1 << ((weekdayOf(day) + 1) % 7))) !== 0 &&
      ((day - weekdayOf(day) - firstWeek) / 7) % period === 0;
  }
  if (type === MONTHLY_BY_DAY) return (day) => dayOfMonth(day) === monthDay && inMonth(day);
  if (type === YEARLY_BY_DAY) return (day) => dayOfMonth(day) === monthDay && inYear(day);
  if (type === MONTHLY_BY_POSITION) return (day) => inMonth(day) && isAtPosition(day, recurrence);
  if (type === YEARLY_BY_POSITION) return (day) => inYear(day) && isAtPosition(day, recurrence);
  return undefined;
}

function isAtPosition(day: number, { monthItem, monthPosition }: Recurrence): boolean {
  const isItem = (one: number) => {
    const weekday = weekdayOf(one);
    if (monthItem === 0) return true;
    if (monthItem === 1) return weekday < 5;
    if (monthItem === 2) return weekday >= 5;
    return (weekday + 1) % 7 === monthItem - 3;
  };
  if (!isItem(day)) return false;
  const isLast = monthPosition === 4;
  let others = 0;
  for (let one = day + (isLast ? 1 : -1); monthOf(one) === monthOf(day); one += isLast ? 1 : -1)
    if (isItem(one)) others += 1;
  return others === (isLast ? 0 : monthPosition);
}

function dayOfMonth(day: number): number {
  return Number(dayOf(day).slice(8));
}

/** Months since the year 0, January being 0 of its year. */
function monthOf(day: number): number {
  const written = dayOf(day);
  return Number(written.slice(0, 4)) * 12 + Number(written.slice(5, 7)) - 1;
}
