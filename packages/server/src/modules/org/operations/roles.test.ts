import { type Grant, principalChanged } from '@millwright/platform';
import { as, type Firm, given, type Person, refusal, said } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';

const roles = (person: Person) => as(person).roles;
const CUSTOMERS: Grant = { subject: 'Customer', action: 'read', scope: 'ALL' };
const memberIn = (departmentIds: string[]): Grant => ({
  subject: 'Member',
  action: 'update',
  scope: 'CUSTOM',
  departmentIds,
});

/** Somebody of the staff who holds a role with these permissions. */
async function holder(firm: Firm, grants: Grant[], person = firm.staff.sales) {
  const role = await roles(firm.boss).create({ name: `角色 ${Math.random()}`, grants });
  await roles(firm.boss).assign({ roleId: role.id, memberId: person.id });
  return { role, person };
}

describe('a role of the firm’s own making', () => {
  it('adds its permissions with the next call, and takes them away again', async () => {
    const firm = await given.firm();
    const seen = async () => (await as(firm.staff.sales).customers.list({})).items.length;
    expect(await seen()).toBe(0);
    const { role, person } = await holder(firm, [CUSTOMERS]);
    expect(await seen()).toBe(1);
    expect(await firm.announcements()).toContainEqual(
      said(principalChanged, { memberIds: [person.id], contactIds: [] }),
    );
    await roles(firm.boss).withdraw({ roleId: role.id, memberId: person.id });
    expect(await seen()).toBe(0);
  });
  it('changes for all its holders when it is edited, and goes with them when deleted', async () => {
    const firm = await given.firm();
    const { role, person } = await holder(firm, [CUSTOMERS]);
    const edited = await roles(firm.boss).update({ roleId: role.id, version: role.version, grants: [] });
    expect((await as(person).customers.list({})).items).toEqual([]);
    expect((await firm.announcements()).at(-1)).toEqual(
      said(principalChanged, { memberIds: [person.id], contactIds: [] }),
    );
    await roles(firm.boss).delete({ roleId: role.id, version: edited.version });
    expect((await roles(firm.boss).list()).items).toEqual([]);
    expect((await as(firm.boss).org.member({ memberId: person.id })).roles).toEqual([]);
  });
  it('reaches as far as its data scope says, and several roles add up permission by permission (002-09)', async () => {
    const firm = await given.firm();
    const { sales, software } = firm.departments;
    const person = firm.staff.procurement;
    const may = async (memberId: string) => {
      const { version } = await as(firm.boss).org.member({ memberId });
      return as(person)
        .org.updateMember({ memberId, version, title: 'X' })
        .then(
          () => true,
          () => false,
        );
    };
    const all = [firm.staff.sales, firm.staff.software, firm.staff.procurement, firm.staff.mechanical];
    const reach = async () => Promise.all(all.map((p) => may(p.id)));
    expect(await reach()).toEqual([false, false, false, false]);
    await holder(firm, [memberIn([sales])], person);
    expect(await reach()).toEqual([true, false, false, false]);
    await holder(firm, [memberIn([software])], person);
    expect(await reach()).toEqual([true, true, false, false]);
    await holder(firm, [{ subject: 'Member', action: 'update', scope: 'DEPT' }], person);
    expect(await reach()).toEqual([true, true, true, false]);
    await holder(firm, [{ subject: 'Member', action: 'update', scope: 'ALL' }], person);
    expect(await reach()).toEqual([true, true, true, true]);
  });
  it('conflicts when its name is taken or somebody was faster', async () => {
    const firm = await given.firm();
    const role = await roles(firm.boss).create({ name: '采购查看', grants: [] });
    await expect(roles(firm.boss).create({ name: '采购查看', grants: [] })).rejects.toMatchObject(
      refusal('conflict', 'org.role_name_taken'),
    );
    await roles(firm.boss).update({ roleId: role.id, version: 1, name: '采购' });
    for (const late of [
      () => roles(firm.boss).update({ roleId: role.id, version: 1, name: '后来' }),
      () => roles(firm.boss).delete({ roleId: role.id, version: 1 }),
    ]) {
      await expect(late()).rejects.toMatchObject(refusal('conflict', 'platform.changed_meanwhile'));
    }
  });
  it('is given once, and taken only from who has it', async () => {
    const firm = await given.firm();
    const { role, person } = await holder(firm, [CUSTOMERS]);
    const pair = { roleId: role.id, memberId: person.id };
    await expect(roles(firm.boss).assign(pair)).rejects.toMatchObject(
      refusal('conflict', 'org.role_already_assigned'),
    );
    await roles(firm.boss).withdraw(pair);
    await expect(roles(firm.boss).withdraw(pair)).rejects.toMatchObject(
      refusal('conflict', 'org.role_not_assigned'),
    );
  });
  it('is made of known permissions with scopes that mean something', async () => {
    const firm = await given.firm();
    const create = (grant: object) => roles(firm.boss).create({ name: 'X', grants: [grant as Grant] });
    await expect(create({ ...CUSTOMERS, action: 'eat' })).rejects.toMatchObject(
      refusal('invalid', 'org.permission_unknown'),
    );
    await expect(create({ ...CUSTOMERS, scope: 'DEPT' })).rejects.toMatchObject(
      refusal('invalid', 'org.scope_unknown'),
    );
    await expect(create({ ...memberIn([]), departmentIds: undefined })).rejects.toMatchObject(
      refusal('invalid'),
    );
  });
  it('is unknown to other firms, and so are their people and departments', async () => {
    const [firm, other] = [await given.firm(), await given.firm()];
    const { role, person } = await holder(firm, [CUSTOMERS]);
    const theirs = roles(other.boss);
    for (const call of [
      () => theirs.get({ roleId: role.id }),
      () => theirs.holders({ roleId: role.id }),
      () => theirs.update({ roleId: role.id, version: 1, name: 'X' }),
      () => theirs.delete({ roleId: role.id, version: 1 }),
      () => theirs.assign({ roleId: role.id, memberId: other.staff.sales.id }),
      () => theirs.withdraw({ roleId: role.id, memberId: person.id }),
      () => roles(firm.boss).assign({ roleId: role.id, memberId: other.staff.sales.id }),
      () => roles(firm.boss).create({ name: 'Y', grants: [memberIn([other.departments.sales])] }),
    ]) {
      await expect(call).rejects.toMatchObject(refusal('not_found'));
    }
  });
});

describe('nobody grants what he does not hold', () => {
  const definer: Grant = { subject: 'Role', action: 'create', scope: 'ALL' };
  it('when defining a role', async () => {
    const firm = await given.firm();
    const { sales, software } = firm.departments;
    const reader: Grant = { subject: 'Role', action: 'read', scope: 'ALL' };
    const { person } = await holder(firm, [definer, reader, CUSTOMERS, memberIn([sales])]);
    const define = (grant: Grant) => roles(person).create({ name: `R ${Math.random()}`, grants: [grant] });
    await define(CUSTOMERS);
    await define(memberIn([sales]));
    for (const beyond of [
      memberIn([sales, software]),
      { subject: 'Member', action: 'update', scope: 'ALL' } as const,
      { subject: 'Member', action: 'update', scope: 'DEPT' } as const,
      { subject: 'Customer', action: 'delete', scope: 'ALL' } as const,
    ]) {
      await expect(define(beyond)).rejects.toMatchObject(refusal('forbidden', 'org.not_yours_to_grant'));
    }
  });
  it('when handing one out: it may not reach further in the other’s hands', async () => {
    const firm = await given.firm();
    const ownPeople = await roles(firm.boss).create({
      name: '带人',
      grants: [{ subject: 'Member', action: 'invite', scope: 'DEPT' }],
    });
    const everything = await roles(firm.boss).create({
      name: '人事',
      grants: [{ subject: 'Member', action: 'invite', scope: 'ALL' }],
    });
    const lead = firm.leaders.sales;
    const member = await as(firm.boss).org.createMember({ name: '甲', departmentId: firm.departments.sales });
    await expect(roles(lead).assign({ roleId: everything.id, memberId: member.id })).rejects.toMatchObject(
      refusal('forbidden', 'org.not_yours_to_grant'),
    );
    await expect(
      roles(lead).assign({ roleId: ownPeople.id, memberId: firm.staff.software.id }),
    ).rejects.toMatchObject(refusal('forbidden'));
  });
  it('when editing: what was there already stays, what is added must be held', async () => {
    const firm = await given.firm();
    const editor: Grant = { subject: 'Role', action: 'update', scope: 'ALL' };
    const reader: Grant = { subject: 'Role', action: 'read', scope: 'ALL' };
    const { person } = await holder(firm, [editor, reader]);
    const role = await roles(firm.boss).create({ name: '客户', grants: [CUSTOMERS] });
    const update = (version: number, grants: Grant[]) =>
      roles(person).update({ roleId: role.id, version, grants });
    await expect(
      update(role.version, [CUSTOMERS, { subject: 'Customer', action: 'update', scope: 'ALL' }]),
    ).rejects.toMatchObject(refusal('forbidden', 'org.not_yours_to_grant'));
    await update(role.version, [CUSTOMERS]);
  });
  it('not even through a role for changing roles: rank stays the limit', async () => {
    const firm = await given.firm();
    const { person } = await holder(firm, [{ subject: 'Member', action: 'changeRole', scope: 'ALL' }]);
    const { version } = await as(firm.boss).org.member({ memberId: person.id });
    await expect(
      as(person).org.changeRole({ memberId: person.id, version, role: 'boss' }),
    ).rejects.toMatchObject(refusal('forbidden', 'org.above_yourself'));
  });
});

describe('the vocabulary of permissions', () => {
  it('comes from what the modules declare, with what the viewer may hand out', async () => {
    const firm = await given.firm();
    const words = await roles(firm.boss).vocabulary();
    expect(words.map((w) => w.subject)).toEqual(
      expect.arrayContaining(['AuditEvent', 'Customer', 'CustomerContact', 'Department', 'Member', 'Role']),
    );
    const member = words.find((w) => w.subject === 'Member')!;
    expect(member.scopes).toEqual(['ALL', 'DEPT', 'DEPT_AND_CHILDREN', 'CUSTOM', 'SELF']);
    expect(member.grantable.update).toEqual(member.scopes);
    const forLeader = (await roles(firm.leaders.sales).vocabulary()).find((w) => w.subject === 'Member')!;
    expect(forLeader.grantable.read).toEqual(member.scopes);
    expect(forLeader.grantable.update).toEqual([]);
  });
  it('is closed to staff', async () => {
    const firm = await given.firm();
    for (const call of [
      () => roles(firm.staff.sales).vocabulary(),
      () => roles(firm.staff.sales).list(),
      () => roles(firm.staff.sales).create({ name: 'X', grants: [] }),
      () => roles(firm.leaders.sales).create({ name: 'X', grants: [] }),
    ]) {
      await expect(call).rejects.toMatchObject(refusal('forbidden'));
    }
  });
});

describe('what a person may do', () => {
  it('is answered with where it comes from', async () => {
    const firm = await given.firm();
    const { role, person } = await holder(firm, [CUSTOMERS]);
    const { items } = await as(firm.boss).org.effectivePermissions({ memberId: person.id });
    expect(items.find((i) => i.subject === 'Customer' && i.action === 'read')).toEqual({
      subject: 'Customer',
      action: 'read',
      everything: true,
      sources: [
        { kind: 'role', role: 'staff', limited: true },
        { kind: 'customRole', roleId: role.id, name: role.name, scope: 'ALL', departmentIds: null },
      ],
    });
    expect(items.some((i) => i.subject === 'Customer' && i.action === 'delete')).toBe(false);
  });
  it('is for the person, their leaders and the boss to know', async () => {
    const firm = await given.firm();
    const ask = (by: Person, about: Person) => as(by).org.effectivePermissions({ memberId: about.id });
    await ask(firm.staff.sales, firm.staff.sales);
    await ask(firm.leaders.sales, firm.staff.sales);
    for (const [by, about] of [
      [firm.staff.sales, firm.leaders.sales],
      [firm.leaders.sales, firm.staff.software],
    ] as const) {
      await expect(ask(by, about)).rejects.toMatchObject(refusal('forbidden'));
    }
  });
  it('is nothing once they are disabled', async () => {
    const firm = await given.firm();
    const { id } = firm.staff.sales;
    const { version } = await as(firm.boss).org.member({ memberId: id });
    await as(firm.boss).org.disableMember({ memberId: id, version });
    expect(await as(firm.boss).org.effectivePermissions({ memberId: id })).toEqual({ items: [] });
  });
});
