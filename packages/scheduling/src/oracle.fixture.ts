// A second scheduler that shares nothing with the first but the meaning of a plan. It knows no working day numbers, no
// order of tasks and no backward pass: it walks calendars day by day, pushes every task that violates something one step
// later until none does, and finds float by really delaying a task and looking whether anything gives way.
import type { DependencyType, Plan, PlanDependency, PlanTask, WorkCalendar } from './plan.ts';

const DAY = 86_400_000;
const FARTHEST = 400;

const number = (day: string) => Date.parse(`${day}T00:00:00Z`) / DAY;
export const written = (day: number) => new Date(day * DAY).toISOString().slice(0, 10);

/** A morning or an evening: comparable as `2 * day + (evening ? 1 : 0)`. */
interface Moment {
  day: number;
  isEvening: boolean;
}

interface Placed {
  start: Moment;
  end: Moment;
}

export interface OracleTask {
  id: string;
  earlyStart: string;
  earlyEnd: string;
  lateStart: string;
  lateEnd: string;
  totalFloat: number;
  freeFloat: number;
}

export type OracleAnswer = { impossible: true } | { impossible: false; endsOn: string; tasks: OracleTask[] };

export function oracle(plan: Plan): OracleAnswer {
  const base = place(plan);
  if (base.isBroken) return { impossible: true };
  return {
    impossible: false,
    endsOn: written(base.end),
    tasks: plan.tasks.map((task) => describe(plan, base, task)),
  };
}

function describe(plan: Plan, base: Run, task: PlanTask): OracleTask {
  const placed = base.placed.get(task.id)!;
  const early = { earlyStart: written(placed.start.day), earlyEnd: written(placed.end.day) };
  if (isDone(task))
    return {
      id: task.id,
      ...early,
      lateStart: early.earlyStart,
      lateEnd: early.earlyEnd,
      totalFloat: 0,
      freeFloat: 0,
    };
  let totalFloat = 0;
  let freeFloat = 0;
  let isFree = true;
  for (let delay = 1; delay < FARTHEST; delay++) {
    const run = place(plan, { taskId: task.id, delay, base: placed });
    if (run.isBroken || run.end > base.end) break;
    totalFloat = delay;
    isFree &&= plan.tasks.every(
      ({ id }) =>
        id === task.id || JSON.stringify(run.placed.get(id)) === JSON.stringify(base.placed.get(id)),
    );
    if (isFree) freeFloat = delay;
  }
  const late = place(plan, { taskId: task.id, delay: totalFloat, base: placed }).placed.get(task.id)!;
  return {
    id: task.id,
    ...early,
    lateStart: written(late.start.day),
    lateEnd: written(late.end.day),
    totalFloat,
    freeFloat,
  };
}

interface Run {
  placed: Map<string, Placed>;
  end: number;
  isBroken: boolean;
}

/** One task made late on purpose: its start (of work in progress its end) by so many working days. */
interface Delay {
  taskId: string;
  delay: number;
  base: Placed;
}

function place(plan: Plan, delay?: Delay): Run {
  const placed = new Map<string, Placed>();
  const tasks = new Map(plan.tasks.map((task) => [task.id, task]));
  for (const task of plan.tasks) placed.set(task.id, firstPlace(plan, task, delay));
  const isHeld = (task: PlanTask) =>
    plan.dependencies.some(
      (one) =>
        one.successorId === task.id &&
        isViolated(
          plan,
          one,
          tasks.get(one.predecessorId)!,
          placed.get(one.predecessorId)!,
          task,
          placed.get(task.id)!,
        ),
    );

  for (let changed = true; changed; ) {
    changed = false;
    for (const task of plan.tasks) {
      if (task.durationDays === 0 && isDone(task)) {
        const reached = reachedAt(plan, task, tasks, placed);
        changed ||= reached.isEvening !== placed.get(task.id)!.end.isEvening;
        placed.set(task.id, { start: reached, end: reached });
      } else if (isMovable(task, delay))
        while (isHeld(task)) {
          placed.set(task.id, oneStepLater(plan, task, placed.get(task.id)!));
          changed = true;
        }
      else if (isPinnedMilestone(task, delay) && !placed.get(task.id)!.start.isEvening && isHeld(task)) {
        const evening = { ...placed.get(task.id)!.start, isEvening: true };
        placed.set(task.id, { start: evening, end: evening });
        changed = true;
      }
    }
  }
  const isBroken = plan.tasks.some((task) => {
    if (isDone(task)) return false;
    const { start, end } = placed.get(task.id)!;
    if (task.notAfter !== undefined && end.day > number(task.notAfter)) return true;
    if (task.actualStart !== undefined) return false;
    if (task.notBefore !== undefined && start.day < number(task.notBefore)) return true;
    return isHeld(task);
  });
  return { placed, end: Math.max(...[...placed.values()].map(({ end }) => end.day)), isBroken };
}

function firstPlace(plan: Plan, task: PlanTask, delay: Delay | undefined): Placed {
  const calendar = calendarOf(plan, task);
  const { durationDays } = task;
  const status = plan.statusDate === undefined ? Number.NEGATIVE_INFINITY : number(plan.statusDate);
  if (delay?.taskId === task.id) {
    const start = walk(calendar, delay.base.start, delay.delay);
    if (task.actualStart === undefined) return placedFrom(calendar, durationDays, start);
    return { start: delay.base.start, end: walk(calendar, delay.base.end, delay.delay) };
  }
  if (isDone(task)) {
    const end = number(task.actualEnd ?? task.actualStart!);
    let start = task.actualStart === undefined ? end : number(task.actualStart);
    if (task.actualStart === undefined)
      for (let left = Math.max(1, durationDays); left > 0; ) {
        if (isOpen(calendar, start)) left -= 1;
        if (left > 0) start -= 1;
      }
    if (durationDays === 0) start = end;
    return { start: { day: start, isEvening: false }, end: { day: end, isEvening: durationDays > 0 } };
  }
  if (task.actualStart !== undefined) {
    const start = number(task.actualStart);
    const remaining =
      plan.statusDate === undefined
        ? durationDays
        : Math.ceil((durationDays * (100 - (task.progress ?? 0))) / 100);
    let day = Math.max(start, status) - 1;
    for (let left = remaining; left > 0; ) if (isOpen(calendar, ++day)) left -= 1;
    while (day > start && !isOpen(calendar, day)) day -= 1;
    return { start: { day: start, isEvening: false }, end: { day: Math.max(start, day), isEvening: true } };
  }
  const earliest =
    task.pinnedStart === undefined
      ? Math.max(number(plan.startsOn), task.notBefore === undefined ? status : number(task.notBefore))
      : number(task.pinnedStart);
  let day = Math.max(earliest, status);
  while (!isOpen(calendar, day)) day += 1;
  return placedFrom(calendar, durationDays, { day, isEvening: false });
}

function placedFrom(calendar: WorkCalendar, durationDays: number, start: Moment): Placed {
  if (durationDays === 0) return { start, end: start };
  return { start, end: { day: walk(calendar, start, durationDays - 1).day, isEvening: true } };
}

function oneStepLater(plan: Plan, task: PlanTask, { start, end }: Placed): Placed {
  const calendar = calendarOf(plan, task);
  if (task.actualStart !== undefined) return { start, end: walk(calendar, end, 1) };
  if (task.durationDays > 0) return placedFrom(calendar, task.durationDays, walk(calendar, start, 1));
  const next = start.isEvening
    ? { ...walk(calendar, start, 1), isEvening: false }
    : { ...start, isEvening: true };
  return { start: next, end: next };
}

/** What a dependency demands, as a morning or evening of a day on which the successor's calendar works. */
function isViolated(
  plan: Plan,
  { type, lagDays }: PlanDependency,
  from: PlanTask,
  predecessor: Placed,
  to: PlanTask,
  successor: Placed,
): boolean {
  if (to.actualStart !== undefined && !looksAtFinish(type)) return false;
  const calendar = calendarOf(plan, to);
  const seen =
    from.durationDays === 0
      ? predecessor.start
      : type === 'FS' || type === 'FF'
        ? predecessor.end
        : predecessor.start;
  // A milestone is not reached before its work is done: where its calendar has no such evening, the next morning counts.
  const toMilestone = to.durationDays === 0;
  const demanded = { ...seen, isEvening: seen.isEvening && (!toMilestone || isOpen(calendar, seen.day)) };
  while (!isOpen(calendar, demanded.day)) demanded.day += demanded.isEvening ? -1 : 1;
  const target = walk(calendar, demanded, lagDays);
  if (toMilestone || !looksAtFinish(type)) return value(successor.start) < value(target);
  // The evening of a day and the morning of the next working day are the same moment for work.
  let finish = successor.end.day + 1;
  while (!isOpen(calendar, finish)) finish += 1;
  return target.isEvening ? successor.end.day < target.day && finish <= target.day : finish < target.day;
}

const looksAtFinish = (type: DependencyType) => type === 'FF' || type === 'SF';
const value = ({ day, isEvening }: Moment) => 2 * day + (isEvening ? 1 : 0);

/** A reached milestone counts from the evening if work that ended that day led to it. */
function reachedAt(
  plan: Plan,
  task: PlanTask,
  tasks: Map<string, PlanTask>,
  placed: Map<string, Placed>,
): Moment {
  const day = number(task.actualEnd ?? task.actualStart!);
  const isEvening = plan.dependencies.some(({ predecessorId, successorId, type }) => {
    if (successorId !== task.id || !isDone(tasks.get(predecessorId)!)) return false;
    const before = placed.get(predecessorId)!;
    const isWork = tasks.get(predecessorId)!.durationDays > 0;
    return (isWork ? type === 'FS' || type === 'FF' : before.end.isEvening) && before.end.day >= day;
  });
  return { day, isEvening };
}

function isDone(task: PlanTask): boolean {
  return task.actualEnd !== undefined || (task.durationDays === 0 && task.actualStart !== undefined);
}

function isMovable(task: PlanTask, delay: Delay | undefined): boolean {
  return (
    !isDone(task) &&
    (task.actualStart !== undefined || task.pinnedStart === undefined || delay?.taskId === task.id)
  );
}

function isPinnedMilestone(task: PlanTask, delay: Delay | undefined): boolean {
  return (
    !isDone(task) && task.durationDays === 0 && task.pinnedStart !== undefined && delay?.taskId !== task.id
  );
}

function calendarOf(plan: Plan, task: PlanTask): WorkCalendar {
  return plan.calendars[task.calendarId ?? plan.defaultCalendarId]!;
}

/** So many working days on or back, one day at a time. */
function walk(calendar: WorkCalendar, from: Moment, workdays: number): Moment {
  let { day } = from;
  for (let left = Math.abs(workdays); left > 0; ) {
    day += Math.sign(workdays);
    if (isOpen(calendar, day)) left -= 1;
  }
  return { ...from, day };
}

const seen = new WeakMap<WorkCalendar, Map<number, boolean>>();

function isOpen(calendar: WorkCalendar, day: number): boolean {
  const days = seen.get(calendar) ?? new Map<number, boolean>();
  seen.set(calendar, days);
  const before = days.get(day);
  if (before !== undefined) return before;
  const date = written(day);
  const exception = calendar.exceptions.findLast(({ from, to }) => from <= date && date <= to);
  const weekday = (new Date(day * DAY).getUTCDay() + 6) % 7;
  const answer = exception ? exception.isWorking : calendar.workdays[weekday]!;
  days.set(day, answer);
  return answer;
}
