import { as, given, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { givenWorkplace } from '../tasks.scene.ts';

describe('changing a task’s plan', () => {
  it('keeps what was not named, and announces what changed', async () => {
    const { firm, contractId, task } = await givenWorkplace();
    const taskId = await task({ startsOn: '2026-12-01', dueOn: '2026-12-18', description: '原说明' });
    const changed = await as(firm.leaders.electrical).tasks.update({
      taskId,
      version: 1,
      title: '配电柜装配',
      dueOn: null,
      weight: '4',
    });
    expect(changed).toMatchObject({
      title: '配电柜装配',
      startsOn: '2026-12-01',
      dueOn: null,
      weight: '4.00',
      description: '原说明',
      version: 2,
    });
    const said = await firm.announcements();
    expect(said).toContainEqual({ name: 'tasks.updated', payload: { taskId, contractId } });
    expect(said.map(({ name }) => name)).not.toContain('tasks.assigned');
  });

  it('hands it from one person to another, and takes it out of the former one’s reach', async () => {
    const { firm, contractId, task } = await givenWorkplace();
    const taskId = await task({ assigneeIds: [firm.staff.electrical.id] });
    const next = await firm.member('接班人', 'staff', 'electrical');
    await as(firm.leaders.electrical).tasks.update({ taskId, version: 1, assigneeIds: [next.id] });
    expect(await firm.announcements()).toContainEqual({
      name: 'tasks.assigned',
      payload: { taskId, contractId, memberIds: [next.id], removedIds: [firm.staff.electrical.id] },
    });
    expect((await as(next).tasks.get({ taskId })).allowed).toEqual(['report']);
    await expect(as(firm.staff.electrical).tasks.get({ taskId })).rejects.toMatchObject(refusal('not_found'));
  });

  it('moves it to another department only for who plans both', async () => {
    const { firm, lead, task } = await givenWorkplace();
    const taskId = await task();
    const departmentId = firm.departments.software;
    await expect(
      as(firm.leaders.electrical).tasks.update({ taskId, version: 1, departmentId }),
    ).rejects.toMatchObject(refusal('forbidden'));
    await as(lead).tasks.update({ taskId, version: 1, departmentId });
    await expect(
      as(lead).tasks.update({ taskId, version: 2, departmentId: firm.departments.sales }),
    ).rejects.toMatchObject(refusal('invalid', 'tasks.department_not_on_contract'));
  });

  it('tells the later of two editors what the task looks like now, and overwrites nothing', async () => {
    const { firm, task } = await givenWorkplace();
    const taskId = await task();
    await as(firm.boss).tasks.update({ taskId, version: 1, title: '先到' });
    await expect(as(firm.boss).tasks.update({ taskId, version: 1, title: '后到' })).rejects.toMatchObject({
      cause: {
        kind: 'conflict',
        code: 'platform.changed_meanwhile',
        facts: { seenVersion: 1, current: { title: '先到', version: 2 } },
      },
    });
    expect((await as(firm.boss).tasks.get({ taskId })).title).toBe('先到');
  });

  it('refuses an end before the start it already has', async () => {
    const { firm, task } = await givenWorkplace();
    const taskId = await task({ startsOn: '2026-12-10' });
    await expect(
      as(firm.boss).tasks.update({ taskId, version: 1, dueOn: '2026-12-01' }),
    ).rejects.toMatchObject(refusal('invalid', 'tasks.ends_before_start'));
  });

  it('is forbidden to those who only do it', async () => {
    const { firm, task } = await givenWorkplace();
    const taskId = await task({ assigneeIds: [firm.staff.electrical.id] });
    await expect(
      as(firm.staff.electrical).tasks.update({ taskId, version: 1, title: '偷懒' }),
    ).rejects.toMatchObject(refusal('forbidden'));
  });

  it('conflicts in the recycle bin and on a closed contract', async () => {
    const { firm, task, setStatus } = await givenWorkplace();
    const deleted = await task({ deleted: true });
    await expect(
      as(firm.boss).tasks.update({ taskId: deleted, version: 1, title: '改' }),
    ).rejects.toMatchObject(refusal('conflict', 'tasks.in_recycle_bin'));
    const taskId = await task();
    await setStatus('archived');
    await expect(as(firm.boss).tasks.update({ taskId, version: 1, title: '改' })).rejects.toMatchObject(
      refusal('conflict', 'tasks.contract_closed'),
    );
  });

  it('does not find a task of another firm or department', async () => {
    const { firm, task } = await givenWorkplace();
    const other = await given.firm();
    const taskId = await task();
    for (const person of [other.boss, firm.leaders.software]) {
      await expect(as(person).tasks.update({ taskId, version: 1, title: '改' })).rejects.toMatchObject(
        refusal('not_found', 'tasks.not_found'),
      );
    }
  });
});
