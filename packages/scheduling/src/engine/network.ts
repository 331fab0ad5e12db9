import { dayNumber } from '../day.ts';
import type { Plan, PlanDependency, PlanTask } from '../plan.ts';
import { ScheduleProblem } from '../schedule-problem.ts';
import { type WorkingDays, workingDaysOf } from '../working-days.ts';
import { checkTask } from './check-task.ts';
import { orderOf } from './order.ts';

/** A plan made countable: tasks and links are numbers, and the links of each task lie side by side. */
export interface Network {
  tasks: readonly PlanTask[];
  calendars: readonly WorkingDays[];
  /** Tasks so that each comes after all it waits for. */
  order: Int32Array;
  links: Links;
  /** The links into task t are `into.links` from `into.first[t]` to before `into.first[t + 1]`; the same for those out of it. */
  into: Adjacency;
  outOf: Adjacency;
  startsOn: number;
  statusDate: number | undefined;
}

export interface Links {
  from: Int32Array;
  to: Int32Array;
  lag: Int32Array;
  /** What of the predecessor counts, and what of the successor waits: 1 its finish, 0 its start. */
  fromFinish: Uint8Array;
  toFinish: Uint8Array;
}

export interface Adjacency {
  first: Int32Array;
  links: Int32Array;
}

const MOST_LAG = 1_000_000;

/** Reads a plan, refusing what cannot be meant: unknown tasks and calendars, impossible numbers, cycles. */
export function networkOf(plan: Plan): Network {
  const numbers = new Map<string, number>();
  for (const [number, task] of plan.tasks.entries()) {
    if (numbers.has(task.id)) throw new ScheduleProblem('duplicate_task', [task.id], { taskId: task.id });
    checkTask(task);
    numbers.set(task.id, number);
  }
  const links = linksOf(plan.dependencies, numbers);
  const into = adjacency(plan.tasks.length, links.to);
  const outOf = adjacency(plan.tasks.length, links.from);
  return {
    tasks: plan.tasks,
    calendars: calendarsOf(plan),
    order: orderOf(plan.tasks, links, into, outOf),
    links,
    into,
    outOf,
    startsOn: dayNumber(plan.startsOn, 'startsOn'),
    statusDate: plan.statusDate === undefined ? undefined : dayNumber(plan.statusDate, 'statusDate'),
  };
}

function linksOf(dependencies: readonly PlanDependency[], numbers: Map<string, number>): Links {
  const count = dependencies.length;
  const links: Links = {
    from: new Int32Array(count),
    to: new Int32Array(count),
    lag: new Int32Array(count),
    fromFinish: new Uint8Array(count),
    toFinish: new Uint8Array(count),
  };
  for (const [link, { predecessorId, successorId, type, lagDays }] of dependencies.entries()) {
    const chain = [predecessorId, successorId];
    const from = numbers.get(predecessorId);
    const to = numbers.get(successorId);
    if (from === undefined || to === undefined) {
      const taskId = from === undefined ? predecessorId : successorId;
      throw new ScheduleProblem('unknown_task', chain, { taskId });
    }
    if (!Number.isInteger(lagDays) || Math.abs(lagDays) > MOST_LAG)
      throw new ScheduleProblem('bad_dependency', chain, { lagDays: String(lagDays) });
    if (type !== 'FS' && type !== 'SS' && type !== 'FF' && type !== 'SF')
      throw new ScheduleProblem('bad_dependency', chain, { type: String(type) });
    links.from[link] = from;
    links.to[link] = to;
    links.lag[link] = lagDays;
    links.fromFinish[link] = type === 'FS' || type === 'FF' ? 1 : 0;
    links.toFinish[link] = type === 'FF' || type === 'SF' ? 1 : 0;
  }
  return links;
}

function adjacency(tasks: number, ends: Int32Array): Adjacency {
  const first = new Int32Array(tasks + 1);
  for (const task of ends) first[task + 1]! += 1;
  for (let task = 0; task < tasks; task++) first[task + 1]! += first[task]!;
  const next = first.slice();
  const links = new Int32Array(ends.length);
  for (let link = 0; link < ends.length; link++) links[next[ends[link]!]!++] = link;
  return { first, links };
}

function calendarsOf({ tasks, calendars, defaultCalendarId }: Plan): WorkingDays[] {
  const prepared = new Map<string, WorkingDays>();
  const find = (calendarId: string) => {
    const before = prepared.get(calendarId);
    if (before) return before;
    const calendar = Object.hasOwn(calendars, calendarId) ? calendars[calendarId] : undefined;
    if (!calendar) throw new ScheduleProblem('bad_calendar', [], { calendarId, reason: 'unknown' });
    const days = workingDaysOf(calendar, calendarId);
    prepared.set(calendarId, days);
    return days;
  };
  find(defaultCalendarId);
  return tasks.map((task) => find(task.calendarId ?? defaultCalendarId));
}
