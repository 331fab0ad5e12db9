import { as, type Firm, given, type Person } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';

const scene = async (firm: Firm) => {
  const { id } = await given.contract(firm, {
    contractNo: 'HT-2601',
    name: '灌装线电控系统',
    amount: '1200000.00',
    internalNotes: 'nobody’s business',
    departmentIds: [firm.departments.electrical],
  });
  return { id, seat: { contractId: id, departmentId: firm.departments.electrical } };
};

const contract = { contractNo: 'HT-2601', contractName: '灌装线电控系统' };
const department = { departmentName: '电气部', departmentNameEn: 'Electrical' };

/** What somebody was told, oldest first. */
async function toldTo(person: Person) {
  const { items } = await as(person).notifications.list({});
  return items.reverse().map(({ kind, facts }) => ({ kind, facts }));
}

describe('a contract’s people are told (003-03)', () => {
  it('who comes to the team, as what, and only when it changes', async () => {
    const firm = await given.firm();
    const { seat, id } = await scene(firm);
    const person = firm.staff.electrical;
    const assign = (role: 'member' | 'assistant') =>
      as(firm.boss).contracts.assignMember({ ...seat, memberId: person.id, role });
    await assign('member');
    await assign('member');
    await assign('assistant');
    expect(await toldTo(person)).toEqual([
      { kind: 'team_assigned', facts: { ...contract, ...department, role: 'member' } },
      { kind: 'team_assigned', facts: { ...contract, ...department, role: 'assistant' } },
    ]);
    const { items } = await as(person).notifications.list({});
    expect(items[0]).toMatchObject({ subjectType: 'Contract', subjectId: id, contractId: id });
  });

  it('who leads a department’s work, and who has made room', async () => {
    const firm = await given.firm();
    const { seat } = await scene(firm);
    const first = firm.staff.electrical;
    const second = await firm.member('李强', 'staff', 'electrical');
    for (const { id: memberId } of [first, second])
      await as(firm.boss).contracts.assignMember({ ...seat, memberId, role: 'lead' });
    expect(await toldTo(first)).toEqual([
      { kind: 'department_lead', facts: { ...contract, ...department } },
      { kind: 'lead_handed_over', facts: { ...contract, ...department } },
    ]);
    expect(await toldTo(second)).toEqual([
      { kind: 'department_lead', facts: { ...contract, ...department } },
    ]);
  });

  it('who is taken off; what they were told before stays', async () => {
    const firm = await given.firm();
    const { seat } = await scene(firm);
    const person = firm.staff.electrical;
    await as(firm.boss).contracts.assignMember({ ...seat, memberId: person.id, role: 'member' });
    await as(firm.boss).contracts.removeMember({ ...seat, memberId: person.id });
    const told = await toldTo(person);
    expect(told.map(({ kind }) => kind)).toEqual(['team_assigned', 'team_removed']);
    expect(told[1]!.facts).toEqual({ ...contract, ...department, remains: false });
  });

  it('who leads it as a whole, from its first moment or later, and who does no longer', async () => {
    const firm = await given.firm();
    const [first, second] = [firm.leaders.electrical, firm.leaders.software];
    const created = await as(firm.boss).contracts.create({
      ...{ contractNo: 'HT-2601', name: contract.contractName, customerId: firm.customer.id },
      projectLeadId: first.id,
    });
    await as(firm.boss).contracts.update({
      contractId: created.id,
      version: created.version,
      projectLeadId: second.id,
    });
    expect(await toldTo(first)).toEqual([
      { kind: 'project_lead', facts: contract },
      { kind: 'project_lead_ended', facts: contract },
    ]);
    expect(await toldTo(second)).toEqual([{ kind: 'project_lead', facts: contract }]);
    // Whoever opens a contract and so leads it knows that already.
    await as(first).contracts.create({ contractNo: 'HT-2602', name: '包装线', customerId: firm.customer.id });
    expect(await toldTo(first)).toHaveLength(2);
  });
});
