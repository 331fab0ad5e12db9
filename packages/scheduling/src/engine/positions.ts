import type { Network } from './network.ts';

/**
 * Where the tasks of a network lie. Positions are numbers of working days in the task's own calendar; a moment is a
 * boundary between days: boundary x is the night before day x, the same for "after day x - 1" and "before day x".
 *
 * A milestone has one moment, which may be the evening of a day (it waits for work that ends then) or the morning of
 * the next working day (it is the plan's start, or a date holds it): the same position, but another day on paper.
 */
export interface Positions {
  state: Uint8Array;
  /** Of a milestone the position of its moment, for both. */
  start: Int32Array;
  finish: Int32Array;
  /** For milestones: 1 for the evening before the position, 0 for its morning. */
  isEvening: Uint8Array;
  startDay: Int32Array;
  endDay: Int32Array;
}

export const WAITING = 0;
export const STARTED = 1;
export const FINISHED = 2;

export function positionsFor(count: number): Positions {
  return {
    state: new Uint8Array(count),
    start: new Int32Array(count),
    finish: new Int32Array(count),
    isEvening: new Uint8Array(count),
    startDay: new Int32Array(count),
    endDay: new Int32Array(count),
  };
}

export function isMilestone(network: Network, task: number): boolean {
  return network.tasks[task]!.durationDays === 0;
}

/** Whether what a link looks at in its predecessor is the evening of a day. */
export function looksAtEvening(network: Network, positions: Positions, link: number): boolean {
  const from = network.links.from[link]!;
  if (isMilestone(network, from)) return positions.isEvening[from] === 1;
  return network.links.fromFinish[link] === 1;
}

/** The moment a link looks at in its predecessor: the boundary before or after a day. */
export function momentOf(network: Network, positions: Positions, link: number): number {
  const predecessor = network.links.from[link]!;
  return looksAtEvening(network, positions, link)
    ? positions.endDay[predecessor]! + 1
    : positions.startDay[predecessor]!;
}

/** What a link demands of its successor: a position its start or finish must not lie before. */
export function demandOf(network: Network, positions: Positions, link: number): number {
  const { to, lag } = network.links;
  return network.calendars[to[link]!]!.before(momentOf(network, positions, link)) + lag[link]!;
}

/** The doubled position of a start: an evening is one less than the morning after it. */
export function halfPlace(positions: Positions, task: number): number {
  return 2 * positions.start[task]! - positions.isEvening[task]!;
}
