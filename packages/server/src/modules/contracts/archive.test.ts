import { as, type Firm, given, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { contractGuard } from './index.ts';

const sealed = { kind: 'conflict', code: 'platform.sealed' };
const PAYMENT = {
  name: '质保金',
  percent: '5',
  amount: null,
  trigger: 'warranty_end',
  milestoneId: null,
  stage: null,
  fixedOn: null,
  dueDays: 0,
  isBlocking: false,
} as const;

/** A delivered contract with a team, a gate and a task, then archived. */
async function archived(firm: Firm) {
  const { electrical } = firm.departments;
  const { id: contractId } = await given.contract(firm, { status: 'executing', amount: '1000.00' });
  const boss = as(firm.boss);
  const seat = { contractId, departmentId: electrical, memberId: firm.staff.electrical.id };
  await boss.contracts.assignMember(seat);
  await boss.contracts.createMilestone({ contractId, name: 'FAT' });
  const task = await boss.tasks.create({ contractId, departmentId: electrical, title: '电控柜' });
  for (const verb of ['accept', 'deliver', 'archive'] as const) {
    const { version } = await boss.contracts.get({ contractId });
    await boss.contracts[verb]({ contractId, version });
  }
  return { contractId, taskId: task.id, seat };
}

describe('the archive', () => {
  it('is sealed by the database: not even the product itself writes to it by the way', async () => {
    const firm = await given.firmWithoutAcceptance();
    const { contractId, taskId, seat } = await archived(firm);
    const where = { contractId };
    const attempts: Record<string, Parameters<Firm['write']>[0]> = {
      contract: ({ tx }) => tx.contract.updateMany({ where: { id: contractId }, data: { name: 'x' } }),
      'the contract whole': ({ tx }) => tx.contract.deleteMany({ where: { id: contractId } }),
      'reopening without a reason': ({ tx }) =>
        tx.contract.updateMany({
          where: { id: contractId },
          data: { status: 'delivered', statusBefore: null },
        }),
      'more than reopening': ({ tx }) =>
        tx.contract.updateMany({
          where: { id: contractId },
          data: { status: 'delivered', reopenReason: 'y', archivedAt: null, statusBefore: null, name: 'x' },
        }),
      task: ({ tx }) => tx.task.updateMany({ where: { id: taskId }, data: { title: 'x' } }),
      'a new task': ({ tx }) =>
        tx.task.create({ data: { ...where, departmentId: seat.departmentId, title: 'x' } }),
      'a report': ({ tx }) =>
        tx.progressEvent.create({ data: { ...where, taskId, percent: 50, previousPercent: 0 } }),
      milestone: ({ tx }) => tx.milestone.updateMany({ where, data: { name: 'x' } }),
      'the team': ({ tx }) => tx.contractMember.deleteMany({ where }),
      payments: ({ tx }) =>
        tx.paymentMilestone.create({ data: { ...where, name: 'x', amount: '1', trigger: 'signed' } }),
      folders: ({ tx }) =>
        tx.fileFolder.create({
          data: { ...where, subjectType: 'Contract', subjectId: contractId, name: 'x' },
        }),
    };
    for (const [what, write] of Object.entries(attempts))
      await expect(firm.write(write), what).rejects.toMatchObject(sealed);
    await firm.write(async (scope) => {
      await scope.unseal('a test of what the product must still do');
      await scope.tx.task.updateMany({ where: { id: taskId }, data: { title: '改过' } });
    });
    expect((await as(firm.boss).tasks.get({ taskId })).title).toBe('改过');
  });

  it('waits for what is being written at the same moment, and shuts out what comes after', async () => {
    const firm = await given.firm();
    const { electrical } = firm.departments;
    const { id: contractId } = await given.contract(firm, { status: 'delivered' });
    const boss = as(firm.boss);
    const { id: taskId } = await boss.tasks.create({
      contractId,
      departmentId: electrical,
      title: '资料移交',
    });
    let finish = () => {};
    const held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let hasWritten = () => {};
    const written = new Promise<void>((resolve) => {
      hasWritten = resolve;
    });
    const order: string[] = [];
    const writer = firm
      .write(async ({ tx }) => {
        await tx.task.updateMany({ where: { id: taskId }, data: { title: '赶在归档前' } });
        hasWritten();
        await held;
      })
      .then(() => order.push('written'));
    await written;
    const { version } = await boss.contracts.get({ contractId });
    const archiving = boss.contracts.archive({ contractId, version }).then(() => order.push('archived'));
    const late = firm
      .write(async ({ tx }) => {
        await new Promise((resolve) => setTimeout(resolve, 200));
        await tx.milestone.create({ data: { contractId, name: '太晚了' } });
      })
      .then(
        () => 'written',
        (error: { code: string }) => error.code,
      );
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(order).toEqual([]);
    finish();
    await Promise.all([writer, archiving]);
    expect(order).toEqual(['written', 'archived']);
    expect(await late).toBe('platform.sealed');
    expect((await boss.tasks.get({ taskId })).title).toBe('赶在归档前');
  });

  it('stays readable, and is listed by the day it was sealed', async () => {
    const firm = await given.firmWithoutAcceptance();
    const [first, second] = [await archived(firm), await archived(firm)];
    const list = await as(firm.boss).contracts.list({ sort: 'archivedAt', direction: 'desc', count: true });
    expect(list.items.map(({ id }) => id)).toEqual([second.contractId, first.contractId]);
    expect(list.total).toBe(2);
    const { contractId } = first;
    const seen = await as(firm.staff.electrical).contracts.get({ contractId });
    expect(seen).toMatchObject({ status: 'archived', milestones: [{ name: 'FAT' }], allowed: [] });
    expect(
      (await as(firm.boss).audit.history({ type: 'Contract', id: contractId })).items.length,
    ).toBeGreaterThan(3);
  });

  it('is reopened by the boss with a reason that stays on record', async () => {
    const firm = await given.firmWithoutAcceptance();
    const { contractId, taskId } = await archived(firm);
    const { version } = await as(firm.boss).contracts.get({ contractId });
    const reopen = { contractId, version, reason: '客户追加备件订单' };
    await expect(as(firm.leaders.electrical).contracts.reopen(reopen)).rejects.toMatchObject(
      refusal('forbidden'),
    );
    await expect(as(firm.boss).contracts.reopen({ ...reopen, reason: ' ' })).rejects.toMatchObject(
      refusal('invalid'),
    );
    const back = await as(firm.boss).contracts.reopen(reopen);
    expect(back).toMatchObject({ status: 'delivered', reopenReason: reopen.reason, archivedAt: null });
    const history = await as(firm.boss).audit.history({ type: 'Contract', id: contractId });
    expect(JSON.stringify(history.items[0])).toContain(reopen.reason);
    await firm.write(({ tx }) => tx.task.updateMany({ where: { id: taskId }, data: { title: '又能写了' } }));
  });

  it('waits for what is open: change orders to be decided, payments to be complete', async () => {
    const firm = await given.firmWithoutAcceptance();
    const { id: contractId } = await given.contract(firm, { status: 'delivered', amount: '1000.00' });
    const boss = as(firm.boss);
    await boss.payments.plan({ contractId, ...PAYMENT });
    await boss.amendments.draft({ contractId, reason: '改名', changes: { name: '新名字' } });
    const detail = await boss.contracts.get({ contractId });
    expect(detail.allowed).not.toContain('archive');
    expect(detail.blocked).toEqual([
      {
        verb: 'archive',
        blockers: [
          { code: 'contracts.blocked_by_amendment', facts: { number: 1 } },
          { code: 'contracts.blocked_by_payment', facts: { name: '质保金' } },
        ],
      },
    ]);
    await expect(boss.contracts.archive({ contractId, version: detail.version })).rejects.toMatchObject({
      cause: { kind: 'conflict', code: 'contracts.blocked', facts: { verb: 'archive', blockers: [{}, {}] } },
    });
  });

  it('lets other modules say what stands in the way of a verb', async () => {
    const firm = await given.firmWithoutAcceptance();
    const { id: contractId } = await given.contract(firm, { status: 'planning', name: '要先评审' });
    const blocker = { code: 'reviews.open', facts: { name: '方案评审' } };
    contractGuard('execute', async (_scope, { id }) => (id === contractId ? [blocker] : []));
    const { allowed, blocked, version } = await as(firm.boss).contracts.get({ contractId });
    expect(allowed).not.toContain('execute');
    expect(blocked).toEqual([{ verb: 'execute', blockers: [blocker] }]);
    await expect(as(firm.boss).contracts.execute({ contractId, version })).rejects.toMatchObject(
      refusal('conflict', 'contracts.blocked'),
    );
  });
});
