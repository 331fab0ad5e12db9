import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber } from '../day.ts';
import { schedule } from '../schedule.ts';
import { type PsplibInstance, planOfPsplib, readPsplib } from './index.ts';
import { writtenPsplib } from './written-psplib.fixture.ts';

/** The instance j301_1 of the PSPLIB's set j30, as published. */
const J301_1 = readFileSync(new URL('j301_1.sm', import.meta.url), 'utf8');

function lengthOf(instance: PsplibInstance): number {
  const plan = planOfPsplib(instance);
  const hasWork = plan.tasks.some(({ durationDays }) => durationDays > 0);
  return hasWork ? dayNumber(schedule(plan).endsOn) - dayNumber(plan.startsOn) + 1 : 0;
}

describe('the published instance j301_1', () => {
  const instance = readPsplib(J301_1);

  it('is read with its resources', () => {
    expect(instance).toMatchObject({ baseData: 'j30_17.bas', horizon: 158, dueDate: 38, tardinessCost: 26 });
    expect(instance.jobs).toHaveLength(32);
    expect(instance.jobs[7]).toEqual({
      number: 8,
      successors: [12, 19, 27],
      modes: [{ duration: 9, requests: [0, 1, 0, 0] }],
    });
    expect(instance.resources.map(({ availability }) => availability)).toEqual([12, 13, 4, 12]);
    const durations = instance.jobs.map(({ modes }) => modes[0]!.duration);
    expect(durations.reduce((sum, one) => sum + one)).toBe(158);
  });

  it('has the critical path its authors published: 38', () => {
    expect(instance.criticalPathLength).toBe(38);
    expect(lengthOf(instance)).toBe(38);
    const { criticalPath } = schedule(planOfPsplib(instance));
    expect([criticalPath[0], criticalPath.at(-1)]).toEqual(['1', '32']);
  });
});

describe('files made here in the same format', () => {
  const instances = fc.integer({ min: 1, max: 12 }).chain((count) =>
    fc.tuple(
      fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 3 }), {
        minLength: count,
        maxLength: count,
      }),
      fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 2 * count }),
    ),
  );

  it('have the length of their longest way, found by going all ways', () => {
    fc.assert(
      fc.property(instances, ([durations, arcs]) => {
        const jobs = durations.map((modes, at) => ({
          number: at + 1,
          successors: [...new Set(arcs.flatMap(([from, to]) => (from === at && from < to ? [to + 1] : [])))],
          modes: modes.map((duration) => ({ duration, requests: [duration, 0] })),
        }));
        const longestFrom = (number: number): number => {
          const { successors, modes } = jobs[number - 1]!;
          return (
            Math.min(...modes.map(({ duration }) => duration)) + Math.max(0, ...successors.map(longestFrom))
          );
        };
        const length = Math.max(...jobs.map(({ number }) => longestFrom(number)));
        const read = readPsplib(writtenPsplib(jobs, length));
        expect(read.jobs).toEqual(jobs);
        expect(read.criticalPathLength).toBe(length);
        expect(lengthOf(read)).toBe(length);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a file that is none', () => {
  it.each<[string, string, object]>([
    ['anything else', 'hello', { code: 'not_psplib' }],
    ['a cut one', J301_1.slice(0, 1500), { code: 'not_psplib' }],
    [
      'one cut within its requests',
      J301_1.slice(0, J301_1.indexOf(' 20      1')),
      { code: 'job_missing', job: 20 },
    ],
    [
      'a successor nobody knows',
      J301_1.replace('6  11  15', '6  11  99'),
      { code: 'job_unknown', job: 99, line: 20 },
    ],
    ['a wrong count', J301_1.replace('6  11  15', '6  11'), { code: 'bad_line', line: 20 }],
    ['a word among numbers', J301_1.replace('6  11  15', '6  11  x'), { code: 'bad_line', line: 20 }],
  ])('is refused by line: %s', (_, text, expected) => {
    expect(() => readPsplib(text)).toThrow(expect.objectContaining(expected));
  });

  it('is read or refused, whatever is cut out or put in', () => {
    fc.assert(
      fc.property(fc.nat(J301_1.length), fc.nat(300), fc.string({ maxLength: 20 }), (at, length, put) => {
        try {
          readPsplib(J301_1.slice(0, at) + put + J301_1.slice(at + length));
        } catch (error) {
          expect(error).toMatchObject({ name: 'PsplibProblem' });
        }
      }),
      { numRuns: 500 },
    );
  });
});
