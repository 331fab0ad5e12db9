import { principalChanged } from '@millwright/platform';
import { as, type Firm, given, refusal, said } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';

const boss = (firm: Firm) => as(firm.boss).org;
const see = (firm: Firm, memberId: string) => boss(firm).member({ memberId });

describe('adding a person', () => {
  it('works with a department and without', async () => {
    const firm = await given.firm();
    const made = await boss(firm).createMember({
      name: '李工',
      email: 'Li@Example.com',
      duties: ['inspector'],
      departmentId: firm.departments.software,
    });
    expect(made).toMatchObject({
      role: 'staff',
      email: 'li@example.com',
      hasAccount: false,
      departmentIds: [firm.departments.software],
      memberships: [{ position: 'member', to: null, departmentName: '软件部' }],
    });
    expect((await boss(firm).createMember({ name: '无部门' })).departmentIds).toEqual([]);
  });
  it('is a leader’s right in his own departments, and not above himself', async () => {
    const firm = await given.firm();
    const { createMember } = as(firm.leaders.software).org;
    const own = firm.departments.software;
    expect(await createMember({ name: '新人', departmentId: own })).toMatchObject({ role: 'staff' });
    for (const wrong of [
      { name: '别处', departmentId: firm.departments.sales },
      { name: '无处' },
      { name: '老板', departmentId: own, role: 'boss' as const },
    ]) {
      await expect(createMember(wrong)).rejects.toMatchObject(refusal('forbidden'));
    }
    await expect(
      as(firm.staff.software).org.createMember({ name: 'X', departmentId: own }),
    ).rejects.toMatchObject(refusal('forbidden'));
  });
  it('conflicts when somebody has the address already', async () => {
    const firm = await given.firm();
    await boss(firm).createMember({ name: '李工', email: 'li@example.com' });
    await expect(boss(firm).createMember({ name: '李二', email: 'LI@example.com' })).rejects.toMatchObject(
      refusal('conflict', 'org.email_taken'),
    );
  });
  it('does not find a department of another firm', async () => {
    const [firm, other] = [await given.firm(), await given.firm()];
    await expect(
      boss(firm).createMember({ name: 'X', departmentId: other.departments.sales }),
    ).rejects.toMatchObject(refusal('not_found'));
  });
});

describe('editing a person', () => {
  it('is for the boss and their leader, with what they saw', async () => {
    const firm = await given.firm();
    const { id } = firm.staff.electrical;
    const { version } = await see(firm, id);
    const changed = await as(firm.leaders.electrical).org.updateMember({
      memberId: id,
      version,
      title: '高级工程师',
      duties: ['purchaser'],
    });
    expect(changed).toMatchObject({ title: '高级工程师', duties: ['purchaser'] });
    await expect(boss(firm).updateMember({ memberId: id, version, title: '总工' })).rejects.toMatchObject(
      refusal('conflict', 'platform.changed_meanwhile'),
    );
  });
  it('is forbidden to other leaders, to staff, and towards the boss', async () => {
    const firm = await given.firm();
    const { id } = firm.staff.electrical;
    for (const person of [firm.leaders.sales, firm.staff.electrical]) {
      await expect(
        as(person).org.updateMember({ memberId: id, version: 1, name: 'X' }),
      ).rejects.toMatchObject(refusal('forbidden'));
    }
    await boss(firm).joinDepartment({ memberId: firm.boss.id, departmentId: firm.departments.electrical });
    await expect(
      as(firm.leaders.electrical).org.updateMember({ memberId: firm.boss.id, version: 1, name: 'X' }),
    ).rejects.toMatchObject(refusal('forbidden'));
  });
  it('does not find a person of another firm', async () => {
    const [firm, other] = [await given.firm(), await given.firm()];
    const { id } = other.staff.sales;
    await expect(see(firm, id)).rejects.toMatchObject(refusal('not_found', 'org.member_not_found'));
    for (const call of ['updateMember', 'disableMember', 'enableMember'] as const) {
      await expect(boss(firm)[call]({ memberId: id, version: 1 })).rejects.toMatchObject(
        refusal('not_found'),
      );
    }
  });
});

describe('changing a role', () => {
  it('takes effect with the next call and is said', async () => {
    const firm = await given.firm();
    const { id } = firm.staff.sales;
    await expect(as(firm.staff.sales).roles.list()).rejects.toMatchObject(refusal('forbidden'));
    await boss(firm).changeRole({ memberId: id, version: (await see(firm, id)).version, role: 'boss' });
    expect((await as(firm.staff.sales).roles.list()).allowed).toEqual(['create']);
    expect(await firm.announcements()).toContainEqual(
      said(principalChanged, { memberIds: [id], contactIds: [] }),
    );
  });
  it('lets a leader raise his own people to his own rank, nobody above it', async () => {
    const firm = await given.firm();
    const { id } = firm.staff.sales;
    const { changeRole } = as(firm.leaders.sales).org;
    const { version } = await see(firm, id);
    await expect(changeRole({ memberId: id, version, role: 'boss' })).rejects.toMatchObject(
      refusal('forbidden', 'org.above_yourself'),
    );
    expect(await changeRole({ memberId: id, version, role: 'leader' })).toMatchObject({ role: 'leader' });
  });
  it('keeps a leader from people who also belong elsewhere', async () => {
    const firm = await given.firm();
    const { id } = firm.staff.sales;
    await boss(firm).joinDepartment({ memberId: id, departmentId: firm.departments.software });
    const { version } = await see(firm, id);
    for (const call of [
      () => as(firm.leaders.sales).org.changeRole({ memberId: id, version, role: 'leader' }),
      () => as(firm.leaders.sales).org.disableMember({ memberId: id, version }),
    ]) {
      await expect(call()).rejects.toMatchObject(refusal('forbidden', 'org.also_elsewhere'));
    }
  });
  it('leaves the last boss a boss, also when two step down at once', async () => {
    const firm = await given.firm();
    const step = async (id: string) =>
      boss(firm).changeRole({ memberId: id, version: (await see(firm, id)).version, role: 'staff' });
    await expect(step(firm.boss.id)).rejects.toMatchObject(refusal('conflict', 'org.last_boss'));
    const second = await firm.member('副总', 'boss');
    const results = await Promise.allSettled([
      as(second).org.changeRole({ memberId: second.id, version: 1, role: 'staff' }),
      as(firm.boss).org.changeRole({ memberId: firm.boss.id, version: 1, role: 'staff' }),
    ]);
    expect(results.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
  });
  it('conflicts where nothing would change', async () => {
    const firm = await given.firm();
    await expect(
      boss(firm).changeRole({ memberId: firm.staff.sales.id, version: 1, role: 'staff' }),
    ).rejects.toMatchObject(refusal('conflict', 'org.role_unchanged'));
  });
});

describe('disabling a person', () => {
  it('shuts them out with their next call, and enabling lets them in again', async () => {
    const firm = await given.firm();
    const { id } = firm.staff.assembly;
    const disabled = await boss(firm).disableMember({
      memberId: id,
      version: (await see(firm, id)).version,
    });
    expect(disabled.status).toBe('disabled');
    await expect(firm.staff.assembly.load()).resolves.toBeNull();
    await expect(boss(firm).disableMember({ memberId: id, version: disabled.version })).rejects.toMatchObject(
      refusal('conflict', 'org.member_already_disabled'),
    );
    await boss(firm).enableMember({ memberId: id, version: disabled.version });
    expect((await as(firm.staff.assembly).org.member({ memberId: id })).status).toBe('active');
    await expect(
      boss(firm).enableMember({ memberId: id, version: disabled.version + 1 }),
    ).rejects.toMatchObject(refusal('conflict', 'org.member_not_disabled'));
  });
  it('spares the last boss and is forbidden to staff', async () => {
    const firm = await given.firm();
    await expect(boss(firm).disableMember({ memberId: firm.boss.id, version: 1 })).rejects.toMatchObject(
      refusal('conflict', 'org.last_boss'),
    );
    await expect(
      as(firm.staff.sales).org.disableMember({ memberId: firm.staff.software.id, version: 1 }),
    ).rejects.toMatchObject(refusal('forbidden'));
  });
});

describe('the list of people', () => {
  it('pages, searches, sorts and filters', async () => {
    const firm = await given.firm();
    const first = await boss(firm).members({ limit: 5 });
    const ids = first.items.map((m) => m.id);
    let cursor = first.nextCursor;
    while (cursor) {
      const next = await boss(firm).members({ limit: 5, cursor });
      ids.push(...next.items.map((m) => m.id));
      cursor = next.nextCursor;
    }
    expect(new Set(ids).size).toBe(13);
    expect(ids).toHaveLength(13);

    const names = async (filter: object) => (await boss(firm).members(filter)).items.map((m) => m.name);
    expect(await names({ search: '软件' })).toEqual(['软件部员工', '软件部负责人']);
    expect(await names({ search: '100%' })).toEqual([]);
    expect(await names({ role: ['boss'] })).toEqual(['陈立']);
    expect(await names({ departmentId: firm.departments.software })).toHaveLength(2);
    expect(await names({ unassigned: true })).toEqual(['陈立']);
  });
  it('counts people of departments below, unless told not to', async () => {
    const firm = await given.firm();
    const team = await boss(firm).createDepartment({
      parentId: firm.departments.software,
      name: '前端组',
      code: 'web',
    });
    await boss(firm).createMember({ name: '前端', departmentId: team.id });
    const count = async (below: boolean) =>
      (await boss(firm).members({ departmentId: firm.departments.software, below })).items.length;
    expect([await count(true), await count(false)]).toEqual([3, 2]);
  });
  it('shows colleagues how to reach each other', async () => {
    const firm = await given.firm();
    const seen = await as(firm.staff.sales).org.member({ memberId: firm.staff.software.id });
    expect(seen.email).toContain('@example.com');
    expect(seen.allowed).toEqual([]);
  });
});
