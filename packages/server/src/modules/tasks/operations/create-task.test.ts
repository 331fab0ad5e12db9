import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '@millwright/db';
import { openRead, openWrite, type Scope } from '@millwright/platform';
import { as, given, type Person, refusal, testServices } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { tasksCausedBy } from '../task-causes.queries.ts';
import { givenWorkplace, type Workplace } from '../tasks.scene.ts';
import { createTask } from './create-task.ts';

const wanted = ({ firm, contractId }: Workplace) => ({
  contractId,
  departmentId: firm.departments.electrical,
  title: '电气柜装配',
});

describe('planning a task', () => {
  it('adds it to the contract, tells who is to do it, and counts its weight (003-05)', async () => {
    const place = await givenWorkplace();
    const { firm, contractId } = place;
    const worker = firm.staff.electrical;
    const made = await as(firm.leaders.electrical).tasks.create({
      ...wanted(place),
      description: '按图 E-101',
      assigneeIds: [worker.id],
      startsOn: '2026-12-01',
      dueOn: '2026-12-18',
      weight: '2.5',
      isPublic: false,
    });
    expect(made).toMatchObject({
      title: '电气柜装配',
      description: '按图 E-101',
      departmentName: '电气部',
      assignees: [{ id: worker.id, name: worker.name }],
      startsOn: '2026-12-01',
      dueOn: '2026-12-18',
      weight: '2.50',
      progress: 0,
      isPublic: false,
      version: 1,
    });
    expect(made.allowed).toEqual(['update', 'assign', 'delete', 'report', 'reopen']);
    const said = await firm.announcements();
    expect(said).toContainEqual({ name: 'tasks.created', payload: { taskId: made.id, contractId } });
    expect(said).toContainEqual({
      name: 'tasks.assigned',
      payload: { taskId: made.id, contractId, memberIds: [worker.id], removedIds: [] },
    });
    const contract = await firm.read(({ tx }) => tx.contract.findFirst({ where: { id: contractId } }));
    expect(contract).toMatchObject({ taskCount: 1, taskDoneCount: 0 });
    expect(Number(contract?.weightTotal)).toBe(2.5);
  });

  it('keeps what another module made it for, and finds it again for whoever may read it', async () => {
    const place = await givenWorkplace();
    const { firm, lead } = place;
    const cause = { type: 'Feedback', id: newId() };
    const services = await testServices();
    const request = { requestId: 'cause', ip: null };
    const made = await openWrite(services, await lead.load(), request, (scope) =>
      createTask(scope as Scope, { ...wanted(place), title: '返工' }, cause),
    );
    expect(made.cause).toEqual(cause);
    const found = async (who: Person) =>
      openRead(services, await who.load(), request, (scope) => tasksCausedBy(scope as Scope, cause));
    expect(await found(lead)).toMatchObject([{ id: made.id, title: '返工', progress: 0 }]);
    expect(await found(firm.leaders.mechanical)).toEqual([]);
    const planned = await as(lead).tasks.create(wanted(place));
    expect(planned.cause).toBeNull();
  });

  it('puts each new task behind the others', async () => {
    const place = await givenWorkplace();
    for (const title of ['一', '二', '三']) await as(place.lead).tasks.create({ ...wanted(place), title });
    const { items } = await as(place.lead).tasks.list({ contractIds: [place.contractId], sort: 'order' });
    expect(items.map(({ title }) => title)).toEqual(['一', '二', '三']);
  });

  it('is for the boss, the project lead and the department’s leader alone', async () => {
    const place = await givenWorkplace();
    const { firm, contractId, join, lead } = place;
    for (const person of [firm.boss, lead, firm.leaders.electrical])
      await as(person).tasks.create(wanted(place));
    await join(firm.staff.electrical, 'electrical');
    await expect(as(firm.staff.electrical).tasks.create(wanted(place))).rejects.toMatchObject(
      refusal('forbidden'),
    );
    // Sees the contract, since software works on it, but leads another department of it.
    await expect(as(firm.leaders.software).tasks.create(wanted(place))).rejects.toMatchObject(
      refusal('forbidden'),
    );
    await expect(as(firm.leaders.sales).tasks.create(wanted(place))).rejects.toMatchObject(
      refusal('not_found', 'tasks.contract_not_found'),
    );
    expect(await firm.read(({ tx }) => tx.task.count({ where: { contractId } }))).toBe(3);
  });

  it('is forbidden where its author could not see it', async () => {
    const place = await givenWorkplace();
    const { firm } = place;
    await firm.write(async ({ tx }) => {
      const grants = [
        { subject: 'Task', action: 'create', scope: 'ALL' },
        { subject: 'Contract', action: 'read', scope: 'ALL' },
      ];
      const role = await tx.customRole.create({ data: { name: '只增不看', grants } });
      await tx.memberRole.create({ data: { memberId: firm.staff.sales.id, roleId: role.id } });
    });
    await expect(as(firm.staff.sales).tasks.create(wanted(place))).rejects.toMatchObject({
      cause: { kind: 'forbidden', code: 'platform.outside_reach' },
    });
  });

  it('refuses a department that does not work on the contract', async () => {
    const place = await givenWorkplace();
    const departmentId = place.firm.departments.procurement;
    await expect(as(place.firm.boss).tasks.create({ ...wanted(place), departmentId })).rejects.toMatchObject(
      refusal('invalid', 'tasks.department_not_on_contract'),
    );
  });

  it('gives it to nobody outside the department and the team', async () => {
    const place = await givenWorkplace();
    const { firm, join, leave } = place;
    const give = (to: { id: string }) =>
      as(firm.leaders.electrical).tasks.create({ ...wanted(place), assigneeIds: [to.id] });
    const refused = refusal('invalid', 'tasks.not_assignable');
    await give(firm.staff.electrical);
    await expect(give(firm.staff.software)).rejects.toMatchObject(refused);
    // On the contract's team for software: the project lead may give them electrical work, its leader may not.
    await join(firm.staff.software, 'software');
    await expect(give(firm.staff.software)).rejects.toMatchObject(refused);
    await as(place.lead).tasks.create({ ...wanted(place), assigneeIds: [firm.staff.software.id] });
    // On the team for electrical, though of another department.
    await join(firm.staff.assembly, 'electrical');
    await give(firm.staff.assembly);
    // Of the department, but taken off this contract.
    await join(firm.staff.electrical, 'electrical');
    await leave(firm.staff.electrical);
    await expect(give(firm.staff.electrical)).rejects.toMatchObject(refused);
    const other = await given.firm();
    await expect(give(other.staff.electrical)).rejects.toMatchObject(refused);
  });

  it.each(['archived', 'cancelled'] as const)('conflicts while the contract is %s', async (status) => {
    const place = await givenWorkplace({ status });
    await expect(as(place.firm.boss).tasks.create(wanted(place))).rejects.toMatchObject(
      refusal('conflict', 'tasks.contract_closed'),
    );
  });

  it('does not land on a contract that is archived in the same instant', async () => {
    const place = await givenWorkplace();
    const { firm, contractId } = place;
    const outcome = await firm.write(async ({ tx }) => {
      await tx.contract.updateMany({ where: { id: contractId }, data: { status: 'archived' } });
      const creating = as(firm.boss).tasks.create(wanted(place));
      const settled = Promise.allSettled([creating]);
      await pause(200);
      return { settled };
    });
    expect(await outcome.settled).toMatchObject([
      { status: 'rejected', reason: refusal('conflict', 'tasks.contract_closed') },
    ]);
    expect(await firm.read((scope) => scope.tx.task.count({ where: { contractId } }))).toBe(0);
  });

  it('goes through for many at once', async () => {
    const place = await givenWorkplace();
    const { firm, contractId } = place;
    await Promise.all(Array.from({ length: 6 }, () => as(firm.boss).tasks.create(wanted(place))));
    const contract = await firm.read(({ tx }) => tx.contract.findFirst({ where: { id: contractId } }));
    expect(contract).toMatchObject({ taskCount: 6 });
  });

  it('does not find a contract of another firm', async () => {
    const place = await givenWorkplace();
    const other = await given.firm();
    await expect(as(other.boss).tasks.create(wanted(place))).rejects.toMatchObject(
      refusal('not_found', 'tasks.contract_not_found'),
    );
  });

  it('refuses dates the wrong way round and weights that are none', async () => {
    const place = await givenWorkplace();
    for (const wrong of [
      { startsOn: '2026-12-18', dueOn: '2026-12-01' },
      { weight: '0' },
      { weight: '1.005' },
      { title: ' ' },
    ])
      await expect(as(place.firm.boss).tasks.create({ ...wanted(place), ...wrong })).rejects.toMatchObject({
        code: 'BAD_REQUEST',
      });
  });
});
