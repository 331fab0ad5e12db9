import { describe, expect, it } from 'vitest';
import {
  daysLate,
  ganttMilestone,
  ganttTask,
  isContractMilestone,
  isFiltered,
  matches,
  neighboursOf,
  withAnswer,
  withDates,
} from './gantt.model.ts';
import type { ContractPlan, PlanRow } from './gantt-types.ts';

const row = (id: string, part: Partial<PlanRow> = {}): PlanRow => ({
  id,
  title: id.toUpperCase(),
  departmentId: 'electrical',
  departmentName: '电气部',
  departmentNameEn: 'Electrical',
  assignees: [{ id: 'li', name: 'Li Wei' }],
  startsOn: '2026-11-23',
  endsOn: '2026-11-27',
  durationDays: 5,
  progress: 0,
  isMilestone: false,
  earlyStart: '2026-11-23',
  earlyEnd: '2026-11-27',
  lateStart: '2026-11-25',
  lateEnd: '2026-12-01',
  totalFloat: 2,
  freeFloat: 0,
  isCritical: false,
  isOverdue: false,
  awaitsInspection: false,
  version: 1,
  hasHiddenLinks: false,
  allowed: ['move', 'link'],
  ...part,
});

const plan = (tasks: PlanRow[], links: [string, string][] = []): ContractPlan => ({
  contractId: 'c',
  startsOn: '2026-11-23',
  endsOn: '2026-11-27',
  forecastEndsOn: null,
  promisedDate: null,
  statusDate: '2026-11-25',
  calendar: { workdays: [true, true, true, true, true, false, false], exceptions: [] },
  tasks,
  milestones: [],
  dependencies: links.map(([predecessorId, successorId], at) => ({
    id: `d${at}`,
    predecessorId,
    successorId,
    type: 'FS',
    lagDays: 0,
    version: 1,
  })),
  baselines: [],
  openProposalId: null,
  problem: null,
  allowed: [],
});

const everything = { departmentId: undefined, personId: undefined, criticalOnly: false };

describe('what of a plan is shown', () => {
  it('everything, until something narrows it', () => {
    expect(isFiltered(everything)).toBe(false);
    expect(matches(row('a'), everything)).toBe(true);
  });

  it('a department, a person, the critical path, and all of them together', () => {
    expect(matches(row('a'), { ...everything, departmentId: 'mechanical' })).toBe(false);
    expect(matches(row('a'), { ...everything, personId: 'li' })).toBe(true);
    expect(matches(row('a'), { ...everything, personId: 'wang' })).toBe(false);
    const critical = row('a', { isCritical: true });
    expect(matches(critical, { departmentId: 'electrical', personId: 'li', criticalOnly: true })).toBe(true);
    expect(matches(row('a'), { departmentId: 'electrical', personId: 'li', criticalOnly: true })).toBe(false);
  });

  it('with what the server allows on each bar', () => {
    expect(ganttTask(row('a'), () => 'Electrical')).toMatchObject({
      group: 'Electrical',
      people: ['Li Wei'],
      mayMove: true,
      mayLink: true,
    });
    expect(ganttTask(row('a', { allowed: [] }), () => '')).toMatchObject({ mayMove: false, mayLink: false });
  });
});

describe('a move', () => {
  const before = plan([row('a'), row('b')]);

  it('shows at once, on its own row only', () => {
    const now = withDates(before, 'a', { startsOn: '2026-11-30', endsOn: '2026-12-04' });
    expect(now.tasks[0]).toMatchObject({ startsOn: '2026-11-30', endsOn: '2026-12-04' });
    expect(now.tasks[1]).toBe(before.tasks[1]);
    expect(before.tasks[0]?.startsOn, 'the plan before is as it was').toBe('2026-11-23');
  });

  it('takes in what the server says follows from it', () => {
    const now = withAnswer(before, {
      tasks: [row('b', { totalFloat: 0, isCritical: true, version: 3 })],
      startsOn: '2026-11-23',
      endsOn: '2026-12-04',
      forecastEndsOn: '2026-12-11',
      problem: null,
    });
    expect(now).toMatchObject({ endsOn: '2026-12-04', forecastEndsOn: '2026-12-11' });
    expect(now.tasks.map(({ id, isCritical, version }) => [id, isCritical, version])).toEqual([
      ['a', false, 1],
      ['b', true, 3],
    ]);
  });
});

describe('what a task waits for and blocks', () => {
  it('is told from both ends, without tasks that are not the viewer’s', () => {
    const { before, after } = neighboursOf(
      plan(
        [row('a'), row('b'), row('c')],
        [
          ['a', 'b'],
          ['b', 'c'],
          ['x', 'b'],
        ],
      ),
      'b',
    );
    expect(before.map((one) => one.row.id)).toEqual(['a']);
    expect(after.map((one) => one.row.id)).toEqual(['c']);
  });
});

describe('days after the promise', () => {
  it.each([
    ['2026-12-27', '2026-12-18', 9],
    ['2026-12-18', '2026-12-18', 0],
    ['2026-12-01', '2026-12-18', 0],
    [null, '2026-12-18', 0],
    ['2026-12-27', null, 0],
  ])('ends %s, promised %s: %i', (end, promised, late) => {
    expect(daysLate(end, promised)).toBe(late);
  });
});

describe('milestones of the contract', () => {
  const fat = { id: 'm1', name: '出厂验收', dueOn: '2026-11-20', reachedOn: null };

  it('stand on the day they are due, red once it has passed, and move by nobody’s hand', () => {
    const shown = ganttMilestone(fat, '合同里程碑', '2026-11-25');
    expect(shown).toMatchObject({
      title: '出厂验收',
      endsOn: '2026-11-20',
      isMilestone: true,
      isOverdue: true,
    });
    expect([shown.mayMove, shown.mayLink]).toEqual([false, false]);
    expect(isContractMilestone(shown.id)).toBe(true);
    expect(isContractMilestone('a')).toBe(false);
    expect(ganttMilestone(fat, '', '2026-11-20').isOverdue).toBe(false);
  });

  it('stand on the day they were reached, and are done', () => {
    const reached = ganttMilestone({ ...fat, reachedOn: '2026-11-18' }, '', '2026-11-25');
    expect(reached).toMatchObject({ startsOn: '2026-11-18', progress: 100, isOverdue: false });
  });
});
