const DAY_MS = 86_400_000;

/** A day so many days later, or earlier when negative. Days are `YYYY-MM-DD`. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Days from one day to another; negative when the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

const isWeekend = (day: string) => [0, 6].includes(new Date(day).getUTCDay());

/** The day itself, or the Monday after the weekend it falls on. */
export function workdayFrom(day: string): string {
  return isWeekend(day) ? workdayFrom(addDays(day, 1)) : day;
}

/** The day itself, or the Friday before the weekend it falls on. */
export function workdayUntil(day: string): string {
  return isWeekend(day) ? workdayUntil(addDays(day, -1)) : day;
}

export const laterOf = (one: string, other: string): string => (one > other ? one : other);
export const earlierOf = (one: string, other: string): string => (one < other ? one : other);

/** The moment a clock on a wall in this time zone shows that day and minute, daylight saving included. */
export function momentIn(timeZone: string, day: string, minuteOfDay: number): Date {
  const asIfUtc = Date.parse(day) + minuteOfDay * 60_000;
  return new Date(asIfUtc - offsetAt(timeZone, asIfUtc - offsetAt(timeZone, asIfUtc)));
}

/** How far a time zone is ahead of UTC at a moment, in milliseconds. */
function offsetAt(timeZone: string, moment: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(moment);
  const [year, month, date, hour, minute, second] = (
    ['year', 'month', 'day', 'hour', 'minute', 'second'] as const
  ).map((type) => Number(parts.find((part) => part.type === type)!.value));
  return Date.UTC(year!, month! - 1, date, hour, minute, second) - Math.floor(moment / 1000) * 1000;
}
