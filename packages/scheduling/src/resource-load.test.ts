import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chinaHolidays } from './china-holidays.ts';
import { type LoadedResource, resourceLoad } from './resource-load.ts';
import { isWorkday } from './workday-arithmetic.ts';

const week = { workdays: [true, true, true, true, true, false, false], exceptions: [] };
const china = { ...week, exceptions: chinaHolidays(2026) };

describe('load', () => {
  it('falls on working days only: not on weekends, holidays and leave, but on make-up days', () => {
    const onLeave = {
      ...china,
      exceptions: [...china.exceptions, { from: '2026-10-09', to: '2026-10-09', isWorking: false }],
    };
    const [ann] = resourceLoad(
      [{ taskId: 'a', resourceId: 'ann', from: '2026-09-29', to: '2026-10-12' }],
      [{ id: 'ann', calendar: onLeave }],
      { from: '2026-09-28', to: '2026-10-13' },
    );
    expect(ann?.days.map(({ day, load }) => `${day.slice(5)} ${load}`)).toEqual([
      '09-28 0',
      '09-29 1',
      '09-30 1',
      '10-08 1',
      '10-10 1',
      '10-12 1',
      '10-13 0',
    ]);
  });

  it('adds up and is measured against what a department can do', () => {
    const work = [0, 1, 2].map((at) => ({
      taskId: String(at),
      resourceId: 'electrical',
      from: `2026-11-0${2 + at}`,
      to: '2026-11-04',
      share: 0.7,
    }));
    const [load] = resourceLoad(work, [{ id: 'electrical', calendar: week, capacity: 2 }], {
      from: '2026-11-02',
      to: '2026-11-05',
    });
    expect(load?.days).toEqual([
      { day: '2026-11-02', load: 0.7, capacity: 2, isOverloaded: false },
      { day: '2026-11-03', load: 1.4, capacity: 2, isOverloaded: false },
      { day: '2026-11-04', load: 2.1, capacity: 2, isOverloaded: true },
      { day: '2026-11-05', load: 0, capacity: 2, isOverloaded: false },
    ]);
  });

  it('refuses work of somebody unknown', () => {
    const work = [{ taskId: 'a', resourceId: 'x', from: '2026-11-02', to: '2026-11-04' }];
    expect(() => resourceLoad(work, [], { from: '2026-11-02', to: '2026-11-03' })).toThrow(
      expect.objectContaining({ code: 'unknown_resource', chain: ['a'] }),
    );
  });

  it('is what counting day by day comes to', () => {
    const day = fc.integer({ min: 1, max: 30 }).map((one) => `2026-10-${String(one).padStart(2, '0')}`);
    const resources: LoadedResource[] = [
      { id: 'a', calendar: china },
      { id: 'b', calendar: week, capacity: 2 },
    ];
    const work = fc.array(
      fc.record({
        taskId: fc.constant('t'),
        resourceId: fc.constantFrom('a', 'b'),
        from: day,
        to: day,
        share: fc.constantFrom(0.25, 0.5, 1),
      }),
    );
    fc.assert(
      fc.property(work, day, day, (works, from, to) => {
        for (const { resourceId, days } of resourceLoad(works, resources, { from, to })) {
          const { calendar } = resources.find(({ id }) => id === resourceId)!;
          const expected = Array.from({ length: 31 }, (_, at) => `2026-10-${String(at + 1).padStart(2, '0')}`)
            .filter((one) => from <= one && one <= to && isWorkday(calendar, one))
            .map((one) => ({
              day: one,
              load: works
                .filter((work) => work.resourceId === resourceId && work.from <= one && one <= work.to)
                .reduce((sum, { share }) => sum + share, 0),
            }));
          expect(days.map(({ day: one, load }) => ({ day: one, load }))).toEqual(expected);
        }
      }),
    );
  });
});
