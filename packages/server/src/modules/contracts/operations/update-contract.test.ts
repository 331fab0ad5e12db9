import { principalChanged } from '@millwright/platform';
import { as, type Firm, given, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';

const scene = async (firm: Firm, status: 'draft' | 'executing' = 'executing') =>
  given.contract(firm, {
    status,
    projectLeadId: firm.leaders.electrical.id,
    amount: '777001.00',
    promisedDate: '2026-12-18',
    internalNotes: 'ours',
  });

describe('changing a contract', () => {
  it('changes what was given and keeps the rest', async () => {
    const firm = await given.firm();
    const { id } = await scene(firm, 'draft');
    const changed = await as(firm.leaders.electrical).contracts.update({
      contractId: id,
      version: 1,
      name: '包装线二期',
      promisedDate: null,
    });
    expect(changed).toMatchObject({
      name: '包装线二期',
      promisedDate: null,
      internalNotes: 'ours',
      version: 2,
    });
    expect((await as(firm.boss).contracts.get({ contractId: id })).amount).toBe('777001.00');
  });

  it('tells everybody who reaches a customer through it that it is another one’s now', async () => {
    const firm = await given.firm();
    const { id } = await scene(firm);
    const [lead, colleague] = [firm.leaders.electrical, firm.staff.electrical];
    await as(firm.boss).contracts.assignMember({
      contractId: id,
      departmentId: firm.departments.electrical,
      memberId: colleague.id,
    });
    const next = await firm.customerWithContact('别的客户');
    await as(lead).contracts.update({ contractId: id, version: 1, customerId: next.id });
    expect((await as(colleague).customers.list({})).items.map((c) => c.id)).toEqual([next.id]);
    const last = (await firm.announcements()).at(-1) as { name: string; payload: Record<string, string[]> };
    expect(last.name).toBe(principalChanged.name);
    expect(new Set(last.payload.memberIds)).toEqual(new Set([lead.id, colleague.id]));
    expect(new Set(last.payload.contactIds)).toEqual(new Set([firm.customer.contact.id, next.contact.id]));
  });

  it('shows the later of two editors what changed and overwrites nothing', async () => {
    const firm = await given.firm();
    const { id } = await scene(firm, 'draft');
    await as(firm.boss).contracts.update({
      contractId: id,
      version: 1,
      name: '老板改的',
      amount: '888002.00',
    });
    const late = as(firm.leaders.electrical).contracts.update({ contractId: id, version: 1, name: '我改的' });
    const error = await late.then(
      () => undefined,
      (e: { cause: { facts: { current: object; seenVersion: number } } }) => e.cause,
    );
    expect(error).toMatchObject({
      kind: 'conflict',
      code: 'platform.changed_meanwhile',
      facts: { seenVersion: 1, current: { name: '老板改的', version: 2, updatedBy: { name: '陈立' } } },
    });
    // The conflict obeys the field rule as any answer does.
    expect(JSON.stringify(error)).not.toMatch(/888002|777001|amount|currency/);
    expect((await as(firm.boss).contracts.get({ contractId: id })).name).toBe('老板改的');
  });

  it('lets exactly one of many who save at once through', async () => {
    const firm = await given.firm();
    const { id } = await scene(firm);
    const saved = await Promise.allSettled(
      Array.from({ length: 6 }, (_, i) =>
        as(firm.boss).contracts.update({ contractId: id, version: 1, name: `第 ${i} 个` }),
      ),
    );
    expect(saved.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
    for (const refused of saved.filter((r) => r.status === 'rejected'))
      expect(refused.reason).toMatchObject({
        cause: { code: 'platform.changed_meanwhile', facts: { current: { version: 2 } } },
      });
  });

  it('hands over the project lead, and the one before loses what came with it', async () => {
    const firm = await given.firm();
    const { id } = await given.contract(firm, {
      projectLeadId: firm.leaders.sales.id,
      departmentIds: [firm.departments.software],
    });
    const answer = await as(firm.leaders.sales).contracts.update({
      contractId: id,
      version: 1,
      projectLeadId: firm.staff.software.id,
    });
    expect(answer).toBeNull();
    await expect(as(firm.leaders.sales).contracts.get({ contractId: id })).rejects.toMatchObject(
      refusal('not_found'),
    );
    expect((await as(firm.staff.software).contracts.get({ contractId: id })).allowed).toContain('update');
    expect(await firm.announcements()).toContainEqual({
      name: 'platform.principal-changed',
      payload: { memberIds: [firm.staff.software.id, firm.leaders.sales.id], contactIds: [] },
    });
  });

  it('is forbidden to a leader who only takes part, and money to a project lead', async () => {
    const firm = await given.firm();
    const { id } = await scene(firm);
    await expect(
      as(firm.leaders.software).contracts.update({ contractId: id, version: 1, name: 'x' }),
    ).rejects.toMatchObject(refusal('forbidden'));
    for (const money of [{ amount: '1' }, { currency: 'EUR' }])
      await expect(
        as(firm.leaders.electrical).contracts.update({ contractId: id, version: 1, ...money }),
      ).rejects.toMatchObject(refusal('forbidden'));
  });

  it('conflicts once the contract is over, and while a department to leave out still has a team', async () => {
    const firm = await given.firm();
    const archived = await given.contract(firm, { status: 'archived' });
    await expect(
      as(firm.boss).contracts.update({ contractId: archived.id, version: 1, name: 'x' }),
    ).rejects.toMatchObject(refusal('conflict', 'contracts.closed'));
    const { id } = await scene(firm);
    await as(firm.boss).contracts.assignMember({
      contractId: id,
      departmentId: firm.departments.software,
      memberId: firm.staff.software.id,
    });
    await expect(
      as(firm.boss).contracts.update({
        contractId: id,
        version: 1,
        departmentIds: [firm.departments.electrical],
      }),
    ).rejects.toMatchObject({
      cause: { code: 'contracts.department_has_team', facts: { departmentIds: [firm.departments.software] } },
    });
  });

  it('leaves the terms to amendments once it is signed, and takes what is sent along unchanged', async () => {
    const firm = await given.firm();
    const { id } = await scene(firm);
    const { update } = as(firm.boss).contracts;
    const locked = {
      contractNo: 'HT-NEW',
      promisedDate: '2027-01-31',
      signedOn: '2026-01-01',
      amount: '1.00',
      currency: 'EUR',
      scopeText: '加一台机器人',
    };
    for (const [term, value] of Object.entries(locked))
      await expect(update({ contractId: id, version: 1, [term]: value }), term).rejects.toMatchObject({
        cause: {
          kind: 'conflict',
          code: 'contracts.terms_locked',
          facts: { terms: [term] },
          fields: [{ path: term }],
        },
      });
    const same = { amount: '777001', currency: 'CNY', promisedDate: '2026-12-18', signedOn: null };
    const changed = await update({ contractId: id, version: 1, ...same, name: '包装线二期' });
    expect(changed).toMatchObject({ name: '包装线二期', amount: '777001.00', version: 2 });
  });

  it('finds no contract of another firm, nor one out of sight', async () => {
    const [firm, other] = [await given.firm(), await given.firm()];
    const { id } = await scene(firm);
    for (const person of [other.boss, firm.leaders.sales, firm.staff.electrical])
      await expect(as(person).contracts.get({ contractId: id })).rejects.toMatchObject(
        refusal('not_found', 'contracts.not_found'),
      );
    await expect(
      as(other.boss).contracts.update({ contractId: id, version: 1, name: 'x' }),
    ).rejects.toMatchObject(refusal('not_found', 'contracts.not_found'));
  });
});
