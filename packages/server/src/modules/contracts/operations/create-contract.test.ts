import { as, given, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';

const terms = (customerId: string, contractNo = 'HD-2611') => ({
  contractNo,
  name: '包装线 PL-3000',
  customerId,
  signedOn: '2026-09-01',
  startsOn: '2026-09-05',
  promisedDate: '2026-12-18',
});

describe('entering a contract', () => {
  it('makes a draft with a project number of the firm’s own rule (003-01)', async () => {
    const firm = await given.firm();
    const made = await as(firm.boss).contracts.create({
      ...terms(firm.customer.id),
      amount: '1280000.50',
      currency: 'CNY',
      projectLeadId: firm.staff.sales.id,
      departmentIds: [firm.departments.electrical],
      internalNotes: '账期 60 天',
    });
    expect(made).toMatchObject({
      contractNo: 'HD-2611',
      projectNo: expect.stringMatching(/^P-\d{4}-001$/),
      status: 'draft',
      displayStatus: 'unstarted',
      customer: { id: firm.customer.id, name: '华东食品' },
      projectLead: { id: firm.staff.sales.id },
      promisedDate: '2026-12-18',
      amount: '1280000.50',
      currency: 'CNY',
      internalNotes: '账期 60 天',
      version: 1,
    });
    const said = (await firm.announcements()).map(({ name }) => name);
    const told = 'notifications.notified';
    expect(said).toEqual(['contracts.created', 'platform.principal-changed', told]);
  });

  it('gives twenty people who enter at once distinct numbers without a gap', async () => {
    const firm = await given.firm();
    const made = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) =>
        as(i % 2 ? firm.boss : firm.leaders.electrical).contracts.create(
          terms(firm.customer.id, `HD-${i % 15}`),
        ),
      ),
    );
    const numbers = made
      .flatMap((r) => (r.status === 'fulfilled' ? [r.value.projectNo.slice(-3)] : []))
      .sort();
    expect(numbers).toEqual(Array.from({ length: 15 }, (_, i) => String(i + 1).padStart(3, '0')));
    for (const refused of made.filter((r) => r.status === 'rejected'))
      expect(refused.reason).toMatchObject(refusal('conflict', 'contracts.number_taken'));
  });

  it('makes a leader the project lead, for his own departments', async () => {
    const firm = await given.firm();
    const made = await as(firm.leaders.electrical).contracts.create(terms(firm.customer.id));
    expect(made).toMatchObject({
      projectLead: { id: firm.leaders.electrical.id },
      departments: [{ id: firm.departments.electrical }],
    });
    expect(made).not.toHaveProperty('amount');
    expect(made).not.toHaveProperty('currency');
    const next = await as(firm.leaders.electrical).contracts.get({ contractId: made.id });
    expect(next.allowed).toEqual(expect.arrayContaining(['update', 'sign', 'milestones', 'assign']));
  });

  it('lets a leader name somebody else only where he keeps sight of it', async () => {
    const firm = await given.firm();
    const leader = as(firm.leaders.electrical).contracts;
    const lead = { projectLeadId: firm.staff.sales.id };
    const made = await leader.create({ ...terms(firm.customer.id), ...lead });
    expect(made.departments).toMatchObject([{ id: firm.departments.electrical }]);
    await expect(
      leader.create({ ...terms(firm.customer.id, 'HD-2'), ...lead, departmentIds: [firm.departments.sales] }),
    ).rejects.toMatchObject(refusal('forbidden'));
  });

  it('lets staff enter contracts where a role of the firm’s own says so; they lead what they enter', async () => {
    const firm = await given.firm();
    await firm.write(async ({ tx }) => {
      const grants = [
        { subject: 'Contract', action: 'create', scope: 'ALL' },
        { subject: 'Customer', action: 'read', scope: 'ALL' },
      ];
      const role = await tx.customRole.create({ data: { name: '合同录入', grants } });
      await tx.memberRole.create({ data: { memberId: firm.staff.sales.id, roleId: role.id } });
    });
    const made = await as(firm.staff.sales).contracts.create(terms(firm.customer.id));
    expect(made.projectLead).toMatchObject({ id: firm.staff.sales.id });
    await expect(
      as(firm.staff.sales).contracts.create({
        ...terms(firm.customer.id, 'HD-2'),
        projectLeadId: firm.boss.id,
      }),
    ).rejects.toMatchObject(refusal('forbidden'));
  });

  it('names no customer whom its author may not see (002-09)', async () => {
    const firm = await given.firm();
    await firm.write(async ({ tx }) => {
      const grants = [{ subject: 'Contract', action: 'create', scope: 'ALL' }];
      const role = await tx.customRole.create({ data: { name: '合同录入', grants } });
      await tx.memberRole.create({ data: { memberId: firm.staff.sales.id, roleId: role.id } });
    });
    await expect(as(firm.staff.sales).contracts.create(terms(firm.customer.id))).rejects.toMatchObject({
      cause: { kind: 'invalid', fields: [{ path: 'customerId', code: 'contracts.customer_unknown' }] },
    });
  });

  it('is forbidden to staff, and money to whoever may not set it', async () => {
    const firm = await given.firm();
    await expect(as(firm.staff.sales).contracts.create(terms(firm.customer.id))).rejects.toMatchObject(
      refusal('forbidden'),
    );
    await expect(
      as(firm.leaders.sales).contracts.create({ ...terms(firm.customer.id), amount: '1' }),
    ).rejects.toMatchObject(refusal('forbidden'));
  });

  it('refuses what the firm does not have, at its field', async () => {
    const [firm, other] = [await given.firm(), await given.firm()];
    const enter = (change: object) =>
      as(firm.boss).contracts.create({ ...terms(firm.customer.id), ...change });
    const cases = {
      customerId: { customerId: other.customer.id },
      projectLeadId: { projectLeadId: other.boss.id },
      departmentIds: { departmentIds: [other.departments.sales] },
      promisedDate: { promisedDate: '2026-09-04' },
    };
    for (const [path, change] of Object.entries(cases))
      await expect(enter(change)).rejects.toMatchObject({ cause: { kind: 'invalid', fields: [{ path }] } });
  });

  it('takes no number twice among the living, and a deleted one’s again', async () => {
    const firm = await given.firm();
    const boss = as(firm.boss).contracts;
    const first = await boss.create(terms(firm.customer.id));
    await expect(boss.create(terms(firm.customer.id))).rejects.toMatchObject({
      cause: { code: 'contracts.number_taken', fields: [{ path: 'contractNo' }] },
    });
    await boss.delete({ contractId: first.id, version: 1 });
    await boss.create(terms(firm.customer.id));
    await expect(boss.restore({ contractId: first.id })).rejects.toMatchObject(
      refusal('conflict', 'contracts.number_taken'),
    );
  });
});
