import { describe, expect, it } from 'vitest';
import { largePlan } from '../large-plan.fixture.ts';
import { backwardPass } from './backward-pass.ts';
import { forwardPass } from './forward-pass.ts';
import { type Network, networkOf } from './network.ts';
import { orderOf } from './order.ts';

/** How often the engine looks into a plan's links, and asks a calendar, to order and place all tasks: no clock is asked. */
function stepsFor(count: number): number {
  const plan = largePlan(count);
  let steps = 0;
  const counted = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(of, key) {
        steps += 1;
        const value = Reflect.get(of, key);
        return typeof value === 'function' ? value.bind(of) : value;
      },
    });
  const { links, into, outOf, calendars, ...rest } = networkOf(plan);
  const network: Network = {
    ...rest,
    calendars: calendars.map(counted),
    links: {
      from: counted(links.from),
      to: counted(links.to),
      lag: counted(links.lag),
      fromFinish: counted(links.fromFinish),
      toFinish: counted(links.toFinish),
    },
    into: { first: counted(into.first), links: counted(into.links) },
    outOf: { first: counted(outOf.first), links: counted(outOf.links) },
  };
  orderOf(network.tasks, network.links, network.into, network.outOf);
  backwardPass(network, forwardPass(network));
  return steps;
}

describe('the work of scheduling', () => {
  it('grows as the plan does: as many steps a task for 16,000 tasks as for 500', () => {
    const perTask = [500, 2_000, 16_000].map((count) => stepsFor(count) / count);
    for (const one of perTask) expect(one / perTask[0]!).toBeCloseTo(1, 1);
  });
});
