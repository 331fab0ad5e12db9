import { Ability } from '@millwright/platform';
import { as, given, type Person } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { givenWorkplace } from './tasks.scene.ts';

const ACTIONS = ['read', 'report', 'create', 'update', 'assign', 'delete', 'restore', 'reopen'];
const ALL = ACTIONS.join(' ');
const OWN = 'read report';

describe('who may do what with a task (003-18)', () => {
  it('is this table', async () => {
    const { firm, contractId, lead, join, leave } = await givenWorkplace();
    const mine = firm.staff.electrical;
    const gone = await firm.member('离开的人', 'staff', 'electrical');
    await join(gone, 'electrical');
    await leave(gone);
    const below = await firm.write(async ({ tx }) => {
      const parent = firm.departments.electrical;
      const child = await tx.department.create({
        data: { name: '电气设计组', code: 'E-D', parentId: parent },
      });
      await tx.department.updateMany({ where: { id: child.id }, data: { ancestorIds: [parent, child.id] } });
      return child.id;
    });
    const elsewhere = await givenWorkplace({ firm });

    const task = { contractId, departmentId: firm.departments.electrical, assigneeIds: [mine.id, gone.id] };
    const tasks = {
      task,
      'below it': { ...task, departmentId: below, assigneeIds: [] },
      'software’s': { ...task, departmentId: firm.departments.software, assigneeIds: [] },
      'another contract’s': { ...task, contractId: elsewhere.contractId },
    };
    const may = async (person: Person) => {
      const ability = new Ability(await person.load());
      return Object.values(tasks).map((record) =>
        ACTIONS.filter((a) => ability.can(a, 'Task', record)).join(' '),
      );
    };
    //                                                        task  below  software’s  another contract’s
    expect(await may(firm.boss)).toEqual([ALL, ALL, ALL, ALL]);
    expect(await may(lead)).toEqual([ALL, ALL, ALL, '']);
    expect(await may(firm.leaders.electrical)).toEqual([ALL, ALL, '', ALL]);
    expect(await may(firm.leaders.software)).toEqual(['', '', ALL, '']);
    expect(await may(firm.leaders.sales)).toEqual(['', '', '', '']);
    expect(await may(mine)).toEqual([OWN, '', '', OWN]);
    expect(await may(gone)).toEqual(['', '', '', OWN]);
    expect(await may(firm.staff.software)).toEqual(['', '', '', '']);
    expect(await may(firm.customer.contact)).toEqual(['', '', '', '']);
  });

  it('a role of the firm’s own reaches as far as its scope says', async () => {
    const { firm, task } = await givenWorkplace();
    const planner = await firm.member('计划员', 'staff', 'electrical');
    const grants = [
      { subject: 'Task', action: 'read', scope: 'DEPT' },
      { subject: 'Task', action: 'update', scope: 'CUSTOM', departmentIds: [firm.departments.software] },
    ];
    await firm.write(async ({ tx }) => {
      const role = await tx.customRole.create({ data: { name: '计划', grants } });
      await tx.memberRole.create({ data: { memberId: planner.id, roleId: role.id } });
    });
    const electrical = await task();
    const software = await task({ department: 'software' });
    expect((await as(planner).tasks.list({})).items.map(({ id }) => id)).toEqual([electrical]);
    expect((await as(planner).tasks.get({ taskId: electrical })).allowed).toEqual([]);
    await expect(as(planner).tasks.get({ taskId: software })).rejects.toMatchObject({
      cause: { kind: 'not_found' },
    });
  });

  it('says no to whoever is not signed in on the right face', async () => {
    const firm = await given.firm();
    await expect(as(firm.customer.contact).tasks.list({})).rejects.toMatchObject({
      cause: { code: 'platform.sign_in_first' },
    });
  });
});
