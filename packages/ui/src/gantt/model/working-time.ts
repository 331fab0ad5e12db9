/** Which days are worked, from a calendar of weekdays and exceptions. */
import type { GanttCalendar } from '../gantt-types.ts';
import { numberOf, weekdayOf } from './days.ts';

export type DayKind = 'work' | 'weekend' | 'holiday' | 'makeUp';

export interface WorkingTime {
  isWorking(day: number): boolean;
  kindOf(day: number): DayKind;
  /** What the exception on that day is called. */
  nameOf(day: number): string | undefined;
}

/** As far as a search for a working day goes: no holiday is longer, and a calendar without work must not hang the page. */
const FARTHEST = 400;

export function workingTime(calendar: GanttCalendar): WorkingTime {
  const exceptions = new Map<number, { isWorking: boolean; name?: string | undefined }>();
  for (const { from, to, isWorking, name } of calendar.exceptions) {
    const last = numberOf(to);
    for (let day = numberOf(from); day <= last; day += 1) exceptions.set(day, { isWorking, name });
  }
  const usual = (day: number) => calendar.workdays[weekdayOf(day)] ?? true;
  const isWorking = (day: number) => exceptions.get(day)?.isWorking ?? usual(day);
  return {
    isWorking,
    kindOf: (day) => {
      const works = isWorking(day);
      if (works) return usual(day) ? 'work' : 'makeUp';
      return usual(day) || exceptions.has(day) ? 'holiday' : 'weekend';
    },
    nameOf: (day) => exceptions.get(day)?.name,
  };
}

/** The day itself if it is worked, else the nearest worked one in that direction. */
export function workdayFrom(time: WorkingTime, day: number, direction: 1 | -1): number {
  for (let step = 0; step < FARTHEST; step += 1) {
    const found = day + step * direction;
    if (time.isWorking(found)) return found;
  }
  return day;
}

/** The working day `count` working days after (or before) a day. */
export function addWorkdays(time: WorkingTime, day: number, count: number): number {
  const direction = count < 0 ? -1 : 1;
  let at = day;
  for (let left = Math.abs(count); left > 0; left -= 1) at = workdayFrom(time, at + direction, direction);
  return at;
}

/** How many working days lie between two days, both counted. */
export function countWorkdays(time: WorkingTime, from: number, to: number): number {
  let count = 0;
  for (let day = from; day <= to; day += 1) if (time.isWorking(day)) count += 1;
  return count;
}
