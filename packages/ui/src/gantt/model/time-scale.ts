/** Days to pixels and back, and the marks of the header. */
import type { Zoom } from '../gantt-types.ts';
import { nextOf, startOf, type Unit } from './days.ts';
import type { Span } from './drag.ts';

export interface TimeScale {
  /** The first and the last day there is room for. */
  from: number;
  to: number;
  pxPerDay: number;
  width: number;
  /** The left edge of a day. */
  x(day: number): number;
  /** The day a place lies in. */
  dayAt(x: number): number;
}

export function timeScale(range: Span, pxPerDay: number): TimeScale {
  return {
    ...range,
    pxPerDay,
    width: (range.to - range.from + 1) * pxPerDay,
    x: (day) => (day - range.from) * pxPerDay,
    dayAt: (x) => range.from + Math.floor(x / pxPerDay),
  };
}

const PX: Record<Exclude<Zoom, 'fit'>, number> = { day: 34, week: 15, month: 4.4 };
const FIT = { least: 0.4, most: 40 };

/** How wide a day is. `fit` shows all of the plan in the room there is. */
export function pxPerDay(zoom: Zoom, plan: Span, room: number): number {
  if (zoom !== 'fit') return PX[zoom];
  // A little air, so that neither the first nor the last bar touches the edge.
  const days = (plan.to - plan.from + 1) * 1.04 + 2;
  return Math.min(FIT.most, Math.max(FIT.least, room / days));
}

/** The span of the whole plan: all bars, and today. */
export function planSpan(spans: Iterable<Span>, today: number): Span {
  let from = today;
  let to = today;
  for (const span of spans) {
    if (span.from < from) from = span.from;
    if (span.to > to) to = span.to;
  }
  return { from, to };
}

/** The days there is room for: the plan with space to drag into, in whole months, and never less than fills the screen. */
export function roomFor(plan: Span, zoom: Zoom, perDay: number, room: number): Span {
  if (zoom === 'fit') {
    const air = Math.max(1, Math.round((plan.to - plan.from + 1) * 0.02));
    const from = plan.from - air;
    return { from, to: Math.max(plan.to + air, from + Math.ceil(room / perDay) - 1) };
  }
  const air = { day: 21, week: 45, month: 120 }[zoom];
  const from = startOf('month', plan.from - air);
  const to = nextOf('month', plan.to + air) - 1;
  return { from, to: Math.max(to, from + Math.ceil(room / perDay) - 1) };
}

export interface Tick {
  unit: Unit;
  from: number;
  /** The first day after it. */
  to: number;
}

/** What the two lines of the header count in: as fine as there is room to write. */
export function unitsFor(perDay: number): { major: Unit; minor: Unit } {
  if (perDay >= 20) return { major: 'month', minor: 'day' };
  if (perDay >= 6) return { major: 'month', minor: 'week' };
  if (perDay >= 1.3) return { major: 'year', minor: 'month' };
  return { major: 'year', minor: 'quarter' };
}

/** The marks of a unit that lie, if only in part, between two days. */
export function ticks(unit: Unit, from: number, to: number): Tick[] {
  const found: Tick[] = [];
  for (let at = startOf(unit, from); at <= to; at = nextOf(unit, at))
    found.push({ unit, from: at, to: nextOf(unit, at) });
  return found;
}
