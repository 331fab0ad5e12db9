import { as, type Firm, given, type Person, refusal, said } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { amendmentChanged } from '../contracts.events.ts';
import { AMENDMENT_STATES, type AmendmentVerb, amendmentLifecycle } from './amendments.lifecycle.ts';

const LATER = { reason: '客户要求推迟进场', changes: { promisedDate: '2027-02-26' } } as const;

async function scene(firm: Firm) {
  const lead = firm.staff.sales;
  const { id: contractId } = await given.contract(firm, {
    projectLeadId: lead.id,
    promisedDate: '2026-12-18',
    amount: '640000.00',
    signedOn: '2026-03-02',
  });
  return { lead, contractId, first: await as(lead).amendments.draft({ contractId, ...LATER }) };
}

const next = ({ id: amendmentId, version }: { id: string; version: number }) => ({ amendmentId, version });
const noticesOf = async (person: Person) =>
  (await as(person).notifications.list({})).items.map(({ kind, facts }) => ({ kind, facts }));

describe('a change order', () => {
  it('is drafted and proposed by the project lead, approved by the boss, and then the contract says so', async () => {
    const firm = await given.firm();
    const { lead, contractId, first } = await scene(firm);
    expect(first).toMatchObject({
      number: 1,
      status: 'draft',
      changes: [{ term: 'promisedDate', before: '2026-12-18', after: '2027-02-26' }],
      allowed: ['revise', 'propose', 'withdraw'],
    });
    const proposed = await as(lead).amendments.propose(next(first));
    expect(proposed).toMatchObject({
      status: 'proposed',
      proposedBy: { id: lead.id },
      allowed: ['withdraw'],
    });
    expect(await noticesOf(firm.boss)).toContainEqual({
      kind: 'amendment_proposed',
      facts: expect.objectContaining({ number: 1 }),
    });
    expect((await as(lead).contracts.get({ contractId })).promisedDate).toBe('2026-12-18');

    const approved = await as(firm.boss).amendments.approve({ ...next(proposed), note: '同意' });
    expect(approved).toMatchObject({
      status: 'approved',
      decidedBy: { id: firm.boss.id },
      decisionNote: '同意',
    });
    expect(await as(lead).contracts.get({ contractId })).toMatchObject({
      promisedDate: '2027-02-26',
      version: 2,
    });
    expect(await firm.announcements()).toContainEqual(
      said(amendmentChanged, { contractId, amendmentId: first.id, verb: 'approve' }),
    );
    expect(await noticesOf(lead)).toContainEqual({
      kind: 'amendment_decided',
      facts: expect.objectContaining({ number: 1, decision: 'approve' }),
    });
    // A later change does not rewrite what this one found.
    const second = await as(lead).amendments.draft({
      contractId,
      ...LATER,
      changes: { promisedDate: '2027-03-31' },
    });
    await as(firm.boss).amendments.approve(next(await as(lead).amendments.propose(next(second))));
    const { items } = await as(lead).amendments.list({ contractId });
    expect(items.map(({ number, changes }) => [number, changes[0]?.before])).toEqual([
      [2, '2027-02-26'],
      [1, '2026-12-18'],
    ]);
  });

  it('obeys the table of verbs and states for each role', async () => {
    const firm = await given.firm();
    const { lead, contractId } = await scene(firm);
    const people: Record<string, [Person, readonly AmendmentVerb[]]> = {
      boss: [firm.boss, amendmentLifecycle.verbs],
      projectLead: [lead, ['propose', 'withdraw']],
      leaderTakingPart: [firm.leaders.electrical, []],
    };
    let months = 0;
    for (const [role, [person, may]] of Object.entries(people))
      for (const status of AMENDMENT_STATES)
        for (const verb of amendmentLifecycle.verbs) {
          // Each approval moves the date, so each asks for another one.
          months += 1;
          const promisedDate = `${2027 + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-15`;
          const wanted = { contractId, reason: '推迟', changes: { promisedDate } };
          const { id } = await as(firm.boss).amendments.draft(wanted);
          const data = { status, proposedBy: null };
          await firm.write(({ tx }) => tx.contractAmendment.updateMany({ where: { id }, data }));
          const { version } = (await as(firm.boss).amendments.list({ contractId })).items[0]!;
          const used = as(person).amendments[verb]({ amendmentId: id, version, note: '不行' });
          const what = `${role}: ${verb} from ${status}`;
          if (!may.includes(verb)) await expect(used, what).rejects.toMatchObject(refusal('forbidden'));
          else if (!amendmentLifecycle.table[verb].from.includes(status))
            await expect(used, what).rejects.toMatchObject(refusal('conflict', 'amendments.not_the_moment'));
          else expect(await used, what).toMatchObject({ status: amendmentLifecycle.table[verb].to });
        }
  }, 120_000);

  it('is approved by another boss than the one who proposed it, unless there is no other', async () => {
    const firm = await given.firm();
    const { first } = await scene(firm);
    const mine = await as(firm.boss).amendments.propose(next(first));
    const partner = await firm.member('合伙人', 'boss');
    await expect(as(firm.boss).amendments.approve(next(mine))).rejects.toMatchObject(
      refusal('conflict', 'amendments.own_proposal'),
    );
    await firm.write(({ tx }) =>
      tx.member.updateMany({ where: { id: partner.id }, data: { status: 'disabled' } }),
    );
    expect(await as(firm.boss).amendments.approve(next(mine))).toMatchObject({ status: 'approved' });
  });

  it('shows and takes money only where the viewer may see it', async () => {
    const firm = await given.firm();
    const { lead, contractId } = await scene(firm);
    const changes = { amount: '655000.50', scopeText: '增加一台码垛机器人' };
    await expect(as(lead).amendments.draft({ contractId, reason: '增项', changes })).rejects.toMatchObject(
      refusal('forbidden'),
    );
    const drafted = await as(firm.boss).amendments.draft({ contractId, reason: '增项', changes });
    expect(drafted.changes).toContainEqual({ term: 'amount', before: '640000.00', after: '655000.50' });
    const [seen] = (await as(lead).amendments.list({ contractId })).items;
    expect(seen).toMatchObject({ hidesMoney: true, changes: [{ term: 'scopeText' }] });
    // Rewritten by somebody who does not see it, the money in it stays.
    const words = { reason: '增项', changes: { scopeText: '增加两台码垛机器人' } };
    const revised = await as(lead).amendments.revise({ ...next(drafted), ...words });
    const proposed = await as(lead).amendments.propose(next(revised));
    await as(firm.boss).amendments.approve(next(proposed));
    const history = await as(lead).audit.history({ type: 'Contract', id: contractId });
    for (const told of [seen, revised, proposed, await as(lead).amendments.list({ contractId }), history])
      expect(JSON.stringify(told)).not.toMatch(/655000|640000/);
    expect(await as(firm.boss).contracts.get({ contractId })).toMatchObject({
      amount: '655000.50',
      scopeText: '增加两台码垛机器人',
    });
  });

  it('counts without gaps, whoever begins at the same time and whatever is taken back', async () => {
    const firm = await given.firm();
    const { lead, contractId, first } = await scene(firm);
    await as(lead).amendments.withdraw(next(first));
    const made = await Promise.all(
      Array.from({ length: 6 }, (_, i) =>
        as(i % 2 ? lead : firm.boss)
          .amendments.draft({ contractId, ...LATER })
          .then(({ number }) => number),
      ),
    );
    expect(made.sort()).toEqual([2, 3, 4, 5, 6, 7]);
  });

  it('is decided once: the second of two learns that it was', async () => {
    const firm = await given.firm();
    const { lead, contractId, first } = await scene(firm);
    const proposed = await as(lead).amendments.propose(next(first));
    const partner = await firm.member('合伙人', 'boss');
    const both = await Promise.allSettled([
      as(firm.boss).amendments.approve(next(proposed)),
      as(partner).amendments.reject({ ...next(proposed), note: '交期不能动' }),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { version } = await as(firm.boss).contracts.get({ contractId });
    expect(version).toBe(both[0]!.status === 'fulfilled' ? 2 : 1);
    // Not even by the back door is what was decided written over.
    const rewrite = firm.write(({ tx }) =>
      tx.contractAmendment.updateMany({ where: { id: first.id }, data: { reason: 'x' } }),
    );
    await expect(rewrite).rejects.toMatchObject({ kind: 'invalid' });
  });

  it('belongs to signed contracts that are not over, and changes something', async () => {
    const firm = await given.firm();
    const { lead, contractId } = await scene(firm);
    const draft = await given.contract(firm, { status: 'draft', projectLeadId: lead.id });
    const over = await given.contract(firm, { status: 'cancelled', projectLeadId: lead.id });
    await expect(as(lead).amendments.draft({ contractId: draft.id, ...LATER })).rejects.toMatchObject(
      refusal('conflict', 'amendments.contract_not_signed'),
    );
    await expect(as(lead).amendments.draft({ contractId: over.id, ...LATER })).rejects.toMatchObject(
      refusal('conflict', 'contracts.closed'),
    );
    await expect(
      as(lead).amendments.draft({ contractId, reason: 'x', changes: { promisedDate: '2026-12-18' } }),
    ).rejects.toMatchObject(refusal('conflict', 'amendments.nothing_changes'));
  });

  it('is found by nobody outside the contract or the firm', async () => {
    const [firm, other] = [await given.firm(), await given.firm()];
    const { contractId, first } = await scene(firm);
    for (const person of [other.boss, firm.leaders.mechanical, firm.staff.mechanical]) {
      await expect(as(person).amendments.list({ contractId })).rejects.toMatchObject(refusal('not_found'));
      if (person !== firm.staff.mechanical)
        await expect(as(person).amendments.withdraw(next(first))).rejects.toMatchObject(
          refusal('not_found', 'amendments.not_found'),
        );
    }
  });
});
