import { as, given, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { givenWorkplace } from '../tasks.scene.ts';

describe('reporting progress', () => {
  it('moves the task and its contract, appends the report and announces it (003-06)', async () => {
    const { firm, contractId, task } = await givenWorkplace();
    const worker = firm.staff.electrical;
    const taskId = await task({ assigneeIds: [worker.id], weight: '3' });
    await task({ weight: '1' });

    const answer = await as(worker).tasks.reportProgress({
      taskId,
      percent: 60,
      note: '接线完成',
      device: 'phone',
    });
    expect(answer).toMatchObject({ taskId, contractId, percent: 60, previousPercent: 0 });

    const { items } = await as(worker).tasks.history({ taskId });
    expect(items).toMatchObject([
      {
        percent: 60,
        previousPercent: 0,
        note: '接线完成',
        memberId: worker.id,
        memberName: worker.name,
        device: 'phone',
      },
    ]);
    const contract = await firm.read(({ tx }) => tx.contract.findFirst({ where: { id: contractId } }));
    expect(Number(contract?.progress)).toBe(45);
    expect(await firm.announcements()).toContainEqual({
      name: 'tasks.progress-reported',
      payload: expect.objectContaining({ taskId, contractId, percent: 60, previousPercent: 0 }),
    });
  });

  it('completes a task at 100 % and opens it again below', async () => {
    const { firm, task } = await givenWorkplace();
    const taskId = await task({ assigneeIds: [firm.staff.electrical.id] });
    await as(firm.staff.electrical).tasks.reportProgress({ taskId, percent: 100 });
    expect((await as(firm.boss).tasks.get({ taskId })).completedAt).not.toBeNull();
    await as(firm.leaders.electrical).tasks.reportProgress({ taskId, percent: 80, note: '返工' });
    expect(await as(firm.boss).tasks.get({ taskId })).toMatchObject({ progress: 80, completedAt: null });
  });

  it('leaves an audit row for who reported from where', async () => {
    const { firm, task } = await givenWorkplace();
    const taskId = await task({ assigneeIds: [firm.staff.electrical.id] });
    await as(firm.staff.electrical).tasks.reportProgress({ taskId, percent: 10 });
    const rows = await firm.read(({ tx }) =>
      tx.auditEvent.findMany({ where: { subjectType: 'Task', subjectId: taskId, action: 'update' } }),
    );
    expect(rows).toMatchObject([
      {
        actorId: firm.staff.electrical.id,
        ip: '127.0.0.1',
        changes: expect.objectContaining({ progress: [0, 10] }),
      },
    ]);
  });

  it('does not spoil a plan somebody has open: it is no edit', async () => {
    const { firm, task } = await givenWorkplace();
    const taskId = await task({ assigneeIds: [firm.staff.electrical.id] });
    const { version } = await as(firm.boss).tasks.get({ taskId });
    await as(firm.staff.electrical).tasks.reportProgress({ taskId, percent: 10 });
    await as(firm.boss).tasks.update({ taskId, version, title: '配电柜装配' });
    expect(await as(firm.boss).tasks.get({ taskId })).toMatchObject({ title: '配电柜装配', progress: 10 });
  });

  it('is forbidden to whoever sees the task and may not report, and leaves it alone', async () => {
    const { firm, task } = await givenWorkplace();
    const taskId = await task();
    // Reads all tasks by a role of the firm's own making, and nothing more.
    const reader = await firm.member('观察员', 'staff', 'sales');
    await firm.write(async ({ tx }) => {
      const grants = [{ subject: 'Task', action: 'read', scope: 'ALL' }];
      const role = await tx.customRole.create({ data: { name: '观察', grants } });
      await tx.memberRole.create({ data: { memberId: reader.id, roleId: role.id } });
    });
    await expect(as(reader).tasks.reportProgress({ taskId, percent: 10 })).rejects.toMatchObject(
      refusal('forbidden', 'platform.forbidden'),
    );
    expect((await as(firm.boss).tasks.get({ taskId })).progress).toBe(0);
  });

  it('is not found by colleagues without the task, and by another department’s leader', async () => {
    const { firm, task } = await givenWorkplace();
    const taskId = await task({ assigneeIds: [firm.staff.electrical.id] });
    for (const person of [firm.staff.software, firm.leaders.software, firm.leaders.sales]) {
      await expect(as(person).tasks.reportProgress({ taskId, percent: 10 })).rejects.toMatchObject(
        refusal('not_found', 'tasks.not_found'),
      );
    }
  });

  it('conflicts when a report goes back, and says who may reopen', async () => {
    const { firm, task } = await givenWorkplace();
    const taskId = await task({ assigneeIds: [firm.staff.electrical.id], progress: 50 });
    const lower = as(firm.staff.electrical).tasks.reportProgress({ taskId, percent: 40 });
    await expect(lower).rejects.toMatchObject({
      cause: {
        code: 'tasks.progress_goes_back',
        facts: { current: 50, mayReopen: expect.arrayContaining(['leader']) },
      },
    });
    await as(firm.staff.electrical).tasks.reportProgress({ taskId, percent: 50, note: '等料' });
    await as(firm.leaders.electrical).tasks.reportProgress({ taskId, percent: 40 });
    expect((await as(firm.boss).tasks.get({ taskId })).progress).toBe(40);
  });

  it.each(['draft', 'suspended', 'cancelled', 'archived'] as const)(
    'conflicts while the contract is %s',
    async (status) => {
      const { firm, task } = await givenWorkplace({ status });
      const taskId = await task();
      await expect(as(firm.boss).tasks.reportProgress({ taskId, percent: 10 })).rejects.toMatchObject(
        refusal('conflict', 'tasks.contract_not_in_progress'),
      );
    },
  );

  it('does not find a task of another firm, nor one in the recycle bin', async () => {
    const { firm, task } = await givenWorkplace();
    const other = await given.firm();
    const taskId = await task();
    await expect(as(other.boss).tasks.reportProgress({ taskId, percent: 10 })).rejects.toMatchObject(
      refusal('not_found', 'tasks.not_found'),
    );
    const deleted = await task({ deleted: true });
    await expect(as(firm.boss).tasks.reportProgress({ taskId: deleted, percent: 10 })).rejects.toMatchObject(
      refusal('not_found', 'tasks.not_found'),
    );
  });

  it('refuses what is no percentage', async () => {
    const { firm, task } = await givenWorkplace();
    const taskId = await task();
    for (const percent of [-1, 101, 12.5]) {
      await expect(as(firm.boss).tasks.reportProgress({ taskId, percent })).rejects.toMatchObject({
        code: 'BAD_REQUEST',
      });
    }
  });
});
