import { as, given, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { givenWorkplace } from '../tasks.scene.ts';

describe('the recycle bin of tasks', () => {
  it('takes a task out of its contract’s percent and gives it back with its progress', async () => {
    const { firm, contractId, task } = await givenWorkplace();
    const taskId = await task({ progress: 80 });
    await task();
    const percent = async () =>
      Number((await firm.read(({ tx }) => tx.contract.findFirst({ where: { id: contractId } })))?.progress);
    expect(await percent()).toBe(40);
    await as(firm.leaders.electrical).tasks.delete({ taskId, version: 1 });
    expect(await percent()).toBe(0);
    const bin = await as(firm.leaders.electrical).tasks.list({ deleted: true });
    expect(bin.items.map(({ id }) => id)).toEqual([taskId]);

    const back = await as(firm.leaders.electrical).tasks.restore({ taskId, version: 2 });
    expect(back).toMatchObject({ progress: 80, deletedAt: null });
    expect(await percent()).toBe(40);
    const said = (await firm.announcements()).map(({ name }) => name);
    expect(said).toEqual(expect.arrayContaining(['tasks.deleted', 'tasks.restored']));
  });

  it('is hidden from those who only do the work, and not theirs to fill', async () => {
    const { firm, task } = await givenWorkplace();
    const worker = firm.staff.electrical;
    const taskId = await task({ assigneeIds: [worker.id] });
    await expect(as(worker).tasks.delete({ taskId, version: 1 })).rejects.toMatchObject(refusal('forbidden'));
    await as(firm.boss).tasks.delete({ taskId, version: 1 });
    await expect(as(worker).tasks.get({ taskId })).rejects.toMatchObject(refusal('not_found'));
    await expect(as(worker).tasks.restore({ taskId, version: 2 })).rejects.toMatchObject(
      refusal('forbidden'),
    );
    expect((await as(worker).tasks.list({ deleted: true })).items).toEqual([]);
  });

  it('conflicts when the task already is, or is not, in it', async () => {
    const { firm, task } = await givenWorkplace();
    const taskId = await task();
    await expect(as(firm.boss).tasks.restore({ taskId, version: 1 })).rejects.toMatchObject(
      refusal('conflict', 'tasks.not_in_recycle_bin'),
    );
    await as(firm.boss).tasks.delete({ taskId, version: 1 });
    await expect(as(firm.boss).tasks.delete({ taskId, version: 2 })).rejects.toMatchObject(
      refusal('conflict', 'tasks.in_recycle_bin'),
    );
  });

  it('does not find a task of another firm', async () => {
    const { task } = await givenWorkplace();
    const other = await given.firm();
    const taskId = await task();
    await expect(as(other.boss).tasks.delete({ taskId, version: 1 })).rejects.toMatchObject(
      refusal('not_found'),
    );
    const deleted = await task({ deleted: true });
    await expect(as(other.boss).tasks.restore({ taskId: deleted, version: 1 })).rejects.toMatchObject(
      refusal('not_found'),
    );
  });
});
