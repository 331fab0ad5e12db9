import { as, type Firm, given, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';

const boss = (firm: Firm) => as(firm.boss).org;
const today = () => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
const daysAgo = (days: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(
    new Date(Date.now() - days * 86_400_000),
  );

describe('who led a department on a day (003-28)', () => {
  it('stays known when the lead changes; on the day of the handover both are named', async () => {
    const firm = await given.firm();
    const departmentId = (await boss(firm).createDepartment({ parentId: null, name: '质量部', code: 'qa' }))
      .id;
    const [first, second] = [
      await boss(firm).createMember({ name: '前任' }),
      await boss(firm).createMember({ name: '后任' }),
    ];
    await boss(firm).joinDepartment({
      memberId: first.id,
      departmentId,
      position: 'lead',
      from: daysAgo(100),
    });
    await boss(firm).leaveDepartment({ memberId: first.id, departmentId, to: daysAgo(10) });
    await boss(firm).joinDepartment({
      memberId: second.id,
      departmentId,
      position: 'lead',
      from: daysAgo(10),
    });
    const names = async (date: string) =>
      (await boss(firm).leadersOn({ departmentId, date })).map((l) => l.memberName).sort();
    expect(await names(daysAgo(101))).toEqual([]);
    expect(await names(daysAgo(50))).toEqual(['前任']);
    expect(await names(daysAgo(10))).toEqual(['前任', '后任'].sort());
    expect(await names(today())).toEqual(['后任']);
    expect(
      (await boss(firm).departmentHistory({ departmentId })).items.map((m) => [m.memberName, m.from, m.to]),
    ).toEqual([
      ['前任', daysAgo(100), daysAgo(10)],
      ['后任', daysAgo(10), null],
    ]);
  });
});

describe('joining a department', () => {
  it('ends the old position and begins the new one; a lead is at least a leader', async () => {
    const firm = await given.firm();
    const { id } = firm.staff.sales;
    const lead = await boss(firm).joinDepartment({
      memberId: id,
      departmentId: firm.departments.sales,
      position: 'lead',
    });
    expect(lead).toMatchObject({ role: 'leader', leadsIds: [firm.departments.sales] });
    expect(lead.memberships.map((m) => [m.position, m.to])).toEqual([
      ['lead', null],
      ['member', today()],
    ]);
  });
  it('lets a leader fetch newcomers, not other leaders’ people', async () => {
    const firm = await given.firm();
    const { joinDepartment } = as(firm.leaders.sales).org;
    const newcomer = await boss(firm).createMember({ name: '新人' });
    await joinDepartment({ memberId: newcomer.id, departmentId: firm.departments.sales });
    await expect(
      joinDepartment({ memberId: firm.staff.software.id, departmentId: firm.departments.sales }),
    ).rejects.toMatchObject(refusal('forbidden', 'org.person_of_others'));
    await expect(
      joinDepartment({ memberId: newcomer.id, departmentId: firm.departments.software }),
    ).rejects.toMatchObject(refusal('forbidden'));
    await expect(
      joinDepartment({ memberId: firm.boss.id, departmentId: firm.departments.sales }),
    ).rejects.toMatchObject(refusal('forbidden', 'org.above_yourself'));
  });
  it('widens nobody’s roles further than the one who assigns reaches, not his own either', async () => {
    const firm = await given.firm();
    const { sales } = firm.departments;
    const team = await boss(firm).createDepartment({ parentId: sales, name: '大客户组', code: 'key' });
    const money = await as(firm.boss).roles.create({
      name: '看金额',
      grants: [{ subject: 'Contract', action: 'readAmount', scope: 'DEPT' }],
    });
    const leader = firm.leaders.sales;
    for (const { id } of [leader, firm.staff.sales])
      await as(firm.boss).roles.assign({ roleId: money.id, memberId: id });
    for (const { id } of [leader, firm.staff.sales]) {
      await expect(
        as(leader).org.joinDepartment({ memberId: id, departmentId: team.id }),
      ).rejects.toMatchObject(refusal('forbidden', 'org.not_yours_to_grant'));
    }
    expect((await boss(firm).joinDepartment({ memberId: leader.id, departmentId: team.id })).id).toBe(
      leader.id,
    );
  });
  it('makes nobody lead a department its assigner does not lead himself', async () => {
    const firm = await given.firm();
    const leader = firm.leaders.sales;
    const { software } = firm.departments;
    const assigner = await as(firm.boss).roles.create({
      name: '人事',
      grants: [
        { subject: 'Department', action: 'assign', scope: 'ALL' },
        { subject: 'Member', action: 'create', scope: 'ALL' },
      ],
    });
    await as(firm.boss).roles.assign({ roleId: assigner.id, memberId: leader.id });
    const { joinDepartment, createMember } = as(leader).org;
    await expect(
      joinDepartment({ memberId: leader.id, departmentId: software, position: 'lead' }),
    ).rejects.toMatchObject(refusal('forbidden', 'org.lead_of_others'));
    await expect(
      createMember({ name: '替身', role: 'leader', departmentId: software, position: 'lead' }),
    ).rejects.toMatchObject(refusal('forbidden', 'org.lead_of_others'));
    await joinDepartment({ memberId: leader.id, departmentId: software });
  });
  it('conflicts when nothing would change or days would overlap, and refuses days ahead', async () => {
    const firm = await given.firm();
    const departmentId = firm.departments.sales;
    const { id } = firm.staff.sales;
    await expect(boss(firm).joinDepartment({ memberId: id, departmentId })).rejects.toMatchObject(
      refusal('conflict', 'org.already_in_department'),
    );
    await expect(
      boss(firm).joinDepartment({ memberId: id, departmentId, position: 'lead', from: daysAgo(5) }),
    ).rejects.toMatchObject(refusal('conflict', 'org.membership_overlaps'));
    await expect(
      boss(firm).joinDepartment({ memberId: firm.boss.id, departmentId, from: daysAgo(-2) }),
    ).rejects.toMatchObject(refusal('invalid', 'org.day_ahead'));
  });
  it('does not find people or departments of another firm', async () => {
    const [firm, other] = [await given.firm(), await given.firm()];
    for (const wrong of [
      { memberId: other.staff.sales.id, departmentId: firm.departments.sales },
      { memberId: firm.staff.sales.id, departmentId: other.departments.sales },
    ]) {
      await expect(boss(firm).joinDepartment(wrong)).rejects.toMatchObject(refusal('not_found'));
      await expect(boss(firm).leaveDepartment(wrong)).rejects.toMatchObject(refusal('not_found'));
    }
  });
});

describe('leaving a department', () => {
  it('ends what it allowed with the next call', async () => {
    const firm = await given.firm();
    const newcomer = await boss(firm).createMember({ name: '新人', departmentId: firm.departments.sales });
    const rename = (version: number) =>
      as(firm.leaders.sales).org.updateMember({ memberId: newcomer.id, version, title: `${version}` });
    const { version } = await rename(newcomer.version);
    await boss(firm).leaveDepartment({
      memberId: firm.leaders.sales.id,
      departmentId: firm.departments.sales,
    });
    await expect(rename(version)).rejects.toMatchObject(refusal('forbidden'));
    expect((await boss(firm).member({ memberId: firm.leaders.sales.id })).memberships).toMatchObject([
      { position: 'lead', to: today() },
    ]);
  });
  it('conflicts for whoever is not in it, and when it would end before it began', async () => {
    const firm = await given.firm();
    const departmentId = firm.departments.sales;
    await expect(
      boss(firm).leaveDepartment({ memberId: firm.staff.software.id, departmentId }),
    ).rejects.toMatchObject(refusal('conflict', 'org.not_in_department'));
    await expect(
      boss(firm).leaveDepartment({ memberId: firm.staff.sales.id, departmentId, to: daysAgo(30) }),
    ).rejects.toMatchObject(refusal('conflict', 'org.left_before_joined'));
  });
  it('is forbidden to staff and to other leaders', async () => {
    const firm = await given.firm();
    const wanted = { memberId: firm.staff.sales.id, departmentId: firm.departments.sales };
    for (const person of [firm.staff.sales, firm.leaders.software]) {
      await expect(as(person).org.leaveDepartment(wanted)).rejects.toMatchObject(refusal('forbidden'));
    }
  });
  it('loses nothing when two departments change for one person at once', async () => {
    const firm = await given.firm();
    const person = await boss(firm).createMember({ name: '双岗' });
    const { sales, software } = firm.departments;
    await Promise.all([
      boss(firm).joinDepartment({ memberId: person.id, departmentId: sales }),
      boss(firm).joinDepartment({ memberId: person.id, departmentId: software }),
    ]);
    expect((await boss(firm).member({ memberId: person.id })).departmentIds.sort()).toEqual(
      [sales, software].sort(),
    );
  });
});
