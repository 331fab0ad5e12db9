import { dayNumber, FIRST_DAY, LAST_DAY } from '../day.ts';
import { ScheduleProblem } from '../schedule-problem.ts';
import type { Network } from './network.ts';
import {
  demandOf,
  FINISHED,
  isMilestone,
  looksAtEvening,
  momentOf,
  type Positions,
  positionsFor,
  STARTED,
  WAITING,
} from './positions.ts';

/** A fixed date that cannot be kept, told later together with the chain that holds the task. */
export interface BrokenDate {
  task: number;
  reason: 'held_by_predecessor' | 'held_by_not_before' | 'ends_too_late';
}

export interface ForwardPass {
  positions: Positions;
  broken: BrokenDate[];
  /** The last day of the plan. */
  endDay: number;
}

/** Places every task as early as its predecessors, its dates and the facts allow. */
export function forwardPass(network: Network): ForwardPass {
  const positions = positionsFor(network.tasks.length);
  const broken: BrokenDate[] = [];
  let endDay = FIRST_DAY;
  for (const task of network.order) {
    const { actualStart, actualEnd, notAfter } = network.tasks[task]!;
    const isReached = actualStart !== undefined && isMilestone(network, task);
    if (actualEnd !== undefined || isReached) placeFinished(network, positions, task);
    else if (actualStart !== undefined) placeStarted(network, positions, task);
    else placeWaiting(network, positions, task, broken);

    const end = positions.endDay[task]!;
    if (end > LAST_DAY || positions.startDay[task]! < FIRST_DAY) {
      const taskId = network.tasks[task]!.id;
      throw new ScheduleProblem('impossible_dates', [taskId], { taskId, reason: 'beyond_year_9999' });
    }
    if (positions.state[task] !== FINISHED && notAfter !== undefined && end > dayNumber(notAfter))
      broken.push({ task, reason: 'ends_too_late' });
    endDay = Math.max(endDay, end);
  }
  return { positions, broken, endDay: network.tasks.length > 0 ? endDay : network.startsOn };
}

/** What is done lies where it was done. */
function placeFinished(network: Network, positions: Positions, task: number): void {
  const { actualStart, actualEnd = actualStart!, durationDays } = network.tasks[task]!;
  const calendar = network.calendars[task]!;
  const end = dayNumber(actualEnd);
  const start =
    actualStart === undefined
      ? calendar.at(calendar.before(end + 1) - Math.max(1, durationDays))
      : dayNumber(actualStart);
  positions.state[task] = FINISHED;
  positions.endDay[task] = end;
  positions.finish[task] = calendar.before(end + 1);
  positions.startDay[task] = durationDays === 0 ? end : Math.min(start, end);
  positions.start[task] = calendar.before(positions.startDay[task]!);
  if (durationDays === 0) {
    positions.isEvening[task] = wasReachedInTheEvening(network, positions, task) ? 1 : 0;
    positions.finish[task] = calendar.before(end + positions.isEvening[task]!);
    positions.start[task] = positions.finish[task]!;
  }
}

/** Whether work that ended on the day of a milestone led to it; any other was reached in the morning. */
function wasReachedInTheEvening(network: Network, positions: Positions, task: number): boolean {
  const { first, links } = network.into;
  for (let at = first[task]!; at < first[task + 1]!; at++) {
    const predecessor = network.links.from[links[at]!]!;
    const isDone = positions.state[predecessor] === FINISHED;
    if (
      isDone &&
      looksAtEvening(network, positions, links[at]!) &&
      positions.endDay[predecessor]! >= positions.endDay[task]!
    )
      return true;
  }
  return false;
}

/** Work in progress keeps its start; what remains goes on from the status date, and ends when its finish links let it. */
function placeStarted(network: Network, positions: Positions, task: number): void {
  const { actualStart, durationDays, progress = 0 } = network.tasks[task]!;
  const calendar = network.calendars[task]!;
  const startDay = dayNumber(actualStart!);
  const start = calendar.before(startDay);
  let finish = start + durationDays;
  if (network.statusDate !== undefined) {
    const remaining = Math.ceil((durationDays * (100 - progress)) / 100);
    finish = Math.max(start, calendar.before(network.statusDate)) + remaining;
  }
  finish = Math.max(finish, calendar.before(startDay + 1));
  const { first, links } = network.into;
  for (let at = first[task]!; at < first[task + 1]!; at++)
    if (network.links.toFinish[links[at]!])
      finish = Math.max(finish, demandOf(network, positions, links[at]!));
  positions.state[task] = STARTED;
  positions.start[task] = start;
  positions.startDay[task] = startDay;
  positions.finish[task] = finish;
  positions.endDay[task] = Math.max(startDay, calendar.at(finish - 1));
}

/**
 * What has not begun. Positions are doubled here and an evening is one less than the morning after it, so that the
 * later of two demands on a milestone is simply the greater.
 */
function placeWaiting(network: Network, positions: Positions, task: number, broken: BrokenDate[]): void {
  const { durationDays, notBefore, pinnedStart } = network.tasks[task]!;
  const calendar = network.calendars[task]!;
  const morning = (day: number) => 2 * calendar.before(day);

  const held = heldByLinks(network, positions, task);
  const date = notBefore === undefined ? Number.NEGATIVE_INFINITY : morning(dayNumber(notBefore));
  let place =
    pinnedStart === undefined
      ? Math.max(held, date, morning(network.startsOn))
      : morning(dayNumber(pinnedStart));
  // Time goes on: a pinned task that has not begun on its day does not break the plan, it begins today at the earliest.
  if (network.statusDate !== undefined) place = Math.max(place, morning(network.statusDate));
  // The evening of a pinned milestone's day is still that day.
  if (durationDays === 0 && pinnedStart !== undefined && held === place + 1) place = held;
  if (held > place) broken.push({ task, reason: 'held_by_predecessor' });
  else if (date > place) broken.push({ task, reason: 'held_by_not_before' });

  const start = Math.ceil(place / 2);
  positions.state[task] = WAITING;
  positions.start[task] = start;
  positions.finish[task] = start + durationDays;
  if (durationDays > 0) {
    positions.startDay[task] = calendar.at(start);
    positions.endDay[task] = calendar.at(start + durationDays - 1);
  } else {
    positions.isEvening[task] = place & 1;
    positions.startDay[task] = calendar.at(Math.floor(place / 2));
    positions.endDay[task] = positions.startDay[task]!;
  }
}

/** The doubled position that the links into a waiting task demand of its start. */
export function heldByLinks(network: Network, positions: Positions, task: number): number {
  const { first, links } = network.into;
  let held = Number.NEGATIVE_INFINITY;
  for (let at = first[task]!; at < first[task + 1]!; at++)
    held = Math.max(held, startDemand(network, positions, links[at]!));
  return held;
}

/** The doubled position that one link demands of the start of its waiting successor. */
export function startDemand(network: Network, positions: Positions, link: number): number {
  const successor = network.links.to[link]!;
  const demand = demandOf(network, positions, link);
  const duration = network.tasks[successor]!.durationDays;
  if (duration > 0) return 2 * (network.links.toFinish[link] ? demand - duration : demand);
  // Work that ends on a day the milestone's calendar has not leads to the morning after: it is not reached before its work is done.
  const isEvening =
    looksAtEvening(network, positions, link) &&
    network.calendars[successor]!.isWorking(momentOf(network, positions, link) - 1);
  return isEvening ? 2 * demand - 1 : 2 * demand;
}
