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

/** Walking days takes its time, on a busy machine most of all. */
const PATIENCE = 300_000;

describe('the engine and the oracle that walks day by day', { timeout: PATIENCE }, () => {
  it.each<[string, NetworkKind, number]>([
    ['one calendar', { mixedCalendars: false, dates: false, facts: false }, 1000],
    ['several calendars', { mixedCalendars: true, dates: false, facts: false }, 1000],
    ['fixed dates', { mixedCalendars: true, dates: true, facts: false }, 1000],
    ['facts and a status date', { mixedCalendars: true, dates: true, facts: true }, 1000],
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

describe('the answer', () => {
  const kind = { mixedCalendars: true, dates: true, facts: true };

  it('does not depend on the order in which a plan is told', () => {
    fc.assert(
      fc.property(networks(kind), (plan) => {
        const told = scheduleWithConflicts(plan).schedule;
        const backwards = scheduleWithConflicts({
          ...plan,
          tasks: plan.tasks.toReversed(),
          dependencies: plan.dependencies.toReversed(),
        }).schedule;
        expect(backwards.endsOn).toBe(told.endsOn);
        for (const { id } of plan.tasks) expect(backwards.tasks.get(id)).toEqual(told.tasks.get(id));
      }),
      { numRuns: 1000 },
    );
  });

  it('exists for every plan without circles, however its dates contradict each other', () => {
    fc.assert(
      fc.property(networks(kind), (plan) => {
        const { schedule: found, conflicts } = scheduleWithConflicts(plan);
        expect(conflicts.length > 0).toBe(answer(plan).impossible);
        for (const { code, chain, facts } of conflicts) {
          expect(code).toBe('impossible_dates');
          expect(chain.at(-1)).toBe(facts.taskId);
        }
        for (const { earlyStart, earlyEnd, lateStart, lateEnd, freeFloat } of found.tasks.values()) {
          expect(earlyStart <= earlyEnd).toBe(true);
          // Work that has begun already may have had to end before it began.
          if (conflicts.length === 0) expect(lateStart <= lateEnd).toBe(true);
          expect(freeFloat).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 1000 },
    );
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
