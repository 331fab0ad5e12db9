import { heldByLinks, startDemand } from './forward-pass.ts';
import type { Network } from './network.ts';
import { demandOf, halfPlace, type Positions, STARTED, WAITING } from './positions.ts';

/** The tasks that lead to a task being where it is, first to last: each waits for the one before it. */
export function drivingChain(
  network: Network,
  positions: Positions,
  task: number,
  isPreferred: (task: number) => boolean,
): number[] {
  const chain = [task];
  for (let at = driverOf(network, positions, task, isPreferred); at !== undefined; ) {
    chain.push(at);
    at = driverOf(network, positions, at, isPreferred);
  }
  return chain.reverse();
}

/** The predecessor a task waits for, if it is a predecessor and no date that it waits for. */
function driverOf(
  network: Network,
  positions: Positions,
  task: number,
  isPreferred: (task: number) => boolean,
): number | undefined {
  const state = positions.state[task];
  if (state !== WAITING && state !== STARTED) return undefined;
  const held = state === WAITING ? heldByLinks(network, positions, task) : positions.finish[task]!;
  // A date or the plan's start holds it where no predecessor reaches.
  if (state === WAITING && held < halfPlace(positions, task)) return undefined;

  const { first, links } = network.into;
  let driver: number | undefined;
  for (let at = first[task]!; at < first[task + 1]!; at++) {
    const link = links[at]!;
    const demand =
      state === WAITING
        ? startDemand(network, positions, link)
        : network.links.toFinish[link] && demandOf(network, positions, link);
    if (demand !== held) continue;
    const predecessor = network.links.from[link]!;
    if (isPreferred(predecessor)) return predecessor;
    driver ??= predecessor;
  }
  return driver;
}
