import { as, asSuperuser, given, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { byTitle, givenPlan } from '../planning.scene.ts';

describe('keeping a plan under a name', () => {
  it('keeps it as it was, also tasks deleted since', async () => {
    const { firm, task, contractId, plan } = await givenPlan();
    const { planning, tasks } = as(firm.boss);
    const a = await task({ title: '设计', startsOn: '2026-09-21', dueOn: '2026-09-23', progress: 30 });
    const b = await task({ title: '装配', startsOn: '2026-09-24', dueOn: '2026-09-28', place: 2 });
    const kept = await planning.saveBaseline({ contractId, name: '签约计划' });
    expect(kept).toMatchObject({
      name: '签约计划',
      taskCount: 2,
      endsOn: '2026-09-28',
      createdByName: '陈立',
    });
    await tasks.update({ taskId: a, version: 1, title: '方案', startsOn: '2026-10-08', dueOn: '2026-10-09' });
    await tasks.delete({ taskId: b, version: 1 });
    const rows = byTitle((await planning.baseline({ baselineId: kept.id })).tasks);
    expect(rows).toEqual({
      设计: {
        taskId: a,
        title: '设计',
        startsOn: '2026-09-21',
        endsOn: '2026-09-23',
        progress: 30,
        isDeleted: false,
      },
      装配: {
        taskId: b,
        title: '装配',
        startsOn: '2026-09-24',
        endsOn: '2026-09-28',
        progress: 0,
        isDeleted: true,
      },
    });
    expect((await plan()).baselines.map(({ name }) => name)).toEqual(['签约计划']);
    expect((await planning.baselines({ contractId })).items).toHaveLength(1);
  });

  it('can neither be changed nor taken away, by anybody', async () => {
    const rights = await asSuperuser(
      `SELECT table_name, privilege_type FROM information_schema.role_table_grants
       WHERE grantee = 'millwright_app' AND table_name IN ('schedule_baseline', 'baseline_task') ORDER BY 1, 2`,
    );
    expect(rights.map((row) => `${row.table_name} ${row.privilege_type}`)).toEqual([
      'baseline_task INSERT',
      'baseline_task SELECT',
      'schedule_baseline INSERT',
      'schedule_baseline SELECT',
    ]);
  });

  it('is for whoever runs the contract; others read of it what they may read', async () => {
    const { firm, task, contractId, lead } = await givenPlan();
    await task({ title: '电气' });
    await task({ title: '软件保密任务', department: 'software' });
    await expect(
      as(firm.leaders.electrical).planning.saveBaseline({ contractId, name: '不行' }),
    ).rejects.toMatchObject(refusal('forbidden'));
    const { id: baselineId } = await as(lead).planning.saveBaseline({ contractId, name: '计划' });
    const seen = await as(firm.leaders.electrical).planning.baseline({ baselineId });
    expect(seen.tasks.map(({ title }) => title)).toEqual(['电气']);
    await expect(as(firm.leaders.procurement).planning.baseline({ baselineId })).rejects.toMatchObject(
      refusal('not_found'),
    );
  });

  it('wants something to keep, and a contract that is not over', async () => {
    const { firm, task, contractId, setStatus } = await givenPlan();
    const save = () => as(firm.boss).planning.saveBaseline({ contractId, name: '计划' });
    await expect(save()).rejects.toMatchObject(refusal('conflict', 'planning.nothing_planned'));
    await task();
    await setStatus('archived');
    await expect(save()).rejects.toMatchObject(refusal('conflict', 'tasks.contract_closed'));
  });

  it('does not exist in another firm', async () => {
    const { firm, task, contractId } = await givenPlan();
    await task();
    const { id: baselineId } = await as(firm.boss).planning.saveBaseline({ contractId, name: '计划' });
    const other = as((await given.firm()).boss).planning;
    for (const call of [
      () => other.baseline({ baselineId }),
      () => other.baselines({ contractId }),
      () => other.saveBaseline({ contractId, name: '计划' }),
    ])
      await expect(call()).rejects.toMatchObject(refusal('not_found'));
  });
});
