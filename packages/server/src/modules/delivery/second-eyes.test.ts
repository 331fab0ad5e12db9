import { as, type Person, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { givenLoadingDock, type LoadingDock } from './delivery.scene.ts';

const lower = (person: Person, feedbackId: string) =>
  as(person).feedback.lower({ feedbackId, version: 1, severity: 'minor', reason: '现场复测正常' });
const gateFor = async (person: Person, { contractId }: LoadingDock) =>
  (await as(person).delivery.ofContract({ contractId })).gate;
/** A role of the firm's own making for somebody who is on no contract. */
async function withRole({ boss }: LoadingDock, person: Person, subjects: string[]): Promise<Person> {
  const grants = subjects.map((subject) => ({ subject, action: 'read', scope: 'ALL' as const }));
  const { id: roleId } = await as(boss).roles.create({ name: `角色 ${Math.random()}`, grants });
  await as(boss).roles.assign({ roleId, memberId: person.id });
  return person;
}

describe('critical feedback that was lowered', () => {
  it('opens the gate and stands at it, with who said so and why', async () => {
    const dock = await givenLoadingDock();
    await lower(dock.boss, await dock.complaint('急停失效'));
    const { blockers, warnings } = await gateFor(dock.lead, dock);
    expect(blockers).toEqual([]);
    expect(warnings).toMatchObject([
      {
        kind: 'lowered',
        name: expect.stringContaining('急停失效'),
        lowered: { by: dock.boss.name, reason: '现场复测正常', isTurnedDown: false },
      },
    ]);
  });

  it.each(['lowered', 'turned down'])('is not delivered by whoever says so: %s', async (how) => {
    const dock = await givenLoadingDock();
    const { boss, otherBoss, lead, contractId } = dock;
    const feedbackId = await dock.complaint('急停失效');
    if (how === 'lowered') await lower(boss, feedbackId);
    else await as(boss).feedback.reject({ feedbackId, version: 1, reason: '按说明属于正常现象' });
    const deliveryId = await dock.delivery();
    // Neither by a delivery nor by the contract's own verb.
    expect((await as(boss).delivery.get({ deliveryId })).allowed).not.toContain('handOver');
    await expect(as(boss).delivery.handOver({ deliveryId, version: 1 })).rejects.toMatchObject(
      refusal('forbidden', 'delivery.lowered_by_you'),
    );
    const { version, blocked } = await as(boss).contracts.get({ contractId });
    expect(blocked).toContainEqual({
      verb: 'deliver',
      blockers: [{ code: 'delivery.lowered_by_you', facts: { name: expect.stringContaining('急停失效') } }],
    });
    await expect(as(boss).contracts.deliver({ contractId, version })).rejects.toMatchObject(
      refusal('conflict', 'contracts.blocked'),
    );
    expect((await as(otherBoss).delivery.get({ deliveryId })).allowed).toContain('handOver');
    await as(lead).delivery.handOver({ deliveryId, version: 1 });
    expect(await dock.contractStatus()).toBe('delivered');
  });

  it('stands there no longer once it is settled', async () => {
    const dock = await givenLoadingDock();
    const feedbackId = await dock.complaint();
    const { version } = await lower(dock.boss, feedbackId);
    await as(dock.lead).feedback.resolve({ feedbackId, version });
    expect(await gateFor(dock.boss, dock)).toEqual({ blockers: [], warnings: [] });
    const deliveryId = await dock.delivery();
    await as(dock.boss).delivery.handOver({ deliveryId, version: 1 });
  });
});

describe('critical feedback the customer does not see', () => {
  it('is resolved by somebody else than whoever leads the contract, as long as it keeps the contract back', async () => {
    const dock = await givenLoadingDock();
    const feedbackId = await dock.complaint();
    const { allowed, version } = await as(dock.lead).feedback.get({ feedbackId });
    expect(allowed).not.toContain('resolve');
    await expect(as(dock.lead).feedback.resolve({ feedbackId, version })).rejects.toMatchObject(
      refusal('forbidden', 'feedback.second_eyes_needed'),
    );
    await as(dock.boss).feedback.resolve({ feedbackId, version });
    expect(await gateFor(dock.lead, dock)).toEqual({ blockers: [], warnings: [] });
  });
});

describe('whoever may see the gate and not the feedback', () => {
  it('reads how many there are, and no title: at the gate, in refusals, in requests and in the cockpit', async () => {
    const dock = await givenLoadingDock();
    const { contractId, firm, lead } = dock;
    await dock.complaint('急停失效');
    await dock.complaint('液压泄漏');
    await lower(dock.boss, await dock.complaint('护罩松脱'));
    const deliveryId = await dock.delivery();
    await as(lead).delivery.requestOverride({ deliveryId, version: 1, reason: '客户要求先行发货' });
    const clerk = await withRole(dock, firm.staff.software, ['Contract', 'Delivery']);

    const told = await as(clerk).delivery.ofContract({ contractId });
    expect(told.gate.blockers).toEqual([
      expect.objectContaining({
        key: 'feedback:hidden',
        id: null,
        name: '',
        holder: null,
        count: 2,
        isHidden: true,
      }),
    ]);
    expect(told.gate.warnings).toMatchObject([{ kind: 'lowered', count: 1, isHidden: true, lowered: null }]);
    expect(told.deliveries[0]!.overrides[0]!.blockers).toMatchObject([
      { name: '', isHidden: true },
      { name: '', isHidden: true },
    ]);
    const cockpit = await as(clerk).dashboard.cockpit({ contractId });
    expect(cockpit.blockers).toEqual(told.gate.blockers);
    for (const answer of [told, cockpit])
      expect(JSON.stringify(answer)).not.toMatch(/急停失效|液压泄漏|护罩松脱|现场复测/);
    // Whoever may open them reads what they are, the same in each place.
    const { gate } = await as(lead).delivery.ofContract({ contractId });
    expect(gate.blockers.map(({ name }) => name)).toEqual([
      expect.stringContaining('急停失效'),
      expect.stringContaining('液压泄漏'),
    ]);
    expect((await as(lead).dashboard.cockpit({ contractId })).blockers).toEqual(gate.blockers);
  });

  it('is told by the contract’s own verb as well without a title', async () => {
    const dock = await givenLoadingDock();
    const { contractId, boss, firm } = dock;
    await dock.complaint('急停失效');
    const grants = ['read', 'deliver'].map((action) => ({
      subject: 'Contract',
      action,
      scope: 'ALL' as const,
    }));
    const { id: roleId } = await as(boss).roles.create({ name: '发运', grants });
    await as(boss).roles.assign({ roleId, memberId: firm.staff.software.id });
    const { blocked } = await as(firm.staff.software).contracts.get({ contractId });
    expect(blocked).toEqual([
      { verb: 'deliver', blockers: [{ code: 'delivery.blocked_by_hidden_feedback', facts: { count: 1 } }] },
    ]);
  });
});

describe('one gate for all', () => {
  it('tells cockpit, contract and delivery tab the same: acceptances with their English names, payments, feedback', async () => {
    const dock = await givenLoadingDock();
    const { boss, contractId } = dock;
    await dock.requireStage('fat', true);
    await dock.complaint('急停失效');
    await as(boss).payments.plan({
      name: '发货款',
      percent: null,
      amount: '1000',
      trigger: 'fixed_date',
      fixedOn: '2026-06-01',
      milestoneId: null,
      stage: null,
      dueDays: 0,
      isBlocking: true,
      contractId,
    });
    const gate = await gateFor(boss, dock);
    expect(gate.blockers).toMatchObject([
      { kind: 'acceptance', name: '出厂验收', nameEn: 'Factory acceptance (FAT)' },
      { kind: 'payment', name: '发货款' },
      { kind: 'feedback' },
    ]);
    expect((await as(boss).dashboard.cockpit({ contractId })).blockers).toEqual(gate.blockers);
    const { blocked } = await as(boss).contracts.get({ contractId });
    expect(blocked[0]!.blockers.map(({ code, facts }) => [code, facts.name, facts.nameEn])).toEqual(
      gate.blockers.map(({ kind, name, nameEn }) => [`delivery.blocked_by_${kind}`, name, nameEn]),
    );
    expect(JSON.stringify(gate)).not.toMatch(/1000|amount/);
  });
});
