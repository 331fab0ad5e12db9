import { as, given, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { givenWorkplace } from '../tasks.scene.ts';

const versioned = (...taskIds: string[]) => taskIds.map((taskId) => ({ taskId, version: 1 }));

describe('the same with many tasks', () => {
  it('gives each its people, tells every person once, and says so for each task', async () => {
    const { firm, task } = await givenWorkplace();
    const worker = firm.staff.electrical;
    const ids = [await task(), await task()];
    const tasks = versioned(...ids).map((one) => ({ ...one, assigneeIds: [worker.id] }));
    const outcome = await as(firm.leaders.electrical).tasks.assignMany({ tasks });
    expect(outcome.refused).toEqual([]);
    expect(outcome.done).toEqual(ids.toSorted().map((taskId) => ({ taskId, version: 2 })));
    const mine = await as(worker).tasks.list({ mine: true });
    expect(mine.items.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    const said = (await firm.announcements()).filter(({ name }) => name === 'tasks.assigned');
    expect(said).toHaveLength(2);
    const bell = (await as(worker).notifications.list({})).items;
    expect(bell).toMatchObject([{ kind: 'tasks_given', facts: { count: 2 } }]);
  });

  it('answers for each task: what was done, and why the others were not', async () => {
    const { firm, task } = await givenWorkplace();
    const leader = firm.leaders.electrical;
    const fine = await task();
    const others = await task({ department: 'software' });
    const late = await task({ startsOn: '2026-12-20' });
    const changed = await task();
    await as(leader).tasks.update({ taskId: changed, version: 1, title: '改名' });
    const dueOn = '2026-12-12';
    const outcome = await as(leader).tasks.setDueMany({
      tasks: versioned(fine, others, late, changed).map((one) => ({ ...one, dueOn })),
    });
    expect(outcome.done).toEqual([{ taskId: fine, version: 2 }]);
    const reasons = Object.fromEntries(outcome.refused.map(({ taskId, reason }) => [taskId, reason.code]));
    expect(reasons).toEqual({
      [others]: 'tasks.not_found',
      [late]: 'tasks.ends_before_start',
      [changed]: 'platform.changed_meanwhile',
    });
    expect(await as(leader).tasks.get({ taskId: fine })).toMatchObject({ dueOn });
    expect(await as(leader).tasks.get({ taskId: late })).toMatchObject({ dueOn: null });
    expect(JSON.stringify(outcome)).not.toContain('改名');
  });

  it('refuses more people than one task may have for that task alone', async () => {
    const { firm, task } = await givenWorkplace();
    const [fine, crowded] = [await task(), await task()];
    const many = Array.from({ length: 21 }, () => firm.staff.electrical.id);
    const { done, refused } = await as(firm.boss).tasks.assignMany({
      tasks: [
        { taskId: fine, version: 1, assigneeIds: [firm.staff.electrical.id] },
        { taskId: crowded, version: 1, assigneeIds: many },
      ],
    });
    expect(done.map(({ taskId }) => taskId)).toEqual([fine]);
    expect(refused).toEqual([
      { taskId: crowded, reason: { kind: 'invalid', code: 'tasks.too_many_assignees', facts: { most: 20 } } },
    ]);
  });

  it('fills the recycle bin and empties it again with the versions it answered', async () => {
    const { firm, task } = await givenWorkplace();
    const { deleteMany, restoreMany, list } = as(firm.leaders.electrical).tasks;
    const gone = await deleteMany({ tasks: versioned(await task(), await task()) });
    expect((await list({})).items).toEqual([]);
    const back = await restoreMany({ tasks: gone.done });
    expect(back).toMatchObject({ refused: [], done: [{ version: 3 }, { version: 3 }] });
    expect((await list({})).items).toHaveLength(2);
  });

  it('is a refusal when all are refused for one reason: wrong person, wrong moment, wrong firm', async () => {
    const { firm, task, setStatus } = await givenWorkplace();
    const worker = firm.staff.electrical;
    const tasks = versioned(
      await task({ assigneeIds: [worker.id] }),
      await task({ assigneeIds: [worker.id] }),
    );
    const other = await given.firm();
    await expect(as(worker).tasks.deleteMany({ tasks })).rejects.toMatchObject(refusal('forbidden'));
    await expect(as(other.boss).tasks.deleteMany({ tasks })).rejects.toMatchObject(refusal('not_found'));
    await setStatus('archived');
    await expect(as(firm.boss).tasks.deleteMany({ tasks })).rejects.toMatchObject(
      refusal('conflict', 'tasks.contract_closed'),
    );
  });

  it('takes each task once, and two hundred at most', async () => {
    const { firm, task } = await givenWorkplace();
    const taskId = await task();
    const { deleteMany } = as(firm.boss).tasks;
    await expect(deleteMany({ tasks: versioned(taskId, taskId) })).rejects.toMatchObject(refusal('invalid'));
    await expect(deleteMany({ tasks: [] })).rejects.toMatchObject(refusal('invalid'));
    const many = Array.from({ length: 201 }, () => ({ taskId: crypto.randomUUID(), version: 1 }));
    await expect(deleteMany({ tasks: many })).rejects.toMatchObject(refusal('invalid'));
  });
});
