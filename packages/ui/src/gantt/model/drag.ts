/** Where a bar comes to lie when it is dragged or nudged: on whole working days, as long as it was. */
import { addWorkdays, countWorkdays, type WorkingTime, workdayFrom } from './working-time.ts';

export type DragKind = 'move' | 'start' | 'end';

/** First and last day, both counted. */
export interface Span {
  from: number;
  to: number;
}

export const sameSpan = (a: Span, b: Span): boolean => a.from === b.from && a.to === b.to;

/** A bar dragged by whole calendar days. It snaps to worked days in the direction it is dragged. */
export function dragged(
  kind: DragKind,
  span: Span,
  days: number,
  time: WorkingTime,
  isMilestone = false,
): Span {
  if (days === 0) return span;
  const direction = days > 0 ? 1 : -1;
  if (kind === 'end') {
    const earliest = workdayFrom(time, span.from, 1);
    return { from: span.from, to: Math.max(earliest, workdayFrom(time, span.to + days, direction)) };
  }
  const from = workdayFrom(time, span.from + days, direction);
  if (isMilestone) return { from, to: from };
  if (kind === 'start') return { from: Math.min(from, workdayFrom(time, span.to, -1)), to: span.to };
  return { from, to: addWorkdays(time, from, lengthOf(span, time) - 1) };
}

/** A bar moved or resized by working days, as the keyboard does it. */
export function nudged(
  kind: DragKind,
  span: Span,
  workdays: number,
  time: WorkingTime,
  isMilestone = false,
): Span {
  if (kind === 'end') {
    if (isMilestone) return span;
    return { from: span.from, to: Math.max(span.from, addWorkdays(time, span.to, workdays)) };
  }
  const from = addWorkdays(time, span.from, workdays);
  if (isMilestone) return { from, to: from };
  if (kind === 'start') return { from: Math.min(from, span.to), to: span.to };
  return { from, to: addWorkdays(time, from, lengthOf(span, time) - 1) };
}

// A bar that lies on holidays only still is a day long.
const lengthOf = (span: Span, time: WorkingTime) => Math.max(1, countWorkdays(time, span.from, span.to));
