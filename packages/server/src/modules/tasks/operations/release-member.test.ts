import { as, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { givenWorkplace } from '../tasks.scene.ts';
import { releaseMember } from './release-member.ts';

describe('somebody taken off a contract (003-04)', () => {
  it('loses its tasks with the next request, before anybody has cleaned up', async () => {
    const { firm, contractId, join, task } = await givenWorkplace();
    const worker = firm.staff.electrical;
    await join(worker, 'electrical');
    const taskId = await task({ assigneeIds: [worker.id] });
    await as(worker).tasks.reportProgress({ taskId, percent: 10 });
    await as(firm.boss).contracts.removeMember({
      contractId,
      departmentId: firm.departments.electrical,
      memberId: worker.id,
    });
    for (const call of [
      () => as(worker).tasks.get({ taskId }),
      () => as(worker).tasks.reportProgress({ taskId, percent: 20 }),
    ])
      await expect(call()).rejects.toMatchObject(refusal('not_found', 'tasks.not_found'));
    expect((await as(worker).tasks.list({})).items).toEqual([]);
  });

  it('leaves open tasks to others, and keeps the finished ones and the reports', async () => {
    const { firm, contractId, join, leave, task } = await givenWorkplace();
    const worker = firm.staff.electrical;
    await join(worker, 'electrical');
    const colleague = firm.leaders.electrical;
    const open = await task({ assigneeIds: [worker.id, colleague.id], progress: 30, reportedBy: worker.id });
    const done = await task({ assigneeIds: [worker.id], progress: 100, reportedBy: worker.id });
    const elsewhere = await givenWorkplace({ firm });
    const other = await elsewhere.task({ assigneeIds: [worker.id] });
    await leave(worker);

    const left = { contractId, memberId: worker.id };
    expect(await firm.write((scope) => releaseMember(scope, left))).toEqual({ taskIds: [open] });
    const names = async (taskId: string) =>
      (await as(firm.boss).tasks.get({ taskId })).assignees.map(({ id }) => id);
    expect(await names(open)).toEqual([colleague.id]);
    expect(await names(done)).toEqual([worker.id]);
    expect(await names(other)).toEqual([worker.id]);
    expect((await as(firm.boss).tasks.history({ taskId: open })).items).toMatchObject([
      { memberId: worker.id },
    ]);
    expect(await firm.write((scope) => releaseMember(scope, left))).toEqual({ taskIds: [] });
  });

  it('keeps everything when they are back on the team by then', async () => {
    const { firm, contractId, join, leave, task } = await givenWorkplace();
    const worker = firm.staff.electrical;
    await join(worker, 'electrical');
    await task({ assigneeIds: [worker.id] });
    await leave(worker);
    await join(worker, 'software');
    expect(await firm.write((scope) => releaseMember(scope, { contractId, memberId: worker.id }))).toEqual({
      taskIds: [],
    });
    expect((await as(worker).tasks.list({ mine: true })).items).toHaveLength(1);
  });
});
