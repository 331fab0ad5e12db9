import { as, given, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';

const namesOf = (types: { name: string }[]) => types.map(({ name }) => name);
const WIRING = { name: '接线', nameEn: 'Wiring', needsInspection: true };

describe('the kinds of work a firm tells apart (003-34)', () => {
  it('begin with what the trade knows, and are kept by the boss', async () => {
    const firm = await given.firm();
    const { taskTypes } = as(firm.boss);
    const first = await taskTypes.list();
    expect(namesOf(first)).toEqual(['设计', '采购', '加工', '装配', '调试', '现场']);
    const added = await taskTypes.create(WIRING);
    expect(added.at(-1)).toMatchObject(WIRING);
    const { id: typeId, version } = added.at(-1)!;
    await taskTypes.update({ typeId, version, ...WIRING, name: '柜内接线' });
    const ids = added.map(({ id }) => id);
    expect(namesOf(await taskTypes.order({ typeIds: [typeId, ...ids.slice(0, -1)] }))[0]).toBe('柜内接线');
    const behind = taskTypes.update({ typeId, version, ...WIRING });
    await expect(behind).rejects.toMatchObject(refusal('conflict', 'platform.changed_meanwhile'));
  });

  it('are chosen for tasks, shown with them and filtered by', async () => {
    const firm = await given.firm();
    const { id: contractId } = await given.contract(firm);
    const { tasks, taskTypes } = as(firm.boss);
    const [design, purchase] = await taskTypes.list();
    const task = { contractId, departmentId: firm.departments.electrical };
    const made = await tasks.create({ ...task, title: '电气图', typeId: design!.id });
    await tasks.create({ ...task, title: '采购变频器', typeId: purchase!.id });
    await tasks.create({ ...task, title: '杂项' });
    expect(made.type).toEqual({ id: design!.id, name: '设计', nameEn: 'Design', needsInspection: false });
    const found = await tasks.list({ typeIds: [design!.id, purchase!.id], sort: 'title', count: true });
    expect(found).toMatchObject({ total: 2, items: [{ title: '电气图' }, { title: '采购变频器' }] });
    const plain = await tasks.update({ taskId: made.id, version: made.version, typeId: null });
    expect(plain).toMatchObject({ type: null, version: 2 });
  });

  it('stay with the tasks that have them when they are offered no longer, and can come back', async () => {
    const firm = await given.firm();
    const { id: contractId } = await given.contract(firm);
    const { tasks, taskTypes } = as(firm.boss);
    const [design] = await taskTypes.list();
    const task = {
      contractId,
      departmentId: firm.departments.electrical,
      title: '电气图',
      typeId: design!.id,
    };
    const { id: taskId, version } = await tasks.create(task);
    expect(namesOf(await taskTypes.remove({ typeId: design!.id, version: 1 }))).not.toContain('设计');
    await expect(tasks.create(task)).rejects.toMatchObject(refusal('invalid', 'taskTypes.unknown'));
    const renamed = await tasks.update({ taskId, version, title: '电气原理图', typeId: design!.id });
    expect(renamed.type?.name).toBe('设计');
    expect(namesOf(await taskTypes.restore({ typeId: design!.id }))[0]).toBe('设计');
    await expect(taskTypes.restore({ typeId: design!.id })).rejects.toMatchObject(
      refusal('conflict', 'taskTypes.not_removed'),
    );
    await expect(taskTypes.create({ ...WIRING, name: ' 设计 ' })).rejects.toMatchObject(
      refusal('conflict', 'taskTypes.name_taken'),
    );
  });

  it('are the boss’s alone to change, and the firm’s own', async () => {
    const [firm, other] = [await given.firm(), await given.firm()];
    const [design] = await as(firm.staff.electrical).taskTypes.list();
    for (const person of [firm.leaders.electrical, firm.staff.electrical])
      await expect(as(person).taskTypes.create(WIRING)).rejects.toMatchObject(refusal('forbidden'));
    const theirs = as(other.boss).taskTypes.remove({ typeId: design!.id, version: 1 });
    await expect(theirs).rejects.toMatchObject(refusal('not_found'));
    const { id: contractId } = await given.contract(other);
    const foreign = {
      contractId,
      departmentId: other.departments.electrical,
      title: 'x',
      typeId: design!.id,
    };
    await expect(as(other.boss).tasks.create(foreign)).rejects.toMatchObject(
      refusal('invalid', 'taskTypes.unknown'),
    );
  });
});
