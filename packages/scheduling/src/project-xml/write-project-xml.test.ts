import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FROM_PROJECT } from './files.fixture.ts';
import { type ProjectFile, type ProjectTask, readProjectXml, writeProjectXml } from './index.ts';
import { CONSTRAINTS } from './read-tasks.ts';

const day = fc
  .integer({ min: 0, max: 4000 })
  .map((after) => new Date(Date.UTC(2020, 0, 1 + after)).toISOString().slice(0, 10));
const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((written) => written.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '').trim())
  .filter((written) => written !== '');
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
/** What is undefined is not there, as in what is read. */
const compact = <T>(value: T): T => JSON.parse(JSON.stringify(value));
const span = fc
  .tuple(day, day)
  .map(([one, other]) => (one < other ? [one, other] : [other, one]) as [string, string]);

const calendar = (uid: number) =>
  fc.record({
    uid: fc.constant(uid),
    name: text,
    workdays: fc
      .array(fc.boolean(), { minLength: 7, maxLength: 7 })
      .map((days) => (days.some((isWorking) => isWorking) ? days : [true, ...days.slice(1)])),
    exceptions: fc.array(
      fc
        .record({ span, isWorking: fc.boolean(), name: maybe(text) })
        .map(({ span: [from, to], ...one }) => ({ from, to, ...one })),
      { maxLength: 4 },
    ),
  });

function task(uid: number): fc.Arbitrary<ProjectTask> {
  return fc
    .record({
      name: text,
      outlineLevel: fc.integer({ min: 1, max: 4 }),
      isSummary: fc.boolean(),
      isActive: fc.boolean(),
      isRecurring: fc.boolean(),
      isManual: fc.boolean(),
      durationDays: fc.nat(300),
      isElapsed: fc.boolean(),
      dates: maybe(span),
      progress: fc.nat(100),
      actual: maybe(span),
      constraint: maybe(fc.record({ type: fc.constantFrom(...CONSTRAINTS.slice(2)), date: day })),
      deadline: maybe(day),
      calendarUid: fc.constantFrom(undefined, 1, 2),
      notes: maybe(text),
      baselines: fc.uniqueArray(fc.record({ number: fc.nat(10), dates: span, durationDays: fc.nat(50) }), {
        maxLength: 3,
        selector: ({ number }) => number,
      }),
    })
    .map(({ dates, actual, baselines, ...one }) => ({
      uid,
      ...one,
      isMilestone: !one.isSummary && one.durationDays === 0,
      startsOn: dates?.[0],
      endsOn: dates?.[1],
      actualStart: actual?.[0],
      actualEnd: actual?.[1],
      baselines: baselines.map(({ number, dates: [startsOn, endsOn], durationDays }) => ({
        number,
        startsOn,
        endsOn,
        durationDays,
      })),
    }));
}

const projects: fc.Arbitrary<ProjectFile> = fc.integer({ min: 1, max: 6 }).chain((count) =>
  fc
    .record({
      name: maybe(text),
      startsOn: maybe(day),
      statusDate: maybe(day),
      minutesPerDay: fc.constantFrom(480, 450, 1440),
      calendarUid: fc.constantFrom(undefined, 1),
      calendars: fc.tuple(calendar(1), calendar(2)),
      tasks: fc.tuple(...Array.from({ length: count }, (_, at) => task(at + 1))),
      dependencies: fc.uniqueArray(
        fc.record({
          predecessorUid: fc.integer({ min: 1, max: count }),
          successorUid: fc.integer({ min: 1, max: count }),
          type: fc.constantFrom('FS' as const, 'SS' as const, 'FF' as const, 'SF' as const),
          lagDays: fc.integer({ min: -20, max: 20 }),
        }),
        { maxLength: 6, selector: (one) => JSON.stringify(one) },
      ),
      resources: fc.uniqueArray(
        fc.record({
          uid: fc.integer({ min: 1, max: 9 }),
          name: text,
          kind: fc.constantFrom('work' as const, 'material' as const, 'cost' as const),
          email: maybe(text),
          group: maybe(text),
          calendarUid: fc.constantFrom(undefined, 2),
        }),
        { minLength: 1, maxLength: 3, selector: ({ uid }) => uid },
      ),
      units: fc.constantFrom(0.25, 1, 2),
    })
    .map(({ units, ...one }) => ({
      ...one,
      dependencies: one.dependencies
        .filter(({ predecessorUid, successorUid }) => predecessorUid !== successorUid)
        .sort((a, b) => a.successorUid - b.successorUid),
      assignments: [{ taskUid: 1, resourceUid: one.resources[0]!.uid, units }],
    })),
);

describe('a written project', () => {
  it('reads back as it was', () => {
    fc.assert(
      fc.property(projects, (project) => {
        const { project: read, problems } = readProjectXml(writeProjectXml(project));
        expect(problems).toEqual([]);
        const { calendars, ...rest } = compact(project);
        const { calendars: readCalendars, ...readRest } = read;
        expect(readRest).toEqual(rest);
        for (const [at, calendar] of calendars.entries())
          expect(workedDays(readCalendars[at]!)).toEqual(workedDays(calendar));
      }),
      { numRuns: 300 },
    );
  });

  it('comes out the same when it is written again', () => {
    const once = writeProjectXml(readProjectXml(FROM_PROJECT).project);
    expect(writeProjectXml(readProjectXml(once).project)).toBe(once);
  });

  it('has its elements in the order of the schema, and nothing that cannot be written', () => {
    const { project } = readProjectXml(FROM_PROJECT);
    project.tasks[0]!.name = 'a\u0000b <c> & "d"';
    const written = writeProjectXml(project);
    expect(written).toContain('<Name>ab &lt;c&gt; &amp; "d"</Name>');
    const at = ['<Calendars>', '<Tasks>', '<Resources>', '<Assignments>'].map((element) =>
      written.indexOf(element),
    );
    expect(at).toEqual(at.toSorted((a, b) => a - b));
    expect(written).toContain('<OutlineNumber>2.3</OutlineNumber>');
  });
});

const DAYS = Array.from({ length: 4100 }, (_, after) => {
  const date = new Date(Date.UTC(2020, 0, 1 + after));
  return { written: date.toISOString().slice(0, 10), weekday: (date.getUTCDay() + 6) % 7 };
});

/** Overlapping exceptions are written apart; what counts is which days are worked. */
function workedDays({ workdays, exceptions }: ProjectFile['calendars'][number]): string {
  return DAYS.map(({ written, weekday }) => {
    const exception = exceptions.findLast(({ from, to }) => from <= written && written <= to);
    return (exception ? exception.isWorking : workdays[weekday]) ? 'x' : '.';
  }).join('');
}
