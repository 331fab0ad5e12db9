import { dayNumber } from '../day.ts';
import type { ForwardPass } from './forward-pass.ts';
import type { Network } from './network.ts';
import { FINISHED, isMilestone, looksAtEvening, type Positions, STARTED, WAITING } from './positions.ts';

/** How late each task can lie, as positions of its finish in its own calendar. */
export interface LatePositions {
  /** Of a milestone: as a morning. */
  finish: Int32Array;
  /** Of a milestone: as an evening. Differs where the successor works on days the milestone's calendar has none. */
  evening: Int32Array;
  /** How late the finish may lie before a successor moves; never more than `finish`. */
  free: Int32Array;
}

/** Places every task as late as the plan's end, its own limit and its successors allow: the forward pass turned round. */
export function backwardPass(network: Network, { positions, endDay }: ForwardPass): LatePositions {
  const count = network.tasks.length;
  const late: LatePositions = {
    finish: new Int32Array(count),
    evening: new Int32Array(count),
    free: new Int32Array(count),
  };
  for (let place = count - 1; place >= 0; place--) {
    const task = network.order[place]!;
    if (positions.state[task] === FINISHED) {
      late.finish[task] = positions.finish[task]!;
      late.evening[task] = positions.finish[task]!;
      late.free[task] = positions.finish[task]!;
    } else placeLate(network, positions, late, task, endDay);
  }
  return late;
}

function placeLate(
  network: Network,
  positions: Positions,
  late: LatePositions,
  task: number,
  planEnd: number,
): void {
  const { notAfter } = network.tasks[task]!;
  const calendar = network.calendars[task]!;
  const milestone = isMilestone(network, task);
  const afterLimit = calendar.before(
    Math.min(planEnd, notAfter === undefined ? planEnd : dayNumber(notAfter)) + 1,
  );
  let finish = milestone ? afterLimit - 1 : afterLimit;
  let evening = afterLimit;
  let free = Number.POSITIVE_INFINITY;

  const { first, links } = network.outOf;
  for (let at = first[task]!; at < first[task + 1]!; at++) {
    const link = links[at]!;
    if (!isFelt(network, positions, link)) continue;
    if (milestone) {
      finish = Math.min(
        finish,
        reachOf(network, task, link, latestDemand(network, positions, late, link, 0), 0),
      );
      evening = Math.min(
        evening,
        reachOf(network, task, link, latestDemand(network, positions, late, link, 1), 1),
      );
    } else {
      const isEvening = network.links.fromFinish[link]!;
      finish = Math.min(
        finish,
        reachOf(network, task, link, latestDemand(network, positions, late, link, isEvening), isEvening),
      );
    }
    const isEvening = looksAtEvening(network, positions, link) ? 1 : 0;
    free = Math.min(
      free,
      reachOf(network, task, link, earliestDemand(network, positions, link, isEvening), isEvening),
    );
  }
  late.finish[task] = finish;
  late.evening[task] = evening;
  const own = milestone && positions.isEvening[task] ? evening : finish;
  late.free[task] = Math.min(own, free);
}

/** Whether a later predecessor can still move anything through a link: what has begun or ended does not begin again. */
function isFelt(network: Network, positions: Positions, link: number): boolean {
  const { from, to, fromFinish, toFinish } = network.links;
  const state = positions.state[to[link]!]!;
  if (state === FINISHED || (state === STARTED && !toFinish[link])) return false;
  return positions.state[from[link]!] === WAITING || fromFinish[link] === 1;
}

/** The greatest position a link may demand of its successor without making it late. */
function latestDemand(
  network: Network,
  positions: Positions,
  late: LatePositions,
  link: number,
  isEvening: number,
): number {
  const successor = network.links.to[link]!;
  const { durationDays, pinnedStart } = network.tasks[successor]!;
  const finish =
    isMilestone(network, successor) && isEvening ? late.evening[successor]! : late.finish[successor]!;
  if (positions.state[successor] === STARTED) return finish;
  let start = finish - durationDays;
  // A pinned task may itself have time to spare, but nothing can push it from its day.
  if (pinnedStart !== undefined) {
    const morning = positions.start[successor]! - positions.isEvening[successor]!;
    start = Math.min(start, durationDays === 0 && isEvening ? morning + 1 : morning);
  }
  return network.links.toFinish[link] ? start + durationDays : start;
}

/** The greatest position a link may demand of its successor without moving it at all. */
function earliestDemand(network: Network, positions: Positions, link: number, isEvening: number): number {
  const successor = network.links.to[link]!;
  const position = network.links.toFinish[link] ? positions.finish[successor]! : positions.start[successor]!;
  return isMilestone(network, successor) && positions.isEvening[successor] && !isEvening
    ? position - 1
    : position;
}

/** Where the predecessor's finish may lie at most if its link is to demand no more than this: the link turned round. */
function reachOf(network: Network, task: number, link: number, demand: number, isEvening: number): number {
  const moment = network.calendars[network.links.to[link]!]!.at(demand - network.links.lag[link]!);
  const calendar = network.calendars[task]!;
  if (isEvening) return calendar.before(moment);
  const start = calendar.before(moment + 1) - 1;
  return start + network.tasks[task]!.durationDays;
}
