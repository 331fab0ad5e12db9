import { dayNumber, dayOf } from './day.ts';
import type { Day, WorkCalendar } from './plan.ts';
import { ScheduleProblem } from './schedule-problem.ts';
import { type WorkingDays, workingDaysOf } from './working-days.ts';

/** Work that somebody, a person or a department, has from one day to another. */
export interface LoadedWork {
  taskId: string;
  resourceId: string;
  from: Day;
  to: Day;
  /** How much of a working day it takes; 1 unless told. */
  share?: number;
}

/** Who can work when, and how much at once. */
export interface LoadedResource {
  id: string;
  /** The working days, with the leave taken out. */
  calendar: WorkCalendar;
  /** Working days a day: the heads of a department, or the part of a day a person works. 1 unless told. */
  capacity?: number;
}

export interface LoadOfDay {
  day: Day;
  /** In working days. */
  load: number;
  capacity: number;
  isOverloaded: boolean;
}

export interface ResourceLoad {
  resourceId: string;
  /** Every working day from the first to the last that was asked for, with or without work. */
  days: LoadOfDay[];
}

/** Adding and taking away fractions leaves traces; nobody plans millionths of days. */
const PRECISION = 1e6;

/**
 * How much each person or department has to do on each working day between two days. Days off carry nothing: work that
 * runs over a weekend or a leave does not load it.
 */
export function resourceLoad(
  work: readonly LoadedWork[],
  resources: readonly LoadedResource[],
  { from, to }: { from: Day; to: Day },
): ResourceLoad[] {
  const first = dayNumber(from, 'from');
  const last = dayNumber(to, 'to');
  const loads = new Map<string, { days: WorkingDays; start: number; count: number; changes: Float64Array }>();
  for (const { id, calendar } of resources) {
    const days = workingDaysOf(calendar, id);
    const start = days.before(first);
    const count = Math.max(0, days.before(last + 1) - start);
    loads.set(id, { days, start, count, changes: new Float64Array(count + 1) });
  }
  for (const { taskId, resourceId, from: begins, to: ends, share = 1 } of work) {
    const load = loads.get(resourceId);
    if (!load) throw new ScheduleProblem('unknown_resource', [taskId], { taskId, resourceId });
    // A rise where the work begins and a fall after its end: as cheap for a year as for a day.
    const rise = Math.max(0, load.days.before(dayNumber(begins, taskId)) - load.start);
    const fall = Math.min(load.count, load.days.before(dayNumber(ends, taskId) + 1) - load.start);
    if (rise >= fall) continue;
    load.changes[rise]! += share;
    load.changes[fall]! -= share;
  }
  return resources.map(({ id, capacity = 1 }) => {
    const { days, start, count, changes } = loads.get(id)!;
    let sum = 0;
    const loaded = Array.from({ length: count }, (_, at) => {
      sum += changes[at]!;
      const load = Math.round(sum * PRECISION) / PRECISION + 0;
      return { day: dayOf(days.at(start + at)), load, capacity, isOverloaded: load > capacity };
    });
    return { resourceId: id, days: loaded };
  });
}
