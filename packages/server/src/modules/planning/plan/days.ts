import type { Day } from '@millwright/scheduling';

const DAY = 86_400_000;

/** The day after. */
export const nextDay = (day: Day): Day => new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);

/** The earlier or later of some days, of those that are there. */
export function earliest(...days: readonly (Day | null | undefined)[]): Day | undefined {
  return days.filter((day): day is Day => Boolean(day)).sort()[0];
}
export function latest(...days: readonly (Day | null | undefined)[]): Day | undefined {
  return days
    .filter((day): day is Day => Boolean(day))
    .sort()
    .at(-1);
}
