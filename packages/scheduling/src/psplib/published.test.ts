import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dayNumber } from '../day.ts';
import { oracle } from '../oracle.fixture.ts';
import { schedule } from '../schedule.ts';
import { planOfPsplib, readPsplib } from './index.ts';

/**
 * The instances that stand beside this file, and those of a folder somebody has downloaded the library to: with
 * `MILLWRIGHT_PSPLIB=<folder>` every `.sm` and `.mm` file in it is held against what its authors published.
 */
const folders = [import.meta.dirname, process.env.MILLWRIGHT_PSPLIB].filter((one) => one !== undefined);
const published = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.(sm|mm)$/.test(name))
    .map((name) => {
      const instance = readPsplib(readFileSync(join(folder, name), 'latin1'));
      return { name, instance, plan: planOfPsplib(instance) };
    }),
);
/** The oracle delays every job, day by day: what it is asked has to be small. */
const small = published.filter(({ plan }) => plan.tasks.length <= 70);

describe.each(published)('the published instance $name', ({ instance, plan }) => {
  it('has the durations its horizon adds up to, so that nothing of it was read wrongly', () => {
    const longest = instance.jobs.map(({ modes }) => Math.max(...modes.map(({ duration }) => duration)));
    expect(longest.reduce((sum, one) => sum + one)).toBe(instance.horizon);
  });

  it('has the critical path its authors published (MPM-Time)', () => {
    const { endsOn, criticalPath } = schedule(plan);
    expect(dayNumber(endsOn) - dayNumber(plan.startsOn) + 1).toBe(instance.criticalPathLength);
    const durations = new Map(plan.tasks.map(({ id, durationDays }) => [id, durationDays]));
    const length = criticalPath.reduce((sum, id) => sum + durations.get(id)!, 0);
    expect(length).toBe(instance.criticalPathLength);
  });
});

describe.each(small)('the jobs of $name', ({ plan }) => {
  it('have the early and late dates and the float somebody finds who really delays each of them', () => {
    const told = oracle(plan);
    if (told.impossible) throw new Error('a published instance is possible');
    const { tasks } = schedule(plan);
    for (const { id, ...dates } of told.tasks) expect(tasks.get(id)).toMatchObject(dates);
  });
});
