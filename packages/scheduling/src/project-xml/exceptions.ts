import { dayNumber, dayOf } from '../day.ts';
import type { CalendarException } from '../plan.ts';

/** Days in a row as one exception. */
export function spansOf(
  days: readonly number[],
  isWorking: boolean,
  name: string | undefined,
): CalendarException[] {
  const spans: { from: number; to: number }[] = [];
  for (const day of days) {
    const last = spans.at(-1);
    if (last && last.to === day - 1) last.to = day;
    else spans.push({ from: day, to: day });
  }
  return spans.map(({ from, to }) => ({
    from: dayOf(from),
    to: dayOf(to),
    isWorking,
    ...(name ? { name } : {}),
  }));
}

/** The same exceptions in order of days and without overlaps, which Project does not allow: of two, the later in the list stays. */
export function withoutOverlaps(exceptions: readonly CalendarException[]): CalendarException[] {
  if (exceptions.length === 0) return [];
  const spans = exceptions.map(({ from, to }) => ({ from: dayNumber(from), to: dayNumber(to) }));
  const first = spans.reduce((least, { from }) => Math.min(least, from), spans[0]!.from);
  const end = spans.reduce((most, { to }) => Math.max(most, to), spans[0]!.to) + 1;
  /** Which exception holds on each day, counted from 1. */
  const held = new Int32Array(end - first + 1);
  for (const [at, { from, to }] of spans.entries()) held.fill(at + 1, from - first, to + 1 - first);

  const found: CalendarException[] = [];
  let start = 0;
  for (let day = 1; day < held.length; day++) {
    if (held[day] === held[start]) continue;
    const exception = exceptions[held[start]! - 1];
    if (exception) {
      const { isWorking, name } = exception;
      const [from, to] = [dayOf(first + start), dayOf(first + day - 1)];
      found.push({ from, to, isWorking, ...(name ? { name } : {}) });
    }
    start = day;
  }
  return found;
}
