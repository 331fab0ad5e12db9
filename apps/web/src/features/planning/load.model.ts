const DAY = 86_400_000;

/** The day so many days later. */
export const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

/** The Monday of a day's week. */
export const monday = (day: string): string => plusDays(day, -((new Date(day).getUTCDay() + 6) % 7));

export interface Load {
  availableDays: number;
  leaveDays: number;
  taskDays: number;
}

/** How full: nothing to do, room left, full, more than there are days. */
export type Heat = 'none' | 'free' | 'busy' | 'full' | 'over';

/** Percent of the days there are that are taken; null where there are none to take. */
export function percentOf({ availableDays, taskDays }: Load): number | null {
  if (availableDays === 0) return taskDays > 0 ? null : 0;
  return Math.round((taskDays / availableDays) * 100);
}

export function heatOf(load: Load): Heat {
  const percent = percentOf(load);
  if (percent === null || percent > 100) return 'over';
  if (percent === 0) return 'none';
  if (percent < 60) return 'free';
  return percent < 90 ? 'busy' : 'full';
}
