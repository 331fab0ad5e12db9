import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NetworkKind, networks } from './networks.fixture.ts';
import { oracle } from './oracle.fixture.ts';
import type { Plan } from './plan.ts';
import { schedule, scheduleWithConflicts } from './schedule.ts';
import { ScheduleProblem } from './schedule-problem.ts';

/** The engine's answer in the oracle's words. */
function answer(plan: Plan) {
  try {
    const { endsOn, tasks } = schedule(plan);
    return {
      impossible: false,
      endsOn,
      tasks: plan.tasks.map(({ id }) => {
        const { isCritical: _, ...dates } = tasks.get(id)!;
        return dates;
      }),
    };
  } catch (error) {
    if (error instanceof ScheduleProblem && error.code === 'impossible_dates') return { impossible: true };
    throw error;
  }
}

describe('the engine and the oracle that walks day by day', () => {
  it.each<[string, NetworkKind, number]>([
    ['one calendar', { mixedCalendars: false, dates: false, facts: false }, 1500],
    ['several calendars', { mixedCalendars: true, dates: false, facts: false }, 1500],
    ['fixed dates', { mixedCalendars: true, dates: true, facts: false }, 1500],
    ['facts and a status date', { mixedCalendars: true, dates: true, facts: true }, 1500],
  ])('agree on dates and float: %s', (_, kind, numRuns) => {
    let possible = 0;
    fc.assert(
      fc.property(networks(kind), (plan) => {
        const expected = oracle(plan);
        if (!expected.impossible) possible += 1;
        expect(answer(plan)).toEqual(expected);
      }),
      { numRuns },
    );
    expect(possible).toBeGreaterThan(numRuns / 3);
  });
});

describe('the critical path', () => {
  const kind = { mixedCalendars: true, dates: true, facts: true };

  it('ends with the plan, and each task of it waits for the one before', () => {
    fc.assert(
      fc.property(networks(kind), (plan) => {
        const { schedule: found } = scheduleWithConflicts(plan);
        const { endsOn, tasks, criticalPath } = found;
        expect(tasks.get(criticalPath.at(-1)!)?.earlyEnd).toBe(endsOn);
        for (const [at, id] of criticalPath.slice(1).entries()) {
          const before = criticalPath[at]!;
          expect(
            plan.dependencies.some((one) => one.predecessorId === before && one.successorId === id),
          ).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('is the longest way through a plan of one calendar, found by going all ways', () => {
    fc.assert(
      fc.property(networks({ mixedCalendars: false, dates: false, facts: false }), (mixed) => {
        const dependencies = mixed.dependencies.map((one) => ({ ...one, type: 'FS' as const, lagDays: 0 }));
        const plan = { ...mixed, dependencies, defaultCalendarId: 'everyDay' };
        const durations = new Map(plan.tasks.map(({ id, durationDays }) => [id, durationDays]));
        const longestFrom = (id: string): number =>
          durations.get(id)! +
          Math.max(
            0,
            ...dependencies
              .filter((one) => one.predecessorId === id)
              .map((one) => longestFrom(one.successorId)),
          );
        const { criticalPath, tasks } = schedule(plan);
        const length = criticalPath.reduce((sum, id) => sum + durations.get(id)!, 0);
        expect(length).toBe(Math.max(...plan.tasks.map(({ id }) => longestFrom(id))));
        expect(criticalPath.every((id) => tasks.get(id)!.isCritical)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
