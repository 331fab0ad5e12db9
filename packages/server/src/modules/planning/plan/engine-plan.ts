import {
  type Plan,
  type PlanTask,
  type Schedule,
  ScheduleProblem,
  schedule,
  workdaysBetween,
} from '@millwright/scheduling';
import { earliest, latest } from './days.ts';
import type { Network, NetworkTask } from './network.ts';

/** push: nothing starts before its planned day; earliest: as soon as what it waits for allows. */
export type Mode = 'push' | 'earliest';

/** Only a date it is due on: a point in the plan, and no work. */
export const isMilestone = (task: { startsOn: string | null; dueOn: string | null }) =>
  task.startsOn === null && task.dueOn !== null;

/** A task's working days, by the calendar of its department. Whatever has days at all is worked on for at least one. */
export function durationOf(
  network: Pick<Network, 'calendars'>,
  task: Pick<NetworkTask, 'startsOn' | 'dueOn' | 'departmentId'>,
): number {
  if (isMilestone(task)) return 0;
  if (!task.startsOn || !task.dueOn) return 1;
  const { byId, ofDepartment } = network.calendars;
  return Math.max(1, workdaysBetween(byId[ofDepartment(task.departmentId)]!, task.startsOn, task.dueOn));
}

/** What a task did in fact: begun with its first report, done when it was reported done. */
function actuals(task: NetworkTask, today: string): Pick<PlanTask, 'actualStart' | 'actualEnd' | 'progress'> {
  if (task.progress === 0) return {};
  const actualEnd = task.progress === 100 ? (task.completedOn ?? task.dueOn ?? today) : undefined;
  const actualStart = earliest(task.startedOn ?? task.startsOn ?? today, actualEnd ?? today)!;
  return { actualStart, progress: task.progress, ...(actualEnd ? { actualEnd } : {}) };
}

/** A contract's network as the engine takes it. */
export function enginePlan(network: Network, mode: Mode): Plan {
  const { tasks, dependencies, constraints, calendars, today } = network;
  const waiting = new Set(dependencies.map(({ successorId }) => successorId));
  const heldUntil = new Map<string, string>();
  for (const { taskId, notBefore } of constraints)
    heldUntil.set(taskId, latest(heldUntil.get(taskId), notBefore)!);
  const planned = tasks.map((task): PlanTask => {
    const ownDay = mode === 'push' || !waiting.has(task.id) ? (task.startsOn ?? task.dueOn) : null;
    const notBefore = latest(ownDay, heldUntil.get(task.id));
    return {
      id: task.id,
      durationDays: durationOf(network, task),
      calendarId: calendars.ofDepartment(task.departmentId),
      ...(notBefore ? { notBefore } : {}),
      ...actuals(task, today),
    };
  });
  const startsOn = earliest(
    network.contractStartsOn,
    ...planned.map((task) => earliest(task.notBefore, task.actualStart)),
  );
  return {
    startsOn: startsOn ?? today,
    statusDate: today,
    tasks: planned,
    dependencies: dependencies.map(({ predecessorId, successorId, type, lagDays }) => ({
      predecessorId,
      successorId,
      type,
      lagDays,
    })),
    calendars: calendars.byId,
    defaultCalendarId: calendars.defaultId,
  };
}

export type Computed = { schedule: Schedule; problem: null } | { schedule: null; problem: ScheduleProblem };

/** Computes a network's dates; what makes that impossible is an answer as well, and no fault. */
export function compute(network: Network, mode: Mode): Computed {
  try {
    return { schedule: schedule(enginePlan(network, mode)), problem: null };
  } catch (error) {
    if (error instanceof ScheduleProblem) return { schedule: null, problem: error };
    throw error;
  }
}
