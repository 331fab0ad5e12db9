import { as, asCustomer, given, type Person, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { givenLoadingDock, type LoadingDock } from './delivery.scene.ts';
import { useDecisionsOf } from './delivery-gate.ts';

const bellOf = async (person: Person) =>
  (await as(person).notifications.list({})).items.map(({ kind }) => kind);
const ask = (person: Person, deliveryId: string, version = 1) =>
  as(person).delivery.requestOverride({ deliveryId, version, reason: '客户要求先行发货，遗留项现场处理。' });
const gateClosed = refusal('conflict', 'delivery.gate_closed');

const BLOCKING_PAYMENT = {
  name: '发货款',
  percent: null,
  amount: '1000',
  trigger: 'fixed_date',
  fixedOn: '2026-06-01',
  milestoneId: null,
  stage: null,
  dueDays: 0,
  isBlocking: true,
} as const;

/** Each thing that keeps a contract back: how it comes about, what it is called, and how it goes away. */
const REASONS: Record<
  string,
  {
    open: (dock: LoadingDock) => Promise<string>;
    close: (dock: LoadingDock, id: string) => Promise<unknown>;
    named: { name: unknown; holder: string | null };
  }
> = {
  feedback: {
    open: (dock) => dock.complaint('急停失效'),
    close: (dock, feedbackId) => as(dock.boss).feedback.resolve({ feedbackId, version: 1 }),
    named: { name: expect.stringContaining('急停失效'), holder: '周敏' },
  },
  acceptance: {
    open: (dock) => dock.requireStage('fat', true),
    close: (dock) => dock.requireStage('fat', false),
    named: { name: '出厂验收', holder: '周敏' },
  },
  payment: {
    open: async ({ boss, contractId }) => {
      const { items } = await as(boss).payments.plan({ ...BLOCKING_PAYMENT, contractId });
      return items[0]!.id;
    },
    close: ({ boss }, paymentId) =>
      as(boss).payments.receive({ paymentId, version: 1, amount: '1000', receivedOn: '2026-06-01' }),
    named: { name: '发货款', holder: null },
  },
};

describe('the delivery gate (U4, 003-13)', () => {
  it('is open where nothing is', async () => {
    const dock = await givenLoadingDock();
    const { gate } = await as(dock.lead).delivery.ofContract({ contractId: dock.contractId });
    expect(gate).toEqual({ blockers: [], warnings: [] });
    const deliveryId = await dock.delivery();
    await as(dock.lead).delivery.handOver({ deliveryId, version: 1 });
    expect(await dock.contractStatus()).toBe('delivered');
  });

  it.each(Object.keys(REASONS))('is closed by %s alone, by its name, until that is settled', async (kind) => {
    const dock = await givenLoadingDock();
    const { contractId } = dock;
    const deliveryId = await dock.delivery();
    const { named, open, close } = REASONS[kind]!;
    const id = await open(dock);
    const { gate } = await as(dock.lead).delivery.ofContract({ contractId });
    expect(gate.blockers).toMatchObject([{ kind, ...named }]);
    expect((await as(dock.lead).delivery.get({ deliveryId })).allowed).not.toContain('handOver');
    await expect(as(dock.lead).delivery.handOver({ deliveryId, version: 1 })).rejects.toMatchObject({
      cause: {
        code: 'delivery.gate_closed',
        facts: { blockers: [{ kind, ...named }] },
      },
    });
    // Not by the contract's own verb either.
    await expect(as(dock.boss).contracts.deliver({ contractId, version: 1 })).rejects.toMatchObject(
      refusal('conflict', 'contracts.blocked'),
    );
    expect(await dock.contractStatus()).toBe('accepting');
    await close(dock, id);
    await as(dock.lead).delivery.handOver({ deliveryId, version: 1 });
    expect(await dock.contractStatus()).toBe('delivered');
  });

  it('warns of unfinished work and lets it pass', async () => {
    const dock = await givenLoadingDock();
    await as(dock.boss).tasks.create({
      contractId: dock.contractId,
      departmentId: dock.firm.departments.electrical,
      title: '现场接线',
    });
    const { gate } = await as(dock.lead).delivery.ofContract({ contractId: dock.contractId });
    expect(gate).toMatchObject({ blockers: [], warnings: [{ kind: 'tasks', name: '现场接线', count: 1 }] });
    const deliveryId = await dock.delivery();
    await as(dock.lead).delivery.handOver({ deliveryId, version: 1 });
  });

  it('is asked again for what was refused, and not for spare parts that come later', async () => {
    const dock = await givenLoadingDock({ status: 'in_service' });
    const deliveryId = await dock.delivery({ status: 'refused' });
    const spares = await dock.delivery();
    await dock.complaint();
    expect(await as(dock.lead).delivery.handOver({ deliveryId: spares, version: 1 })).toMatchObject({
      status: 'handed_over',
    });
    await expect(as(dock.lead).delivery.handOver({ deliveryId, version: 1 })).rejects.toMatchObject(
      gateClosed,
    );
  });

  it('holds where something comes up while one delivers', async () => {
    const dock = await givenLoadingDock();
    const deliveryId = await dock.delivery();
    const complain = as(dock.boss).feedback.create({
      contractId: dock.contractId,
      kind: 'defect',
      title: '急停失效',
      text: '……',
      severity: 'critical',
    });
    const [handed, reported] = await Promise.allSettled([
      as(dock.lead).delivery.handOver({ deliveryId, version: 1 }),
      complain,
    ]);
    expect(reported.status).toBe('fulfilled');
    const { deliveries } = await as(dock.lead).delivery.ofContract({ contractId: dock.contractId });
    const wasFirst = handed.status === 'fulfilled';
    expect(deliveries[0]!.status).toBe(wasFirst ? 'handed_over' : 'prepared');
    if (handed.status === 'rejected') expect(handed.reason).toMatchObject(gateClosed);
  });
});

describe('delivering in spite of what is open', () => {
  it('takes two people; it is used once and stays written down', async () => {
    const dock = await givenLoadingDock();
    const deliveryId = await dock.delivery();
    await dock.complaint();
    const asked = await ask(dock.lead, deliveryId);
    const [override] = asked.overrides;
    expect(override).toMatchObject({ status: 'requested', covers: true, allowed: ['withdraw'] });
    expect(await bellOf(dock.otherBoss)).toContain('override_requested');
    await expect(as(dock.lead).delivery.handOver({ deliveryId, version: 1 })).rejects.toMatchObject(
      gateClosed,
    );

    const overrideId = override!.id;
    const decided = await as(dock.boss).delivery.decideOverride({ overrideId, version: 1, confirm: true });
    expect(decided.overrides[0]).toMatchObject({ status: 'confirmed', decidedBy: { id: dock.boss.id } });
    expect(await bellOf(dock.lead)).toContain('override_decided');
    await as(dock.lead).delivery.handOver({ deliveryId, version: 1 });
    const after = await as(dock.lead).delivery.get({ deliveryId });
    expect(after.overrides).toMatchObject([
      {
        status: 'used',
        requestedBy: { id: dock.lead.id },
        decidedBy: { id: dock.boss.id },
        blockers: [{ kind: 'feedback', name: expect.stringContaining('急停失效') }],
      },
    ]);
    // Refused, it comes again and is asked about anew: what was decided is used up.
    const { version, deliveredOn } = after;
    const refused = await as(dock.lead).delivery.refuse({
      deliveryId,
      version,
      name: '王工',
      signedOn: deliveredOn!,
      reason: '外壳划伤',
    });
    await expect(
      as(dock.lead).delivery.handOver({ deliveryId, version: refused.version }),
    ).rejects.toMatchObject(gateClosed);
  });

  it('lets the contract’s own verb pass as well, and is used up by that', async () => {
    const dock = await givenLoadingDock();
    const { contractId } = dock;
    const deliveryId = await dock.delivery();
    await dock.complaint();
    const overrideId = (await ask(dock.lead, deliveryId)).overrides[0]!.id;
    await as(dock.boss).delivery.decideOverride({ overrideId, version: 1, confirm: true });
    await as(dock.boss).contracts.deliver({ contractId, version: 1 });
    await dock.firm.write((scope) => useDecisionsOf(scope, contractId));
    expect((await as(dock.lead).delivery.get({ deliveryId })).overrides[0]).toMatchObject({ status: 'used' });
  });

  it('covers what was open then, and nothing that came up since', async () => {
    const dock = await givenLoadingDock();
    const deliveryId = await dock.delivery();
    await dock.complaint('急停失效');
    const overrideId = (await ask(dock.lead, deliveryId)).overrides[0]!.id;
    await as(dock.boss).delivery.decideOverride({ overrideId, version: 1, confirm: true });
    await dock.complaint('护栏松动');
    await expect(as(dock.lead).delivery.handOver({ deliveryId, version: 1 })).rejects.toMatchObject(
      gateClosed,
    );
    const { overrides, allowed } = await as(dock.lead).delivery.get({ deliveryId });
    expect(overrides[0]).toMatchObject({ status: 'confirmed', covers: false, allowed: ['withdraw'] });
    expect(allowed).not.toContain('handOver');
    await as(dock.lead).delivery.withdrawOverride({ overrideId, version: 2 });
    const anew = (await ask(dock.lead, deliveryId)).overrides[0]!;
    await as(dock.boss).delivery.decideOverride({ overrideId: anew.id, version: 1, confirm: true });
    await as(dock.lead).delivery.handOver({ deliveryId, version: 1 });
  });

  it('is never one person’s, whichever way they come', async () => {
    const dock = await givenLoadingDock();
    const { firm, boss, lead, otherBoss } = dock;
    const deliveryId = await dock.delivery();
    await dock.complaint();
    const alone = refusal('forbidden', 'delivery.two_people_needed');
    const decide = (who: Person, overrideId: string, confirm = true) =>
      as(who).delivery.decideOverride({ overrideId, version: 1, confirm });

    // The boss, although they may do everything.
    let overrideId = (await ask(boss, deliveryId)).overrides[0]!.id;
    await expect(decide(boss, overrideId)).rejects.toMatchObject(alone);
    await expect(decide(boss, overrideId, false)).rejects.toMatchObject(alone);
    await as(boss).delivery.withdrawOverride({ overrideId, version: 1 });

    // Somebody whose part changes meanwhile: who asked as project lead is a boss by now.
    overrideId = (await ask(lead, deliveryId)).overrides[0]!.id;
    await firm.write(({ tx }) => tx.member.updateMany({ where: { id: lead.id }, data: { role: 'boss' } }));
    await expect(decide(lead, overrideId)).rejects.toMatchObject(alone);
    // Handing the lead of the contract over to somebody else changes nothing of it either.
    await firm.write(({ tx }) =>
      tx.contract.updateMany({ where: { id: dock.contractId }, data: { projectLeadId: otherBoss.id } }),
    );
    await expect(decide(lead, overrideId)).rejects.toMatchObject(alone);

    // Those who neither lead nor manage.
    await expect(decide(firm.leaders.electrical, overrideId)).rejects.toMatchObject(refusal('forbidden'));
    await expect(decide(firm.leaders.mechanical, overrideId)).rejects.toMatchObject(refusal('not_found'));

    // And the database itself refuses, whatever the application says.
    for (const status of ['confirmed', 'used', 'declined'])
      await expect(
        firm.write(({ tx }) =>
          tx.deliveryOverride.updateMany({
            where: { id: overrideId },
            data: { status, decidedBy: lead.id, decidedAt: new Date() },
          }),
        ),
      ).rejects.toThrow();
    await expect(
      firm.write(({ tx }) =>
        tx.deliveryOverride.updateMany({ where: { id: overrideId }, data: { status: 'confirmed' } }),
      ),
    ).rejects.toThrow();
    await decide(otherBoss, overrideId);
  });

  it('is decided once: of two who decide at once one is told', async () => {
    const dock = await givenLoadingDock();
    const deliveryId = await dock.delivery();
    await dock.complaint();
    const overrideId = (await ask(dock.lead, deliveryId)).overrides[0]!.id;
    const both = await Promise.allSettled(
      [dock.boss, dock.otherBoss].map((who, at) =>
        as(who).delivery.decideOverride({ overrideId, version: 1, confirm: at === 0 }),
      ),
    );
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is asked for where something is open, once at a time, and ends with its delivery', async () => {
    const dock = await givenLoadingDock();
    const deliveryId = await dock.delivery();
    await expect(ask(dock.lead, deliveryId)).rejects.toMatchObject(
      refusal('conflict', 'delivery.nothing_blocks'),
    );
    await dock.complaint();
    const overrideId = (await ask(dock.lead, deliveryId)).overrides[0]!.id;
    await expect(ask(dock.boss, deliveryId)).rejects.toMatchObject(
      refusal('conflict', 'delivery.override_asked_already'),
    );
    await expect(as(dock.boss).delivery.withdrawOverride({ overrideId, version: 1 })).rejects.toMatchObject(
      refusal('forbidden', 'delivery.not_your_request'),
    );
    const { overrides } = await as(dock.lead).delivery.cancel({ deliveryId, version: 1 });
    expect(overrides).toMatchObject([{ status: 'withdrawn' }]);
    await expect(
      as(dock.boss).delivery.decideOverride({ overrideId, version: 2, confirm: true }),
    ).rejects.toMatchObject(refusal('conflict', 'delivery.not_the_moment'));
  });

  it('is nobody’s of another firm, and no customer hears of it', async () => {
    const dock = await givenLoadingDock();
    const deliveryId = await dock.delivery();
    await dock.complaint();
    const overrideId = (await ask(dock.lead, deliveryId)).overrides[0]!.id;
    const other = await given.firm();
    await expect(
      as(other.boss).delivery.decideOverride({ overrideId, version: 1, confirm: true }),
    ).rejects.toMatchObject(refusal('not_found', 'delivery.override_not_found'));
    await expect(ask(other.boss, deliveryId)).rejects.toMatchObject(refusal('not_found'));
    const seen = await asCustomer(dock.firm.customer.contact).delivery.ofContract({
      contractId: dock.contractId,
    });
    expect(seen.items).toEqual([]);
  });
});
