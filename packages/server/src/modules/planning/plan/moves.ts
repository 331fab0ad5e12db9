import { addWorkdays, type Schedule } from '@millwright/scheduling';
import { latest } from './days.ts';
import { isMilestone, type Mode } from './engine-plan.ts';
import type { Network, NetworkTask } from './network.ts';

export interface Dates {
  startsOn: string | null;
  endsOn: string | null;
}

/** Where a task would go, and the version this was computed from. */
export interface Move {
  taskId: string;
  departmentId: string;
  version: number;
  from: Dates;
  to: Dates;
}

/** What a plan would become: the tasks that move, and when all of it ends before and after. */
export interface Shift {
  moves: Move[];
  endsOn: { from: string | null; to: string | null };
  criticalPathChanged: boolean;
}

/** What a task's dates are computed with. */
interface Computing {
  network: Network;
  schedule: Schedule;
  mode: Mode;
  linked: ReadonlySet<string>;
}

/** The dates computed for a task. Begun is begun: only its end can move, and when pushing it never comes nearer. */
function computedDates(task: NetworkTask, { network, schedule, mode, linked }: Computing): Dates {
  const from = { startsOn: task.startsOn, endsOn: task.dueOn };
  const found = schedule.tasks.get(task.id);
  if (!found || task.progress === 100) return from;
  // What has no dates and waits for nobody was never planned: that is not for a computation to begin.
  if (!task.startsOn && !task.dueOn && !linked.has(task.id)) return from;
  if (task.progress > 0)
    return { ...from, endsOn: (mode === 'push' && latest(task.dueOn, found.earlyEnd)) || found.earlyEnd };
  const calendar = network.calendars.byId[network.calendars.ofDepartment(task.departmentId)]!;
  const planned = task.startsOn ?? task.dueOn;
  // Planned from a day off on, it is where it was planned: the computation only names the working day after it.
  if (planned && addWorkdays(calendar, planned, 0) === found.earlyStart) return from;
  return { startsOn: isMilestone(task) ? null : found.earlyStart, endsOn: found.earlyEnd };
}

/** The tasks that computed dates move. */
export function shiftOf(network: Network, schedule: Schedule, before: readonly string[], mode: Mode): Shift {
  const linked = new Set(network.dependencies.flatMap((x) => [x.predecessorId, x.successorId]));
  const moves: Move[] = [];
  const ends: (string | null)[] = [];
  for (const task of network.tasks) {
    const from = { startsOn: task.startsOn, endsOn: task.dueOn };
    const to = computedDates(task, { network, schedule, mode, linked });
    ends.push(to.endsOn);
    if (to.startsOn === from.startsOn && to.endsOn === from.endsOn) continue;
    moves.push({ taskId: task.id, departmentId: task.departmentId, version: task.version, from, to });
  }
  const after = schedule.criticalPath;
  return {
    moves,
    endsOn: { from: latest(...network.tasks.map(({ dueOn }) => dueOn)) ?? null, to: latest(...ends) ?? null },
    criticalPathChanged: before.length !== after.length || before.some((id) => !after.includes(id)),
  };
}
