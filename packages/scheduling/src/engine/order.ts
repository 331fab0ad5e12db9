import type { PlanTask } from '../plan.ts';
import { ScheduleProblem } from '../schedule-problem.ts';
import type { Adjacency, Links } from './network.ts';

/** Every task after all it waits for (Kahn); tasks that wait for each other in a circle are refused by name. */
export function orderOf(
  tasks: readonly PlanTask[],
  links: Links,
  into: Adjacency,
  outOf: Adjacency,
): Int32Array {
  const waitsFor = new Int32Array(tasks.length);
  const order = new Int32Array(tasks.length);
  let placed = 0;
  for (let task = 0; task < tasks.length; task++) {
    waitsFor[task] = into.first[task + 1]! - into.first[task]!;
    if (waitsFor[task] === 0) order[placed++] = task;
  }
  for (let next = 0; next < placed; next++) {
    const task = order[next]!;
    for (let at = outOf.first[task]!; at < outOf.first[task + 1]!; at++) {
      const successor = links.to[outOf.links[at]!]!;
      waitsFor[successor]! -= 1;
      if (waitsFor[successor] === 0) order[placed++] = successor;
    }
  }
  if (placed < tasks.length) {
    const chain = cycleAmong(waitsFor, links, into).map((task) => tasks[task]!.id);
    throw new ScheduleProblem('cycle', chain);
  }
  return order;
}

/** Whoever still waits waits for another who does; going back from one to the next must meet one twice. */
function cycleAmong(waitsFor: Int32Array, links: Links, into: Adjacency): number[] {
  const metAt = new Map<number, number>();
  const path: number[] = [];
  let task = waitsFor.findIndex((count) => count > 0);
  while (!metAt.has(task)) {
    metAt.set(task, path.length);
    path.push(task);
    task = waitingPredecessor(task, waitsFor, links, into);
  }
  const circle = path.slice(metAt.get(task)).reverse();
  // Told from the task that stands first in the plan, whichever was met first.
  const first = circle.indexOf(circle.reduce((least, one) => Math.min(least, one)));
  return [...circle.slice(first), ...circle.slice(0, first)];
}

function waitingPredecessor(task: number, waitsFor: Int32Array, links: Links, into: Adjacency): number {
  for (let at = into.first[task]!; at < into.first[task + 1]!; at++) {
    const predecessor = links.from[into.links[at]!]!;
    if (waitsFor[predecessor]! > 0) return predecessor;
  }
  throw new Error('A task that waits has somebody it waits for.');
}
