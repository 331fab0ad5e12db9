import { dayOf } from './day.ts';
import { backwardPass, earlyOf, type LatePositions } from './engine/backward-pass.ts';
import { drivingChain } from './engine/driving-chain.ts';
import { type BrokenDate, type ForwardPass, forwardPass, heldByLinks } from './engine/forward-pass.ts';
import { type Network, networkOf } from './engine/network.ts';
import { FINISHED, isMilestone, type Positions, WAITING } from './engine/positions.ts';
import type { Plan, Schedule, ScheduledTask } from './plan.ts';
import { type ScheduleFacts, ScheduleProblem } from './schedule-problem.ts';

/** More than anybody reads; each is told with its chain. */
const MOST_CONFLICTS = 100;

/** Computes early and late dates, float and the critical path of a plan. Refuses a plan with dates that cannot be kept. */
export function schedule(plan: Plan): Schedule {
  const network = networkOf(plan);
  const forward = forwardPass(network);
  const [broken] = forward.broken;
  if (broken) throw problemOf(network, forward.positions, broken);
  return scheduleOf(network, forward);
}

/**
 * The same for a plan whose fixed dates may contradict each other: pinned tasks stay where they are pinned, limits are
 * passed, and each such date is told. Float is negative where a date would have to be met earlier.
 */
export function scheduleWithConflicts(plan: Plan): { schedule: Schedule; conflicts: ScheduleProblem[] } {
  const network = networkOf(plan);
  const forward = forwardPass(network);
  return {
    schedule: scheduleOf(network, forward),
    conflicts: forward.broken
      .slice(0, MOST_CONFLICTS)
      .map((broken) => problemOf(network, forward.positions, broken)),
  };
}

function scheduleOf(network: Network, forward: ForwardPass): Schedule {
  const late = backwardPass(network, forward);
  const tasks = new Map<string, ScheduledTask>();
  const isCritical = new Uint8Array(network.tasks.length);
  for (const [number, { id }] of network.tasks.entries()) {
    const scheduled = scheduledTask(network, forward.positions, late, number);
    tasks.set(id, scheduled);
    isCritical[number] = scheduled.isCritical ? 1 : 0;
  }
  return {
    endsOn: dayOf(forward.endDay),
    tasks,
    criticalPath: criticalPath(network, forward, (task) => isCritical[task] === 1),
  };
}

function scheduledTask(
  network: Network,
  positions: Positions,
  late: LatePositions,
  task: number,
): ScheduledTask {
  const { id, durationDays } = network.tasks[task]!;
  const place = earlyOf(network, positions, task);
  const latest = late.latest[task]!;
  // The moments of milestones are counted in halves of days.
  const inDays = (later: number) => (durationDays > 0 ? later : Math.floor(later / 2));
  const totalFloat = inDays(latest - place);
  const earlyStart = dayOf(positions.startDay[task]!);
  const earlyEnd = dayOf(positions.endDay[task]!);
  let lateStart = earlyStart;
  let lateEnd = earlyEnd;
  if (totalFloat !== 0) {
    const calendar = network.calendars[task]!;
    lateEnd = dayOf(calendar.at(durationDays > 0 ? latest - 1 : Math.floor(place / 2) + totalFloat));
    if (durationDays === 0) lateStart = lateEnd;
    else if (positions.state[task] === WAITING) lateStart = dayOf(calendar.at(latest - durationDays));
  }
  // One literal with all of it: there are tens of thousands.
  return {
    id,
    earlyStart,
    earlyEnd,
    lateStart,
    lateEnd,
    totalFloat,
    freeFloat: Math.max(0, inDays(late.free[task]! - place)),
    isCritical: totalFloat <= 0 && positions.state[task] !== FINISHED,
  };
}

/** From the task that ends last back to where its waiting began. */
function criticalPath(
  network: Network,
  { positions, endDay }: ForwardPass,
  isCritical: (task: number) => boolean,
): string[] {
  const moment = (task: number) =>
    isMilestone(network, task) && !positions.isEvening[task]
      ? 2 * positions.endDay[task]!
      : 2 * positions.endDay[task]! + 1;
  let last: number | undefined;
  for (const task of network.order) {
    if (positions.endDay[task] !== endDay) continue;
    // Of those that end together the last in the order of waiting: a closing milestone comes after the work it closes.
    const later = last === undefined ? 1 : moment(task) - moment(last);
    if (later > 0 || (later === 0 && (isCritical(task) || !isCritical(last!)))) last = task;
  }
  if (last === undefined) return [];
  return drivingChain(network, positions, last, isCritical).map((task) => network.tasks[task]!.id);
}

function problemOf(network: Network, positions: Positions, broken: BrokenDate): ScheduleProblem {
  const { task, reason } = broken;
  const chain =
    reason === 'held_by_not_before' ? [task] : drivingChain(network, positions, task, () => false);
  return new ScheduleProblem(
    'impossible_dates',
    chain.map((one) => network.tasks[one]!.id),
    { taskId: network.tasks[task]!.id, reason, ...datesOf(network, positions, broken) },
  );
}

function datesOf(network: Network, positions: Positions, { task, reason }: BrokenDate): ScheduleFacts {
  const { pinnedStart = '', notBefore = '', notAfter = '' } = network.tasks[task]!;
  if (reason === 'ends_too_late') return { notAfter, endsOn: dayOf(positions.endDay[task]!) };
  if (reason === 'held_by_not_before') return { pinnedStart, notBefore };
  const earliest = Math.floor(heldByLinks(network, positions, task) / 2);
  return { pinnedStart, earliest: dayOf(network.calendars[task]!.at(earliest)) };
}
