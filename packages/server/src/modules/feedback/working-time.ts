/** When a firm works, and what time it is after so many hours of that. Days are `YYYY-MM-DD`, minutes those of the firm's clock. */

/** The days of a calendar, as `@millwright/scheduling` has them: the week, and what differs from it. */
export interface WorkingDays {
  /** Monday first. */
  workdays: readonly boolean[];
  exceptions: readonly { from: string; to: string; isWorking: boolean }[];
}

export interface WorkingTime extends WorkingDays {
  /** `HH:MM` */
  opensAt: string;
  closesAt: string;
  timeZone: string;
}

/** Nobody waits longer for a workday: a firm that works on no day of three years is one that was set up wrongly. */
const MOST_DAYS = 1_100;
const MINUTE = 60_000;

/** Whether people work on a day: what differs from the week comes before the week. */
export function isWorkday({ workdays, exceptions }: WorkingDays, day: string): boolean {
  const exception = exceptions.findLast(({ from, to }) => from <= day && day <= to);
  if (exception) return exception.isWorking;
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return workdays[weekday] ?? false;
}

/** The moment after so many working hours, counted from a moment: outside working time the clock stands still. */
export function afterWorkingHours(from: Date, hours: number, time: WorkingTime): Date {
  const [opens, closes] = [minutesOf(time.opensAt), minutesOf(time.closesAt)];
  let { day, minutes } = localOf(from, time.timeZone);
  let left = hours * 60;
  for (let days = 0; days < MOST_DAYS; days += 1) {
    const begins = Math.max(minutes, opens);
    const room = isWorkday(time, day) ? Math.max(closes - begins, 0) : 0;
    if (left <= room) return instantOf(day, begins + left, time.timeZone);
    left -= room;
    day = dayAfter(day);
    minutes = 0;
  }
  throw new Error('The working week of the firm has no working day.');
}

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 60 * MINUTE).toISOString().slice(0, 10);
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
    clocks.set(timeZone, clock);
  }
  return clock;
}

/** What the clock on the wall says at a moment. */
export function localOf(instant: Date, timeZone: string): { day: string; minutes: number } {
  const text = clockOf(timeZone).format(instant);
  const seconds = Number(text.slice(17, 19));
  return { day: text.slice(0, 10), minutes: minutesOf(text.slice(11, 16)) + seconds / 60 };
}

/**
 * The moment at which the clock on the wall says this. An hour that daylight saving skips is the one after it, one that it
 * doubles the first of the two.
 */
export function instantOf(day: string, minutes: number, timeZone: string): Date {
  const wanted = Date.parse(`${day}T00:00:00Z`) + Math.round(minutes * MINUTE);
  const shown = (at: number) => {
    const local = localOf(new Date(at), timeZone);
    return Date.parse(`${local.day}T00:00:00Z`) + Math.round(local.minutes * MINUTE);
  };
  // The offset a day before: where it changes in between, the earlier one is right for the first of two equal hours.
  const before = wanted - 24 * 60 * MINUTE;
  const early = wanted - (shown(before) - before);
  if (shown(early) === wanted) return new Date(early);
  const late = early - (shown(early) - wanted);
  return new Date(shown(late) === wanted ? late : early);
}
