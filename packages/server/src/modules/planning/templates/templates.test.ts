import { as, given, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { byTitle, givenPlan } from '../planning.scene.ts';

async function givenTemplate() {
  const place = await givenPlan();
  const { firm, contractId, task, link } = place;
  const a = await task({
    title: '设计',
    startsOn: '2026-09-21',
    dueOn: '2026-09-23',
    weight: '3',
    progress: 50,
  });
  const b = await task({
    title: '程序',
    department: 'software',
    startsOn: '2026-09-24',
    dueOn: '2026-09-28',
    place: 2,
  });
  const c = await task({ title: '出厂', startsOn: null, dueOn: '2026-09-30', place: 3, isPublic: false });
  await link(a, b, { type: 'SS', lagDays: 2 });
  await link(b, c);
  const template = await as(firm.boss).planning.templates.create({ contractId, name: '灌装线' });
  return { ...place, template };
}

describe('templates of plans', () => {
  it('keep the shape of a plan, and plan another contract by it, around other holidays', async () => {
    const { firm, template } = await givenTemplate();
    const { electrical, software, mechanical } = firm.departments;
    expect(template).toMatchObject({ taskCount: 3, linkCount: 2, allowed: ['update', 'delete'] });
    expect(template.tasks).toEqual([
      { title: '设计', departmentId: electrical, offsetDays: 0, durationDays: 3 },
      { title: '程序', departmentId: software, offsetDays: 3, durationDays: 2 },
      { title: '出厂', departmentId: electrical, offsetDays: 6, durationDays: 0 },
    ]);
    const next = await givenPlan({ firm });
    await firm.write(({ tx }) =>
      tx.contract.updateMany({
        where: { id: next.contractId },
        data: { departmentIds: [electrical, mechanical] },
      }),
    );
    const filled = await as(firm.boss).planning.templates.fill({
      templateId: template.id,
      contractId: next.contractId,
      startsOn: '2026-09-29',
      departments: [
        { from: electrical, to: electrical },
        { from: software, to: mechanical },
      ],
    });
    expect(filled).toMatchObject({ taskCount: 3, linkCount: 2, leftOut: 0 });
    const plan = await next.plan();
    const rows = byTitle(plan.tasks);
    expect(rows.设计).toMatchObject({
      startsOn: '2026-09-29',
      endsOn: '2026-10-08',
      progress: 0,
      assignees: [],
    });
    expect(rows.程序).toMatchObject({
      departmentId: mechanical,
      startsOn: '2026-10-09',
      endsOn: '2026-10-10',
    });
    expect(rows.出厂).toMatchObject({ isMilestone: true, endsOn: '2026-10-13' });
    expect(plan.dependencies.map(({ type, lagDays }) => [type, lagDays])).toEqual([
      ['SS', 2],
      ['FS', 0],
    ]);
    expect((await as(firm.boss).tasks.get({ taskId: rows.设计!.id })).weight).toBe('3.00');
  });

  it('leave out departments that go nowhere, with what waited for their tasks', async () => {
    const { firm, template } = await givenTemplate();
    const { electrical } = firm.departments;
    const next = await givenPlan({ firm });
    const departments = [{ from: electrical, to: electrical }];
    const fill = {
      templateId: template.id,
      contractId: next.contractId,
      startsOn: '2026-09-21',
      departments,
    };
    // A leader fills in what is their department's.
    const filled = await as(firm.leaders.electrical).planning.templates.fill(fill);
    expect(filled).toMatchObject({ taskCount: 2, linkCount: 0, leftOut: 1 });
    await expect(as(firm.leaders.software).planning.templates.fill(fill)).rejects.toMatchObject(
      refusal('forbidden'),
    );
    await expect(
      as(firm.boss).planning.templates.fill({
        ...fill,
        departments: [{ from: electrical, to: firm.departments.sales }],
      }),
    ).rejects.toMatchObject(refusal('invalid', 'tasks.department_not_on_contract'));
    await next.setStatus('archived');
    await expect(as(firm.boss).planning.templates.fill(fill)).rejects.toMatchObject(
      refusal('conflict', 'tasks.contract_closed'),
    );
  });

  it('are made by those who plan the whole, and changed by those who made them', async () => {
    const { firm, contractId, template, lead } = await givenTemplate();
    await expect(
      as(firm.leaders.electrical).planning.templates.create({ contractId, name: '不行' }),
    ).rejects.toMatchObject(refusal('forbidden', 'planning.whole_plan_only'));
    await expect(as(firm.staff.electrical).planning.templates.list({})).rejects.toMatchObject(
      refusal('forbidden'),
    );
    const mine = await as(lead).planning.templates.create({ contractId, name: '我的' });
    expect((await as(firm.leaders.sales).planning.templates.list({ search: '我' })).items).toMatchObject([
      { id: mine.id, taskCount: 3, allowed: [] },
    ]);
    const { rename, delete: remove, list } = as(lead).planning.templates;
    await expect(rename({ templateId: template.id, version: 1, name: '改' })).rejects.toMatchObject(
      refusal('forbidden'),
    );
    const renamed = await rename({ templateId: mine.id, version: 1, name: '新名', description: '说明' });
    expect(renamed).toMatchObject({ name: '新名', description: '说明', version: 2 });
    await expect(remove({ templateId: mine.id, version: 1 })).rejects.toMatchObject(refusal('conflict'));
    await remove({ templateId: mine.id, version: 2 });
    expect((await list({})).items.map(({ name }) => name)).toEqual(['灌装线']);
  });

  it('are each firm’s own', async () => {
    const { contractId, template } = await givenTemplate();
    const other = as((await given.firm()).boss).planning.templates;
    for (const call of [
      () => other.get({ templateId: template.id }),
      () => other.create({ contractId, name: '偷' }),
      () => other.delete({ templateId: template.id, version: 1 }),
    ])
      await expect(call()).rejects.toMatchObject(refusal('not_found'));
  });
});
