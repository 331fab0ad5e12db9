import fc from 'fast-check';
import type { Plan, PlanDependency, PlanTask, WorkCalendar } from './plan.ts';

const calendars: Record<string, WorkCalendar> = {
  week: {
    workdays: [true, true, true, true, true, false, false],
    exceptions: [
      { from: '2026-02-15', to: '2026-02-23', isWorking: false, name: '春节' },
      { from: '2026-02-14', to: '2026-02-14', isWorking: true },
      { from: '2026-02-28', to: '2026-02-28', isWorking: true },
      { from: '2026-03-04', to: '2026-03-05', isWorking: false },
    ],
  },
  everyDay: { workdays: Array(7).fill(true), exceptions: [] },
  sixDays: {
    workdays: [true, true, true, true, true, true, false],
    exceptions: [
      { from: '2026-02-09', to: '2026-02-13', isWorking: false },
      { from: '2026-02-11', to: '2026-02-11', isWorking: true },
    ],
  },
  weekends: { workdays: [false, false, false, false, false, true, true], exceptions: [] },
};

export interface NetworkKind {
  /** Several calendars, or one for all. */
  mixedCalendars: boolean;
  /** Not before, not after, pinned. */
  dates: boolean;
  /** Actual dates, progress and a status date. */
  facts: boolean;
}

const days = (min: number, max: number) =>
  fc.integer({ min, max }).map((after) => new Date(Date.UTC(2026, 1, 2 + after)).toISOString().slice(0, 10));
const day = days(0, 40);
const seldom = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ arbitrary: fc.constant(undefined), weight: 5 }, { arbitrary: value, weight: 1 });

function task(id: string, { mixedCalendars, dates, facts }: NetworkKind): fc.Arbitrary<PlanTask> {
  const nothing = fc.constant(undefined);
  return fc
    .record({
      id: fc.constant(id),
      durationDays: fc.oneof(
        { arbitrary: fc.integer({ min: 0, max: 6 }), weight: 4 },
        { arbitrary: fc.constant(0), weight: 1 },
      ),
      calendarId: mixedCalendars
        ? fc.option(fc.constantFrom(...Object.keys(calendars)), { nil: undefined })
        : nothing,
      notBefore: dates ? seldom(day) : nothing,
      notAfter: dates ? seldom(days(30, 120)) : nothing,
      pinnedStart: dates ? seldom(days(10, 90)) : nothing,
      actualStart: facts ? fc.option(day, { nil: undefined, freq: 2 }) : nothing,
      actualEnd: facts ? seldom(day) : nothing,
      progress: facts ? fc.constantFrom(0, 10, 40, 75, 100) : nothing,
    })
    .map((one) =>
      one.actualStart && one.actualEnd && one.actualEnd < one.actualStart
        ? { ...one, actualEnd: one.actualStart }
        : one,
    );
}

/** Random plans without circles: links lead from earlier to later tasks of a hidden order, and the plan lists them mixed. */
export function networks(kind: NetworkKind): fc.Arbitrary<Plan> {
  const links = (count: number) =>
    fc.array(
      fc.record({
        ends: fc.tuple(fc.nat(count - 1), fc.nat(count - 1)),
        type: fc.constantFrom<PlanDependency['type']>('FS', 'SS', 'FF', 'SF'),
        lagDays: fc.oneof(
          { arbitrary: fc.constant(0), weight: 2 },
          { arbitrary: fc.integer({ min: -4, max: 5 }), weight: 3 },
        ),
      }),
      { maxLength: count * 2 },
    );
  return fc.integer({ min: 1, max: 9 }).chain((count) =>
    fc
      .record({
        tasks: fc.tuple(...Array.from({ length: count }, (_, at) => task(`t${at}`, kind))),
        links: links(count),
        mixed: fc.shuffledSubarray(
          Array.from({ length: count }, (_, at) => at),
          { minLength: count },
        ),
        startsOn: day,
        statusDate: kind.facts ? fc.option(day, { nil: undefined }) : fc.constant(undefined),
        defaultCalendarId: fc.constantFrom(...Object.keys(calendars)),
      })
      .map(({ tasks, links, mixed, ...plan }) => ({
        ...plan,
        calendars,
        tasks: mixed.map((at) => tasks[at]!),
        dependencies: links.flatMap(({ ends: [one, other], ...link }) =>
          one === other
            ? []
            : [
                {
                  ...link,
                  predecessorId: `t${Math.min(one, other)}`,
                  successorId: `t${Math.max(one, other)}`,
                },
              ],
        ),
      })),
  );
}
