import { as, given, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { byTitle, givenPlan, TODAY } from '../planning.scene.ts';

describe('a contract’s plan', () => {
  it('says when each task can be at the earliest and must be at the latest, and which decide the end', async () => {
    const { task, link, plan } = await givenPlan();
    const a = await task({ title: '设计', startsOn: '2026-09-21', dueOn: '2026-09-23' });
    const b = await task({ title: '装配', startsOn: '2026-09-24', dueOn: '2026-09-28', place: 2 });
    const c = await task({ title: '文档', startsOn: '2026-09-24', dueOn: '2026-09-24', place: 3 });
    const d = await task({ title: '调试', startsOn: '2026-09-29', dueOn: '2026-09-30', place: 4 });
    for (const [from, to] of [
      [a, b],
      [a, c],
      [b, d],
      [c, d],
    ])
      await link(from!, to!);
    const found = await plan();
    expect(found).toMatchObject({
      startsOn: '2026-09-21',
      endsOn: '2026-09-30',
      forecastEndsOn: '2026-09-30',
      statusDate: TODAY,
      problem: null,
    });
    const rows = byTitle(found.tasks);
    expect(rows.装配).toMatchObject({ durationDays: 2, totalFloat: 0, isCritical: true });
    expect(rows.文档).toMatchObject({
      earlyStart: '2026-09-24',
      // The Mid-Autumn Festival is off, and so is the weekend behind it.
      lateStart: '2026-09-28',
      totalFloat: 1,
      isCritical: false,
    });
    expect(found.dependencies).toHaveLength(4);
    expect(rows.调试!.allowed).toEqual(['move', 'link']);
  });

  it('tells the milestones of the contract that have a day, to whoever reads its plan', async () => {
    const { firm, contractId, plan } = await givenPlan();
    await firm.write(async ({ tx }) => {
      const day = (text: string) => new Date(text);
      await tx.milestone.createMany({
        data: [
          { contractId, name: '现场验收', dueOn: day('2026-12-01') },
          { contractId, name: '设计评审', dueOn: day('2026-10-10'), reachedOn: day('2026-10-09') },
          { contractId, name: '质保期满' },
        ],
      });
    });
    expect((await plan(firm.leaders.electrical)).milestones).toMatchObject([
      { name: '设计评审', dueOn: '2026-10-10', reachedOn: '2026-10-09' },
      { name: '现场验收', dueOn: '2026-12-01', reachedOn: null },
    ]);
  });

  it('counts days as the firm works them: over National Day with its make-up Saturday, and over Chinese New Year', async () => {
    const { task, link, plan } = await givenPlan();
    // Off from Thursday 1 to Wednesday 7 October 2026; Saturday 10 is worked.
    const before = await task({ title: '节前', startsOn: '2026-09-29', dueOn: '2026-09-30' });
    const after = await task({ title: '节后', startsOn: '2026-10-08', dueOn: '2026-10-12', place: 2 });
    await link(before, after);
    // Off from Sunday 15 to Monday 23 February 2026; Saturdays 14 and 28 are worked.
    await task({ title: '春节', startsOn: '2026-02-12', dueOn: '2026-02-28', place: 3, progress: 100 });
    const { tasks, calendar } = await plan();
    const rows = byTitle(tasks);
    expect(rows.节前).toMatchObject({ durationDays: 2, earlyEnd: '2026-09-30' });
    // Thursday, Friday, Saturday, Monday.
    expect(rows.节后).toMatchObject({ durationDays: 4, earlyStart: '2026-10-08', earlyEnd: '2026-10-12' });
    // Thursday to Saturday, then Tuesday to Saturday.
    expect(rows.春节).toMatchObject({ durationDays: 8 });
    expect(calendar.exceptions).toContainEqual(
      expect.objectContaining({ from: '2026-10-01', to: '2026-10-07', isWorking: false }),
    );
    expect(calendar.exceptions.some((day) => day.isWorking && day.from === '2026-10-10')).toBe(true);
  });

  it('takes a task with a date and no start for a milestone', async () => {
    const { task, link, plan } = await givenPlan();
    const work = await task({ title: '装配', startsOn: '2026-09-21', dueOn: '2026-09-22' });
    const gate = await task({ title: '出厂', startsOn: null, dueOn: '2026-09-22', place: 2 });
    await link(work, gate);
    expect(byTitle((await plan()).tasks).出厂).toMatchObject({
      isMilestone: true,
      durationDays: 0,
      startsOn: '2026-09-22',
      earlyStart: '2026-09-22',
      earlyEnd: '2026-09-22',
    });
  });

  it('begins a task with its first report and ends it with the last, and holds the others up by that', async () => {
    const { task, link, plan, report } = await givenPlan();
    const a = await task({ title: '设计', startsOn: '2026-09-07', dueOn: '2026-09-11' });
    const b = await task({ title: '装配', startsOn: '2026-09-14', dueOn: '2026-09-15', place: 2 });
    await link(a, b);
    await report(a, 40, '2026-09-14');
    const found = await plan();
    const rows = byTitle(found.tasks);
    // Begun a week late; three of five days are left from today on.
    expect(rows.设计).toMatchObject({ earlyStart: '2026-09-14', earlyEnd: '2026-09-23', isOverdue: true });
    expect(rows.装配).toMatchObject({ earlyStart: '2026-09-24' });
    expect(found).toMatchObject({ endsOn: '2026-09-15', forecastEndsOn: '2026-09-28' });
  });

  it('shows nobody a task that is none of theirs, and computes the same dates for all', async () => {
    const { firm, task, link, plan } = await givenPlan();
    const own = firm.staff.electrical;
    const a = await task({
      title: '软件保密任务',
      department: 'software',
      startsOn: '2026-09-21',
      dueOn: '2026-09-30',
    });
    const b = await task({
      title: '电气装配',
      startsOn: '2026-09-21',
      dueOn: '2026-09-22',
      assigneeIds: [own.id],
      place: 2,
    });
    await link(a, b);
    const [all, leader] = [await plan(), await plan(firm.leaders.electrical)];
    expect(leader.tasks.map(({ title }) => title)).toEqual(['电气装配']);
    expect(leader.dependencies).toEqual([]);
    expect(leader.tasks[0]).toMatchObject({ earlyStart: '2026-10-08', hasHiddenLinks: true });
    expect(leader.tasks[0]!.earlyStart).toBe(byTitle(all.tasks).电气装配!.earlyStart);
    expect(leader.endsOn).toBe(all.endsOn);
    expect(JSON.stringify(leader)).not.toContain('保密');
    expect(JSON.stringify(leader)).not.toContain(a);
    const neighbours = await as(firm.leaders.electrical).planning.neighbours({ taskId: b });
    expect(neighbours).toMatchObject({ waitsFor: [], hidden: { waitsFor: 1, awaitedBy: 0 } });
  });

  it('is found by those who read the contract, and by no other firm', async () => {
    const { firm, contractId, join } = await givenPlan();
    const other = await given.firm();
    for (const person of [other.boss, firm.leaders.procurement, firm.staff.electrical])
      await expect(as(person).planning.plan({ contractId })).rejects.toMatchObject(refusal('not_found'));
    await join(firm.staff.electrical, 'electrical');
    expect(await as(firm.staff.electrical).planning.plan({ contractId })).toMatchObject({
      tasks: [],
      allowed: ['export'],
    });
  });

  it('offers planning to those who plan, as long as the contract is not over', async () => {
    const { plan, lead, firm, setStatus } = await givenPlan();
    const whole = ['export', 'template', 'baseline', 'propose', 'import', 'fill'];
    expect((await plan(lead)).allowed).toEqual(whole);
    expect((await plan(firm.leaders.electrical)).allowed).toEqual(['export', 'propose', 'import', 'fill']);
    await setStatus('archived');
    expect((await plan(lead)).allowed).toEqual(['export', 'template']);
  });
});
