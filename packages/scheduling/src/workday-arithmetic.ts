import { dayNumber, dayOf } from './day.ts';
import type { Day, WorkCalendar } from './plan.ts';
import { workingDaysOf } from './working-days.ts';

/** Whether people work on a day. */
export function isWorkday(calendar: WorkCalendar, day: Day): boolean {
  return workingDaysOf(calendar).isWorking(dayNumber(day));
}

/** The working days from one day to another, both counted: what a task that takes up these days lasts. 0 if `to` lies before `from`. */
export function workdaysBetween(calendar: WorkCalendar, from: Day, to: Day): number {
  const days = workingDaysOf(calendar);
  return Math.max(0, days.before(dayNumber(to) + 1) - days.before(dayNumber(from)));
}

/** How many working days a date moves when it goes from one day to another: negative when it comes earlier. */
export function workdayShift(calendar: WorkCalendar, from: Day, to: Day): number {
  const days = workingDaysOf(calendar);
  return days.before(dayNumber(to)) - days.before(dayNumber(from));
}

/** The n-th working day after a day, or before it when n is negative; with 0 the day itself or the next one people work on. */
export function addWorkdays(calendar: WorkCalendar, day: Day, n: number): Day {
  const days = workingDaysOf(calendar);
  const number = dayNumber(day);
  return dayOf(days.at(n > 0 ? days.before(number + 1) + n - 1 : days.before(number) + n));
}

/** The last day of work that starts on a day (or the next working day) and takes so many working days; of a milestone its own day. */
export function endOfWork(calendar: WorkCalendar, startsOn: Day, durationDays: number): Day {
  return addWorkdays(calendar, addWorkdays(calendar, startsOn, 0), Math.max(0, durationDays - 1));
}
