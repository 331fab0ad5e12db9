import { as, type Firm, given, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';

const scene = async (firm: Firm) => {
  const { id } = await given.contract(firm, {
    projectLeadId: firm.leaders.mechanical.id,
    departmentIds: [firm.departments.electrical],
  });
  const about = { contractId: id, departmentId: firm.departments.electrical };
  return { id, about };
};

describe('putting somebody on the team', () => {
  it('gives rights with the next request and announces it (003-03)', async () => {
    const firm = await given.firm();
    const { id, about } = await scene(firm);
    const colleague = firm.staff.electrical;
    await expect(as(colleague).contracts.get({ contractId: id })).rejects.toMatchObject(refusal('not_found'));
    const detail = await as(firm.leaders.mechanical).contracts.assignMember({
      ...about,
      memberId: colleague.id,
      role: 'lead',
      from: '2026-01-02',
    });
    expect(detail.team).toMatchObject([
      {
        memberId: colleague.id,
        departmentId: about.departmentId,
        role: 'lead',
        from: '2026-01-02',
        to: null,
      },
    ]);
    expect((await as(colleague).contracts.get({ contractId: id })).id).toBe(id);
    const membership = { ...about, memberId: colleague.id };
    expect(await firm.announcements()).toEqual([
      { name: 'contracts.member-assigned', payload: { ...membership, role: 'lead' } },
      { name: 'contracts.lead-assigned', payload: membership },
      { name: 'platform.principal-changed', payload: { memberIds: [colleague.id], contactIds: [] } },
      { name: 'notifications.notified', payload: { memberId: colleague.id } },
    ]);
  });

  it('knows one lead for a department; the one before assists', async () => {
    const firm = await given.firm();
    const { about } = await scene(firm);
    const second = await firm.member('李强', 'staff', 'electrical');
    await as(firm.boss).contracts.assignMember({
      ...about,
      memberId: firm.staff.electrical.id,
      role: 'lead',
    });
    const { team } = await as(firm.boss).contracts.assignMember({
      ...about,
      memberId: second.id,
      role: 'lead',
    });
    expect(team.map((m) => [m.name, m.role])).toEqual([
      ['李强', 'lead'],
      [firm.staff.electrical.name, 'assistant'],
    ]);
  });

  it('brings the department into the contract', async () => {
    const firm = await given.firm();
    const { id } = await scene(firm);
    const { departments } = await as(firm.boss).contracts.assignMember({
      contractId: id,
      departmentId: firm.departments.software,
      memberId: firm.staff.software.id,
    });
    expect(departments.map((d) => d.id)).toContain(firm.departments.software);
    expect((await as(firm.leaders.software).contracts.get({ contractId: id })).id).toBe(id);
  });

  it('lets a department’s leader fill his own department’s team and no other', async () => {
    const firm = await given.firm();
    const { id, about } = await scene(firm);
    const leader = as(firm.leaders.electrical).contracts;
    await leader.assignMember({ ...about, memberId: firm.staff.electrical.id });
    expect((await leader.get({ contractId: id })).teamDepartmentIds).toEqual([about.departmentId]);
    await expect(
      leader.assignMember({
        ...about,
        departmentId: firm.departments.software,
        memberId: firm.staff.software.id,
      }),
    ).rejects.toMatchObject(refusal('forbidden'));
    await expect(
      as(firm.staff.electrical).contracts.assignMember({ ...about, memberId: firm.staff.electrical.id }),
    ).rejects.toMatchObject(refusal('forbidden'));
  });

  it('refuses strangers to the department, people of other firms, and days to come', async () => {
    const [firm, other] = [await given.firm(), await given.firm()];
    const { about } = await scene(firm);
    const assign = (change: object) =>
      as(firm.boss).contracts.assignMember({ ...about, memberId: firm.staff.electrical.id, ...change });
    await expect(assign({ memberId: firm.staff.sales.id })).rejects.toMatchObject(
      refusal('invalid', 'contracts.not_in_department'),
    );
    await expect(assign({ memberId: other.boss.id })).rejects.toMatchObject(
      refusal('invalid', 'contracts.member_unknown'),
    );
    await expect(assign({ from: '2999-01-01' })).rejects.toMatchObject(
      refusal('invalid', 'contracts.date_in_future'),
    );
    await expect(
      as(other.boss).contracts.assignMember({ ...about, memberId: firm.staff.electrical.id }),
    ).rejects.toMatchObject(refusal('not_found', 'contracts.not_found'));
  });

  it('conflicts once the contract is over', async () => {
    const firm = await given.firm();
    const { id } = await given.contract(firm, { status: 'cancelled' });
    await expect(
      as(firm.boss).contracts.assignMember({
        contractId: id,
        departmentId: firm.departments.electrical,
        memberId: firm.staff.electrical.id,
      }),
    ).rejects.toMatchObject(refusal('conflict', 'contracts.closed'));
  });
});

describe('taking somebody off the team', () => {
  it('ends what they see with their next request, and keeps what was (003-04)', async () => {
    const firm = await given.firm();
    const { id, about } = await scene(firm);
    const colleague = firm.staff.electrical;
    await as(firm.boss).contracts.assignMember({ ...about, memberId: colleague.id });
    expect((await as(colleague).contracts.list({})).items).toHaveLength(1);

    const detail = await as(firm.boss).contracts.removeMember({ ...about, memberId: colleague.id });
    expect(detail?.team).toEqual([]);
    await expect(as(colleague).contracts.get({ contractId: id })).rejects.toMatchObject(refusal('not_found'));
    expect((await as(colleague).contracts.list({})).items).toEqual([]);
    const [past] = await as(firm.boss).contracts.teamHistory({ contractId: id });
    expect(past).toMatchObject({ memberId: colleague.id, to: expect.stringMatching(/^\d{4}-/) });

    const said = await firm.announcements();
    expect(said).toContainEqual({
      name: 'contracts.member-removed',
      payload: { ...about, memberId: colleague.id, remains: false },
    });
    expect(said.at(-2)).toMatchObject({
      name: 'platform.principal-changed',
      payload: { memberIds: [colleague.id] },
    });
  });

  it('leaves them the contract where another department still needs them', async () => {
    const firm = await given.firm();
    const { id, about } = await scene(firm);
    const both = await firm.member('周敏', 'staff', 'electrical');
    await firm.write(({ tx }) =>
      tx.departmentMember.create({ data: { departmentId: firm.departments.software, memberId: both.id } }),
    );
    const software = { contractId: id, departmentId: firm.departments.software, memberId: both.id };
    await as(firm.boss).contracts.assignMember({ ...about, memberId: both.id });
    await as(firm.boss).contracts.assignMember(software);
    await as(firm.boss).contracts.removeMember({ ...about, memberId: both.id });
    expect((await as(both).contracts.get({ contractId: id })).team).toHaveLength(1);
    expect(await firm.announcements()).toContainEqual({
      name: 'contracts.member-removed',
      payload: { ...about, memberId: both.id, remains: true },
    });
  });

  it('is forbidden to whoever does not fill that team, and finds nobody who is not on it', async () => {
    const [firm, other] = [await given.firm(), await given.firm()];
    const { about } = await scene(firm);
    const wanted = { ...about, memberId: firm.staff.electrical.id };
    await expect(as(firm.boss).contracts.removeMember(wanted)).rejects.toMatchObject(
      refusal('not_found', 'contracts.not_on_team'),
    );
    await as(firm.boss).contracts.assignMember(wanted);
    await expect(as(firm.staff.electrical).contracts.removeMember(wanted)).rejects.toMatchObject(
      refusal('forbidden'),
    );
    await expect(as(other.boss).contracts.removeMember(wanted)).rejects.toMatchObject(refusal('not_found'));
  });
});

describe('the people a team can be made of', () => {
  it('are the department’s active ones', async () => {
    const firm = await given.firm();
    const { about } = await scene(firm);
    const found = await as(firm.leaders.electrical).contracts.candidates(about);
    expect(found.map((p) => p.id).sort()).toEqual(
      [firm.leaders.electrical.id, firm.staff.electrical.id].sort(),
    );
    await expect(as(firm.staff.sales).contracts.candidates(about)).rejects.toMatchObject(
      refusal('forbidden'),
    );
  });
});
