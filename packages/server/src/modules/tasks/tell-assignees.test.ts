import { as, type Person } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { givenWorkplace } from './tasks.scene.ts';

async function toldTo(person: Person) {
  const { items } = await as(person).notifications.list({});
  return items.reverse().map(({ kind, facts, subjectType }) => ({ kind, facts, subjectType }));
}

describe('those who do a task are told', () => {
  it('that they were given it, and by one notice however many they are', async () => {
    const { firm, contractId } = await givenWorkplace();
    const person = firm.staff.electrical;
    await as(firm.boss).tasks.create({
      contractId,
      departmentId: firm.departments.electrical,
      title: '柜内接线',
      assigneeIds: [person.id],
    });
    expect(await toldTo(person)).toMatchObject([
      {
        kind: 'tasks_given',
        subjectType: 'Task',
        facts: { count: 1, taskTitle: '柜内接线', contractName: '灌装线电控系统' },
      },
    ]);
  });

  it('that it is theirs now, or that somebody else moved its dates; not what they did themselves', async () => {
    const { firm, task, lead } = await givenWorkplace();
    const [had, comes] = [firm.staff.electrical, firm.leaders.electrical];
    const taskId = await task({ title: '现场接线', assigneeIds: [had.id], dueOn: '2026-12-10' });
    const change = (by: Person, version: number, input: object) =>
      as(by).tasks.update({ taskId, version, ...input });
    await change(lead, 1, { assigneeIds: [had.id, comes.id], dueOn: '2026-12-20' });
    expect(await toldTo(had)).toMatchObject([
      { kind: 'task_dates_changed', facts: { taskTitle: '现场接线', startsOn: null, dueOn: '2026-12-20' } },
    ]);
    expect((await toldTo(comes)).map(({ kind }) => kind)).toEqual(['tasks_given']);
    await change(comes, 2, { startsOn: '2026-12-15' });
    expect(await toldTo(comes)).toHaveLength(1);
    expect(await toldTo(had)).toHaveLength(2);
    await change(lead, 3, { title: '现场接线与点检' });
    expect(await toldTo(had)).toHaveLength(2);
  });

  it('nothing, once they have left the contract: they do not see the task any more', async () => {
    const { firm, task, lead, join, leave } = await givenWorkplace();
    const person = firm.staff.electrical;
    await join(person, 'electrical');
    const taskId = await task({ assigneeIds: [person.id] });
    await leave(person);
    await as(lead).tasks.update({ taskId, version: 1, dueOn: '2026-12-20' });
    expect(await toldTo(person)).toEqual([]);
  });

  it('nothing of a task that is finished', async () => {
    const { firm, task, lead } = await givenWorkplace();
    const taskId = await task({ progress: 100 });
    await as(lead).tasks.update({ taskId, version: 1, assigneeIds: [firm.leaders.electrical.id] });
    expect(await toldTo(firm.leaders.electrical)).toEqual([]);
  });
});
