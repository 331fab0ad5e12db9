import { dayNumber, FIRST_DAY, LAST_DAY } from './day.ts';
import type { WorkCalendar } from './plan.ts';
import { ScheduleProblem } from './schedule-problem.ts';

/**
 * A calendar's working days, numbered without gaps, so that durations and lags are additions. Days and working days
 * find each other in constant time: by a table where there are exceptions, by the week's pattern outside of it.
 */
export interface WorkingDays {
  /** How many working days lie before a day: the number of the first working day from it on. */
  before(day: number): number;
  /** The day that has this number. */
  at(workingDay: number): number;
  isWorking(day: number): boolean;
}

/** Two centuries: a table has a place for every day between the first exception and the last. */
const LONGEST_TABLE = 73_050;

const known = new WeakMap<WorkCalendar, WorkingDays>();

/** The working days of a calendar, prepared once for each calendar object. */
export function workingDaysOf(calendar: WorkCalendar, calendarId = ''): WorkingDays {
  const before = known.get(calendar);
  if (before) return before;
  const prepared = prepare(calendar, calendarId);
  known.set(calendar, prepared);
  return prepared;
}

function prepare(calendar: WorkCalendar, calendarId: string): WorkingDays {
  const week = weekOf(calendar, calendarId);
  const special = exceptionsOf(calendar, calendarId);
  if (special.length === 0) return week;

  const first = special.reduce((least, { from }) => Math.min(least, from), LAST_DAY);
  const end = special.reduce((most, { to }) => Math.max(most, to), FIRST_DAY) + 1;
  if (end - first > LONGEST_TABLE)
    throw new ScheduleProblem('bad_calendar', [], { calendarId, reason: 'exceptions_too_far_apart' });
  const isOpen = new Uint8Array(end - first);
  for (let day = first; day < end; day++) isOpen[day - first] = week.isWorking(day) ? 1 : 0;
  for (const { from, to, isWorking } of special) isOpen.fill(isWorking ? 1 : 0, from - first, to + 1 - first);

  const counts = new Int32Array(end - first + 1);
  const days: number[] = [];
  for (let day = first; day < end; day++) {
    counts[day - first] = days.length;
    if (isOpen[day - first]) days.push(day);
  }
  counts[end - first] = days.length;

  const base = week.before(first);
  const shift = base + days.length - week.before(end);
  return {
    before(day) {
      if (day < first) return week.before(day);
      return day < end ? base + counts[day - first]! : week.before(day) + shift;
    },
    at(workingDay) {
      if (workingDay < base) return week.at(workingDay);
      return days[workingDay - base] ?? week.at(workingDay - shift);
    },
    isWorking: (day) => (day >= first && day < end ? isOpen[day - first] === 1 : week.isWorking(day)),
  };
}

/** The week's pattern alone, going on for ever in both directions. */
function weekOf({ workdays }: WorkCalendar, calendarId: string): WorkingDays {
  if (!Array.isArray(workdays) || workdays.length !== 7)
    throw new ScheduleProblem('bad_calendar', [], { calendarId, reason: 'seven_weekdays' });
  const open = workdays.flatMap((isWorking, weekday) => (isWorking ? [weekday] : []));
  // Exceptions alone end one day, and work that starts after it would never be done.
  if (open.length === 0) throw new ScheduleProblem('bad_calendar', [], { calendarId, reason: 'no_workday' });
  const earlier = workdays.map((_, weekday) => open.filter((one) => one < weekday).length);
  // Day 0 is a Thursday: weeks are counted from the Monday before it.
  return {
    before(day) {
      const week = Math.floor((day + 3) / 7);
      return week * open.length + earlier[day + 3 - week * 7]!;
    },
    at(workingDay) {
      const week = Math.floor(workingDay / open.length);
      return week * 7 + open[workingDay - week * open.length]! - 3;
    },
    isWorking: (day) => workdays[day + 3 - Math.floor((day + 3) / 7) * 7]!,
  };
}

function exceptionsOf({ exceptions }: WorkCalendar, calendarId: string) {
  return exceptions.map(({ from, to, isWorking }) => {
    const span = { from: dayNumber(from, calendarId), to: dayNumber(to, calendarId), isWorking };
    if (span.to < span.from)
      throw new ScheduleProblem('bad_calendar', [], { calendarId, reason: 'ends_before_start', from, to });
    return span;
  });
}
