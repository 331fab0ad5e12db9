// Durations are written as hours of work ("PT40H0M0S") and told apart from hours on the clock by a format number: its even
// numbers are elapsed time. Lags are tenths of minutes, or percent of the predecessor.
const WRITTEN =
  /^(-?)P(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const MINUTES_OF_A_DAY = 1_440;
const WORKDAYS_OF_A_WEEK = 5;
const WORKDAYS_OF_A_MONTH = 20;

export const DAYS_FORMAT = 7;
export const ELAPSED_DAYS_FORMAT = 8;
/** As long as the engine takes. */
const MOST_DAYS = 1_000_000;

export function isElapsedFormat(format: number | undefined): boolean {
  return (
    format !== undefined &&
    format % 2 === 0 &&
    ((format >= 4 && format <= 20) || (format >= 36 && format <= 52))
  );
}

export function isPercentFormat(format: number | undefined): boolean {
  return format === 19 || format === 20 || format === 51 || format === 52;
}

/** Days of a written duration, not rounded; nothing if it cannot be read. */
export function daysOf(
  text: string,
  { minutesPerDay, isElapsed }: { minutesPerDay: number; isElapsed: boolean },
): number | undefined {
  const parts = WRITTEN.exec(text);
  if (!parts || !/\d/.test(text)) return undefined;
  const [years, months, weeks, days, hours, minutes, seconds] = parts
    .slice(2)
    .map((part) => Number(part ?? 0)) as number[];
  const perMonth = isElapsed ? 30 : WORKDAYS_OF_A_MONTH;
  const whole =
    years! * 12 * perMonth + months! * perMonth + weeks! * (isElapsed ? 7 : WORKDAYS_OF_A_WEEK) + days!;
  const clock = hours! * 60 + minutes! + seconds! / 60;
  const total = whole + clock / (isElapsed ? MINUTES_OF_A_DAY : minutesPerDay);
  if (total > MOST_DAYS) return undefined;
  return parts[1] === '-' ? -total : total;
}

/** Working days of a lag in tenths of minutes. Elapsed days count as the part of them that is worked in a usual week. */
export function lagDaysOf(
  tenths: number,
  {
    format,
    minutesPerDay,
    predecessorDays,
  }: { format: number | undefined; minutesPerDay: number; predecessorDays: number },
): number {
  if (isPercentFormat(format)) return (predecessorDays * tenths) / 100;
  const minutes = tenths / 10;
  if (isElapsedFormat(format)) return ((minutes / MINUTES_OF_A_DAY) * WORKDAYS_OF_A_WEEK) / 7;
  return minutes / minutesPerDay;
}

/** Rounding must not make a short task a milestone, nor take a short lag away. */
export function wholeDays(days: number): number {
  if (days === 0) return 0;
  return Math.sign(days) * Math.max(1, Math.round(Math.abs(days)));
}

/** Two days that differ by less than a minute are the same: hours are written rounded. */
export function isWhole(days: number): boolean {
  return Math.abs(days - Math.round(days)) < 1 / MINUTES_OF_A_DAY;
}
