import { describe, expect, it } from 'vitest';
import { chinaHolidays } from './china-holidays.ts';
import type { Plan, PlanDependency, PlanTask } from './plan.ts';
import { schedule, scheduleWithConflicts } from './schedule.ts';
import { ScheduleProblem } from './schedule-problem.ts';

const week = { workdays: [true, true, true, true, true, false, false], exceptions: [] };
const everyDay = { workdays: Array(7).fill(true), exceptions: [] };

/** Starts on Monday, 2 November 2026. */
function plan(tasks: PlanTask[], links: string[] = [], more: Partial<Plan> = {}): Plan {
  return {
    startsOn: '2026-11-02',
    tasks,
    dependencies: links.map(link),
    calendars: { week, everyDay, china: { ...week, exceptions: chinaHolidays(2026) } },
    defaultCalendarId: 'week',
    ...more,
  };
}

/** `a FS+2 b` */
function link(text: string): PlanDependency {
  const [predecessorId, type, successorId] = text.split(' ') as [string, string, string];
  return {
    predecessorId,
    successorId,
    type: type.slice(0, 2) as PlanDependency['type'],
    lagDays: Number(type.slice(2) || 0),
  };
}

const task = (id: string, durationDays: number, more: Partial<PlanTask> = {}) => ({
  id,
  durationDays,
  ...more,
});

function early(of: Plan) {
  return Object.fromEntries(
    [...schedule(of).tasks].map(([id, { earlyStart, earlyEnd }]) => [
      id,
      `${earlyStart.slice(5)}..${earlyEnd.slice(5)}`,
    ]),
  );
}

function problem(of: Plan): ScheduleProblem {
  try {
    schedule(of);
  } catch (error) {
    if (error instanceof ScheduleProblem) return error;
    throw error;
  }
  throw new Error('The plan was accepted.');
}

describe('links', () => {
  it('starts the next working day after a finish', () => {
    expect(early(plan([task('a', 5), task('b', 2)], ['a FS b']))).toEqual({
      a: '11-02..11-06',
      b: '11-09..11-10',
    });
  });

  it('knows all four types, with lags both ways', () => {
    const of = (type: string) => early(plan([task('a', 5), task('b', 3)], [`a ${type} b`], {})).b;
    expect(of('FS+2')).toBe('11-11..11-13');
    expect(of('FS-2')).toBe('11-05..11-09');
    expect(of('SS')).toBe('11-02..11-04');
    expect(of('SS+1')).toBe('11-03..11-05');
    expect(of('FF')).toBe('11-04..11-06');
    expect(of('FF+1')).toBe('11-05..11-09');
    expect(of('SF')).toBe('11-02..11-04');
    expect(of('SF+4')).toBe('11-03..11-05');
  });

  it('counts a lag in the calendar of the successor', () => {
    const of = plan([task('a', 5), task('b', 1, { calendarId: 'everyDay' })], ['a FS+1 b']);
    expect(early(of).b).toBe('11-08..11-08');
  });

  it('steps over public holidays and works on make-up days', () => {
    const of = plan([task('a', 3, { calendarId: 'china' })], [], { startsOn: '2026-09-30' });
    expect(early(of).a).toBe('09-30..10-09');
    expect(early(plan([task('a', 4, { calendarId: 'china' })], [], { startsOn: '2026-09-30' })).a).toBe(
      '09-30..10-10',
    );
  });
});

describe('milestones', () => {
  it('lie on the evening of the work they close, and what follows starts in the morning after', () => {
    expect(early(plan([task('a', 5), task('m', 0), task('b', 1)], ['a FS m', 'm FS b']))).toEqual({
      a: '11-02..11-06',
      m: '11-06..11-06',
      b: '11-09..11-09',
    });
  });

  it('lie on the morning of the day that a date or the plan gives them', () => {
    expect(early(plan([task('m', 0), task('b', 1)], ['m FS b']))).toEqual({
      m: '11-02..11-02',
      b: '11-02..11-02',
    });
    expect(early(plan([task('a', 5), task('m', 0, { notBefore: '2026-11-09' })], ['a FS m'])).m).toBe(
      '11-09..11-09',
    );
  });

  it('may be pinned to the day on which their work ends', () => {
    expect(early(plan([task('a', 5), task('m', 0, { pinnedStart: '2026-11-06' })], ['a FS m'])).m).toBe(
      '11-06..11-06',
    );
  });
});

describe('float and the critical path', () => {
  const diamond = plan(
    [task('a', 2), task('long', 5), task('short', 2), task('z', 1)],
    ['a FS long', 'a FS short', 'long FS z', 'short FS z'],
  );

  it('names the chain that determines the end', () => {
    const { endsOn, criticalPath, tasks } = schedule(diamond);
    expect(endsOn).toBe('2026-11-11');
    expect(criticalPath).toEqual(['a', 'long', 'z']);
    expect(tasks.get('short')).toEqual({
      id: 'short',
      earlyStart: '2026-11-04',
      earlyEnd: '2026-11-05',
      lateStart: '2026-11-09',
      lateEnd: '2026-11-10',
      totalFloat: 3,
      freeFloat: 3,
      isCritical: false,
    });
  });

  it('ends with the closing milestone', () => {
    const { criticalPath } = schedule(plan([task('end', 0), task('a', 2)], ['a FS end']));
    expect(criticalPath).toEqual(['a', 'end']);
  });

  it('gives a predecessor of a pinned task no more time than its day allows', () => {
    const { tasks } = schedule(
      plan([task('a', 2), task('p', 1, { pinnedStart: '2026-11-05' }), task('z', 10)], ['a FS p']),
    );
    expect([tasks.get('a')?.totalFloat, tasks.get('p')?.totalFloat]).toEqual([1, 6]);
  });
});

describe('facts', () => {
  it('keep what was done where it was done', () => {
    const of = plan(
      [task('a', 5, { actualStart: '2026-11-03', actualEnd: '2026-11-04', progress: 100 }), task('b', 1)],
      ['a FS b'],
    );
    expect(early(of)).toEqual({ a: '11-03..11-04', b: '11-05..11-05' });
    expect(schedule(of).tasks.get('a')).toMatchObject({ isCritical: false, totalFloat: 0 });
  });

  it('let what remains go on from the status date', () => {
    const of = plan([task('a', 5, { actualStart: '2026-11-02', progress: 40 }), task('b', 1)], ['a FS b'], {
      statusDate: '2026-11-10',
    });
    expect(early(of)).toEqual({ a: '11-02..11-12', b: '11-13..11-13' });
  });

  it('place nothing that has not begun before the status date', () => {
    expect(early(plan([task('a', 2), task('m', 0)], [], { statusDate: '2026-11-14' }))).toEqual({
      a: '11-16..11-17',
      m: '11-16..11-16',
    });
  });

  it('reach a milestone in the evening of the work that led to it', () => {
    const of = plan(
      [
        task('a', 5, { actualStart: '2026-11-02', actualEnd: '2026-11-06' }),
        task('m', 0, { actualEnd: '2026-11-06' }),
        task('b', 1),
      ],
      ['a FS m', 'm FS b'],
    );
    expect(early(of).b).toBe('11-09..11-09');
  });
});

describe('what cannot be', () => {
  it('names the circle, from the task that stands first', () => {
    const of = plan(
      [task('x', 1), task('a', 1), task('b', 1), task('c', 1)],
      ['x FS a', 'b FS c', 'a SS b', 'c FF a', 'x FS c'],
    );
    expect(problem(of)).toMatchObject({ code: 'cycle', chain: ['a', 'b', 'c'] });
    expect(problem(plan([task('a', 1)], ['a SS a']))).toMatchObject({ code: 'cycle', chain: ['a'] });
  });

  it('names the chain that holds a pinned task', () => {
    const of = plan(
      [task('a', 5), task('b', 5), task('p', 1, { pinnedStart: '2026-11-12' })],
      ['a FS b', 'b FS p'],
    );
    expect(problem(of)).toMatchObject({
      code: 'impossible_dates',
      chain: ['a', 'b', 'p'],
      facts: {
        taskId: 'p',
        reason: 'held_by_predecessor',
        pinnedStart: '2026-11-12',
        earliest: '2026-11-16',
      },
    });
  });

  it('names the chain that passes a limit', () => {
    const of = plan([task('a', 5), task('b', 5, { notAfter: '2026-11-12' })], ['a FS b']);
    expect(problem(of)).toMatchObject({
      code: 'impossible_dates',
      chain: ['a', 'b'],
      facts: { taskId: 'b', reason: 'ends_too_late', notAfter: '2026-11-12', endsOn: '2026-11-13' },
    });
    const { schedule: anyway, conflicts } = scheduleWithConflicts(of);
    expect(conflicts.map(({ code }) => code)).toEqual(['impossible_dates']);
    expect(anyway.tasks.get('b')).toMatchObject({ totalFloat: -1, isCritical: true, lateEnd: '2026-11-12' });
    expect(anyway.tasks.get('a')).toMatchObject({ totalFloat: -1, lateStart: '2026-10-30' });
  });

  it('does not let a pin contradict what is waited for', () => {
    const of = plan([task('p', 1, { pinnedStart: '2026-11-12', notBefore: '2026-11-20' })]);
    expect(problem(of)).toMatchObject({ code: 'impossible_dates', facts: { reason: 'held_by_not_before' } });
  });

  it.each<[string, Partial<Plan>, object]>([
    ['a task twice', { tasks: [task('a', 1), task('a', 1)] }, { code: 'duplicate_task', chain: ['a'] }],
    [
      'an unknown task',
      { dependencies: [link('a FS z')] },
      { code: 'unknown_task', chain: ['a', 'z'], facts: { taskId: 'z' } },
    ],
    ['half days', { tasks: [task('a', 1.5)] }, { code: 'bad_duration' }],
    [
      'a lag that is none',
      { tasks: [task('a', 1), task('b', 1)], dependencies: [link('a FSx b')] },
      { code: 'bad_dependency' },
    ],
    [
      'another type',
      { tasks: [task('a', 1), task('b', 1)], dependencies: [link('a XX b')] },
      { code: 'bad_dependency' },
    ],
    ['a day that is none', { startsOn: '2026-02-30' }, { code: 'bad_date', facts: { subject: 'startsOn' } }],
    [
      'a missing calendar',
      { tasks: [task('a', 1, { calendarId: 'toString' })] },
      { code: 'bad_calendar', facts: { reason: 'unknown' } },
    ],
    [
      'a week without work',
      { calendars: { week: { workdays: Array(7).fill(false), exceptions: [] } } },
      { code: 'bad_calendar', facts: { reason: 'no_workday' } },
    ],
    [
      'an exception that ends before it starts',
      {
        calendars: {
          week: { ...week, exceptions: [{ from: '2026-02-02', to: '2026-02-01', isWorking: false }] },
        },
      },
      { code: 'bad_calendar' },
    ],
    [
      'exceptions of many centuries',
      {
        calendars: {
          week: { ...week, exceptions: [{ from: '0001-01-01', to: '9999-12-31', isWorking: false }] },
        },
      },
      { code: 'bad_calendar', facts: { reason: 'exceptions_too_far_apart' } },
    ],
    [
      'an end before the start',
      { tasks: [task('a', 1, { actualStart: '2026-02-02', actualEnd: '2026-02-01' })] },
      { code: 'impossible_dates', facts: { reason: 'ended_before_started' } },
    ],
    [
      'a plan without an end',
      {
        tasks: [task('a', 1_000_000), task('b', 1_000_000), task('c', 1_000_000)],
        dependencies: [link('a FS b'), link('b FS c')],
      },
      { code: 'impossible_dates', facts: { reason: 'beyond_year_9999' } },
    ],
  ])('refuses %s', (_, more, expected) => {
    expect(problem(plan([task('a', 1)], [], more))).toMatchObject(expected);
  });

  it('takes an empty plan', () => {
    expect(schedule(plan([]))).toEqual({ endsOn: '2026-11-02', tasks: new Map(), criticalPath: [] });
  });
});
