import { dayNumber } from '../day.ts';
import type { ForwardPass } from './forward-pass.ts';
import type { Network } from './network.ts';
import { FINISHED, halfPlace, isMilestone, type Positions, STARTED, WAITING } from './positions.ts';

/** How late each task can lie: its finish as a position, of a milestone its moment as a doubled one. */
export interface LatePositions {
  latest: Int32Array;
  /** The same, but so that no successor moves at all. */
  free: Int32Array;
}

/** Places every task as late as the plan's end, its own limit and its successors allow: the forward pass turned round. */
export function backwardPass(network: Network, { positions, endDay }: ForwardPass): LatePositions {
  const count = network.tasks.length;
  const late: LatePositions = { latest: new Int32Array(count), free: new Int32Array(count) };
  for (let place = count - 1; place >= 0; place--) {
    const task = network.order[place]!;
    if (positions.state[task] === FINISHED) {
      late.latest[task] = earlyOf(network, positions, task);
      late.free[task] = late.latest[task]!;
    } else placeLate(network, positions, late, task, endDay);
  }
  return late;
}

/** Where a task is, in the terms of `LatePositions`. */
export function earlyOf(network: Network, positions: Positions, task: number): number {
  return isMilestone(network, task) ? halfPlace(positions, task) : positions.finish[task]!;
}

function placeLate(
  network: Network,
  positions: Positions,
  late: LatePositions,
  task: number,
  planEnd: number,
): void {
  const { notAfter } = network.tasks[task]!;
  const lastDay = notAfter === undefined ? planEnd : Math.min(planEnd, dayNumber(notAfter));
  const afterLast = network.calendars[task]!.before(lastDay + 1);
  let latest = isMilestone(network, task) ? 2 * afterLast - 1 : afterLast;
  let free = latest;
  const { first, links } = network.outOf;
  for (let at = first[task]!; at < first[task + 1]!; at++) {
    const link = links[at]!;
    if (!isFelt(network, positions, link)) continue;
    latest = Math.min(latest, reachOf(network, link, latestOfSuccessor(network, positions, late, link)));
    free = Math.min(free, reachOf(network, link, earliestOfSuccessor(network, positions, link)));
  }
  late.latest[task] = latest;
  late.free[task] = Math.min(latest, free);
}

/** Whether a later predecessor can still move anything through a link: what has begun or ended does not begin again. */
function isFelt(network: Network, positions: Positions, link: number): boolean {
  const { from, to, fromFinish, toFinish } = network.links;
  const state = positions.state[to[link]!]!;
  if (state === FINISHED || (state === STARTED && !toFinish[link])) return false;
  return positions.state[from[link]!] === WAITING || fromFinish[link] === 1;
}

/** The greatest demand a link may make without making its successor late; on a milestone a doubled one. */
function latestOfSuccessor(
  network: Network,
  positions: Positions,
  late: LatePositions,
  link: number,
): number {
  const successor = network.links.to[link]!;
  const { durationDays, pinnedStart } = network.tasks[successor]!;
  const latest = late.latest[successor]!;
  if (positions.state[successor] === STARTED) return latest;
  // A pinned task may itself have time to spare, but nothing can push it from its day.
  const isPinned = pinnedStart !== undefined;
  if (durationDays === 0) return isPinned ? Math.min(latest, halfPlace(positions, successor) | 1) : latest;
  const finish = isPinned ? Math.min(latest, positions.finish[successor]!) : latest;
  return network.links.toFinish[link] ? finish : finish - durationDays;
}

/** The greatest demand a link may make without moving its successor. */
function earliestOfSuccessor(network: Network, positions: Positions, link: number): number {
  const successor = network.links.to[link]!;
  if (isMilestone(network, successor)) return halfPlace(positions, successor);
  return network.links.toFinish[link] ? positions.finish[successor]! : positions.start[successor]!;
}

/** How late the predecessor may lie if its link is to demand no more than this: the link turned round. */
function reachOf(network: Network, link: number, demand: number): number {
  const task = network.links.from[link]!;
  const calendar = network.calendars[task]!;
  if (isMilestone(network, task)) {
    const morning = calendar.before(momentFor(network, link, demand, false) + 1) - 1;
    const evening = calendar.before(momentFor(network, link, demand, true));
    return Math.max(2 * morning, 2 * evening - 1);
  }
  if (network.links.fromFinish[link]) return calendar.before(momentFor(network, link, demand, true));
  const start = calendar.before(momentFor(network, link, demand, false) + 1) - 1;
  return start + network.tasks[task]!.durationDays;
}

/** The last moment from which a link demands no more than this. */
function momentFor(network: Network, link: number, demand: number, isEvening: boolean): number {
  const successor = network.links.to[link]!;
  const calendar = network.calendars[successor]!;
  const lag = network.links.lag[link]!;
  if (!isMilestone(network, successor)) return calendar.at(demand - lag);
  if (isEvening && demand & 1) return calendar.at((demand + 1) / 2 - lag - 1) + 1;
  return calendar.at(Math.floor(demand / 2) - lag);
}
