/** The days that look different: nobody works on them, or, unlike other weekends, everybody does. */
import type { DayKind, WorkingTime } from './working-time.ts';

export interface Shade {
  kind: Exclude<DayKind, 'work'>;
  from: number;
  /** The first day after it. */
  to: number;
  name: string | undefined;
}

/** Weekends are left out where they would be hairlines that only make the page grey. */
const NARROWEST_WEEKEND = 3;

export function shades(time: WorkingTime, from: number, to: number, perDay: number): Shade[] {
  const found: Shade[] = [];
  let last: Shade | undefined;
  for (let day = from; day <= to; day += 1) {
    const kind = time.kindOf(day);
    if (kind === 'work' || (kind !== 'holiday' && perDay < NARROWEST_WEEKEND)) {
      last = undefined;
      continue;
    }
    const name = kind === 'weekend' ? undefined : time.nameOf(day);
    if (last && last.kind === kind && last.name === name) last.to = day + 1;
    else {
      last = { kind, from: day, to: day + 1, name };
      found.push(last);
    }
  }
  return found;
}
