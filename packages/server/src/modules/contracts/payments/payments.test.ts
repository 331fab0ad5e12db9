import { as, type Firm, given, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { openBlockingPayments, paymentMilestones, triggerPayment } from '../index.ts';

const PLAN = {
  name: '预付款',
  percent: '30',
  amount: null,
  trigger: 'signed',
  milestoneId: null,
  stage: null,
  fixedOn: null,
  dueDays: 10,
  isBlocking: true,
} as const;

/** Does not hold up the delivery it waits for. */
const FREE = { isBlocking: false } as const;

const scene = (firm: Firm, more: object = {}) =>
  given.contract(firm, {
    projectLeadId: firm.staff.sales.id,
    amount: '1000000.00',
    signedOn: '2026-03-02',
    ...more,
  });

describe('the payments of a contract', () => {
  it('fall due by what really happens: signing, milestones, acceptance, delivery, a day', async () => {
    const firm = await given.firmWithoutAcceptance();
    const { id: contractId } = await scene(firm, { status: 'accepting' });
    const boss = as(firm.boss);
    const { milestones } = await boss.contracts.createMilestone({ contractId, name: '图纸会签' });
    const milestone = milestones[0]!;
    await boss.payments.plan({ contractId, ...PLAN, ...FREE });
    const gate = { name: '设计款', trigger: 'milestone', milestoneId: milestone.id, percent: '20' } as const;
    await boss.payments.plan({ contractId, ...PLAN, ...FREE, ...gate });
    await boss.payments.plan({
      contractId,
      ...PLAN,
      ...FREE,
      name: '出厂款',
      trigger: 'acceptance',
      stage: 'fat',
    });
    await boss.payments.plan({
      contractId,
      ...PLAN,
      ...FREE,
      name: '到货款',
      trigger: 'delivered',
      percent: '15',
    });
    const fixed = {
      name: '尾款',
      trigger: 'fixed_date',
      fixedOn: '2999-01-01',
      percent: null,
      amount: '50000',
    } as const;
    const planned = await boss.payments.plan({ contractId, ...PLAN, ...FREE, ...fixed });
    expect(planned.items.map(({ name, state, dueOn, expected }) => [name, state, dueOn, expected])).toEqual([
      ['预付款', 'overdue', '2026-03-12', '300000.00'],
      ['设计款', 'waiting', null, '200000.00'],
      ['出厂款', 'waiting', null, '300000.00'],
      ['到货款', 'waiting', null, '150000.00'],
      ['尾款', 'due', '2999-01-11', '50000.00'],
    ]);
    expect(planned).toMatchObject({ percentPlanned: '95.00', expected: '1000000.00', overdue: '300000.00' });

    const { id: milestoneId, version } = milestone;
    await boss.contracts.reachMilestone({ milestoneId, version, reachedOn: '2026-05-04' });
    // Only the acceptance it waits for, and only once.
    const on = '2026-06-01';
    await firm.write((scope) =>
      triggerPayment(scope, contractId, { trigger: 'acceptance', stage: 'sat', on }),
    );
    await firm.write((scope) =>
      triggerPayment(scope, contractId, { trigger: 'acceptance', stage: 'fat', on }),
    );
    const again = { trigger: 'acceptance', stage: 'fat', on: '2026-07-01' } as const;
    expect(await firm.write((scope) => triggerPayment(scope, contractId, again))).toEqual({ paymentIds: [] });
    const { version: seen } = await boss.contracts.get({ contractId });
    await boss.contracts.deliver({ contractId, version: seen, deliveredOn: '2026-08-03' });
    const { items } = await boss.payments.list({ contractId });
    expect(items.map(({ name, dueOn }) => [name, dueOn])).toEqual([
      ['预付款', '2026-03-12'],
      ['设计款', '2026-05-14'],
      ['出厂款', '2026-06-11'],
      ['到货款', '2026-08-13'],
      ['尾款', '2999-01-11'],
    ]);
    const open = (await boss.payments.open({ overdue: true })).items;
    expect(open.map(({ name }) => name)).toEqual(['预付款', '设计款', '出厂款', '到货款']);
    expect(open[0]).toMatchObject({
      customerName: '华东食品',
      state: 'overdue',
      contract: { id: contractId },
    });
  });

  it('are paid in parts, never more than is open, and a receipt entered twice at once counts once', async () => {
    const firm = await given.firmWithoutAcceptance();
    const { id: contractId } = await scene(firm);
    const boss = as(firm.boss);
    const { items } = await boss.payments.plan({ contractId, ...PLAN });
    const { id: paymentId, version } = items[0]!;
    const transfer = { paymentId, version, receivedOn: '2026-03-09', amount: '100000.00' };
    const both = await Promise.allSettled([boss.payments.receive(transfer), boss.payments.receive(transfer)]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const after = (await boss.payments.list({ contractId })).items[0]!;
    expect(after).toMatchObject({
      received: '100000.00',
      state: 'overdue',
      receipts: [{ amount: '100000.00' }],
    });

    const rest = { paymentId, version: after.version, receivedOn: '2026-03-20' };
    await expect(boss.payments.receive({ ...rest, amount: '200000.01' })).rejects.toMatchObject({
      cause: { kind: 'conflict', code: 'payments.more_than_open', facts: { left: '200000.00' } },
    });
    const paid = await boss.payments.receive({ ...rest, amount: '200000' });
    expect(paid.items[0]).toMatchObject({ state: 'paid', received: '300000.00' });
    expect((await boss.payments.open({})).items).toEqual([]);
    await expect(boss.payments.remove({ paymentId, version: paid.items[0]!.version })).rejects.toMatchObject(
      refusal('conflict', 'payments.has_receipts'),
    );
    const back = await boss.payments.removeReceipt({ receiptId: paid.items[0]!.receipts[1]!.id });
    expect(back.items[0]).toMatchObject({ state: 'overdue', received: '100000.00' });
  });

  it('never pass a hundred percent, also when two are planned at once', async () => {
    const firm = await given.firmWithoutAcceptance();
    const { id: contractId } = await scene(firm);
    const { plan } = as(firm.boss).payments;
    const both = await Promise.allSettled([
      plan({ contractId, ...PLAN, percent: '60' }),
      plan({ contractId, ...PLAN, percent: '60' }),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(plan({ contractId, ...PLAN, percent: '40.01' })).rejects.toMatchObject({
      cause: { kind: 'invalid', code: 'payments.over_hundred', facts: { left: '40' } },
    });
    expect((await plan({ contractId, ...PLAN, percent: '40' })).percentPlanned).toBe('100.00');
    for (const wrong of [
      { percent: null },
      { amount: '5' },
      { trigger: 'milestone' },
      { trigger: 'fixed_date' },
    ])
      await expect(plan({ contractId, ...PLAN, percent: '1', ...wrong } as never)).rejects.toMatchObject(
        refusal('invalid'),
      );
    const foreign = await scene(firm);
    const { milestones } = await as(firm.boss).contracts.createMilestone({
      contractId: foreign.id,
      name: 'FAT',
    });
    const gate = {
      percent: null,
      amount: '1',
      trigger: 'milestone',
      milestoneId: milestones[0]!.id,
    } as const;
    await expect(plan({ contractId, ...PLAN, ...gate })).rejects.toMatchObject(
      refusal('invalid', 'payments.milestone_unknown'),
    );
  });

  it('are money: whoever may not see it is refused, and the database shows them no row', async () => {
    const firm = await given.firmWithoutAcceptance();
    const { id: contractId } = await scene(firm);
    const { items } = await as(firm.boss).payments.plan({ contractId, ...PLAN });
    const { id: paymentId, version } = items[0]!;
    for (const person of [firm.staff.sales, firm.leaders.electrical]) {
      const { payments, audit } = as(person);
      await expect(payments.list({ contractId })).rejects.toMatchObject(refusal('forbidden'));
      await expect(payments.remove({ paymentId, version })).rejects.toMatchObject(refusal('forbidden'));
      const receipt = { paymentId, version, receivedOn: '2026-03-09', amount: '1' };
      await expect(payments.receive(receipt)).rejects.toMatchObject(refusal('forbidden'));
      const history = await audit.history({ type: 'Contract', id: contractId });
      expect(JSON.stringify(history)).not.toMatch(/PaymentMilestone|1000000/);
    }
  });

  it('say what blocks delivery without saying how much', async () => {
    const firm = await given.firmWithoutAcceptance();
    const { id: contractId } = await scene(firm, { status: 'accepting' });
    const { plan } = as(firm.boss).payments;
    await plan({ contractId, ...PLAN });
    await plan({ contractId, ...PLAN, name: '不阻止', isBlocking: false });
    await plan({ contractId, ...PLAN, name: '到货款', trigger: 'delivered' });
    const blocking = await firm.read((scope) => openBlockingPayments(scope, contractId));
    expect(blocking.map(({ name }) => name)).toEqual(['预付款']);
    const all = await firm.read((scope) => paymentMilestones(scope, contractId));
    expect(JSON.stringify(all)).not.toMatch(/000/);
    expect(all).toHaveLength(3);
  });

  it('wait for their moment: nothing is received before signing, and nothing changes once it is over', async () => {
    const firm = await given.firmWithoutAcceptance();
    const draft = await scene(firm, { status: 'draft' });
    const boss = as(firm.boss);
    const { items } = await boss.payments.plan({ contractId: draft.id, ...PLAN });
    const { id: paymentId, version } = items[0]!;
    const receipt = { paymentId, version, receivedOn: '2026-03-09', amount: '1' };
    await expect(boss.payments.receive(receipt)).rejects.toMatchObject(
      refusal('conflict', 'payments.contract_not_signed'),
    );
    const over = await scene(firm, { status: 'cancelled' });
    await expect(boss.payments.plan({ contractId: over.id, ...PLAN })).rejects.toMatchObject(
      refusal('conflict', 'contracts.closed'),
    );
    await expect(
      boss.payments.invoice({ paymentId, version, invoicedOn: '2999-01-01' }),
    ).rejects.toMatchObject(refusal('invalid', 'contracts.date_in_future'));
    const invoiced = await boss.payments.invoice({
      paymentId,
      version,
      invoicedOn: '2026-03-03',
      invoiceNo: 'INV-7',
    });
    expect(invoiced.items[0]).toMatchObject({ invoicedOn: '2026-03-03', invoiceNo: 'INV-7' });
  });

  it('are found by nobody of another firm', async () => {
    const [firm, other] = [await given.firmWithoutAcceptance(), await given.firmWithoutAcceptance()];
    const { id: contractId } = await scene(firm);
    const { items } = await as(firm.boss).payments.plan({ contractId, ...PLAN });
    const { id: paymentId, version } = items[0]!;
    const { payments } = as(other.boss);
    await expect(payments.list({ contractId })).rejects.toMatchObject(refusal('not_found'));
    await expect(payments.remove({ paymentId, version })).rejects.toMatchObject(
      refusal('not_found', 'payments.not_found'),
    );
  });
});
