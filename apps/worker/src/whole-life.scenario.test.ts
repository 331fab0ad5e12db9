import { newId } from '@millwright/db';
import { CURRENT_STATEMENT } from '@millwright/server/modules/acceptance/index.ts';
import { itIs } from '@millwright/server/modules/planning/planning.scene.ts';
import { as, asCustomer, type Firm, type Person, refusal } from '@millwright/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { workerOf } from './drain.fixture.ts';
import { givenFirmAtWork } from './firm-at-work.fixture.ts';

/**
 * The whole life of one contract, told by the people who live it, each with the rights of their role and nothing set by hand
 * but the firm itself: what follows from what they do, the product does. One chapter builds on the one before.
 */
describe('a contract from signature to archive', () => {
  let firm: Firm;
  let boss: Person;
  let lead: Person;
  let fitter: Person;
  let purchaser: Person;
  let inspector: Person;
  let contractId: string;
  let work: () => Promise<string[]>;
  /** Tasks by what they are called. */
  const task: Record<string, string> = {};
  let itemId: string;

  const contract = async (person = lead) => as(person).contracts.get({ contractId });
  const advance = async (
    verb: 'sign' | 'plan' | 'execute' | 'accept' | 'commission' | 'archive',
    who = lead,
  ) => {
    await as(who).contracts[verb]({ contractId, version: (await contract(who)).version });
    await work();
  };
  const report = async (person: Person, name: string, percent: number) => {
    await as(person).tasks.reportProgress({ taskId: task[name]!, percent });
    await work();
  };
  const stages = async () =>
    Object.fromEntries(
      (await as(lead).acceptance.contract({ contractId })).stages.map(({ code, state }) => [code, state]),
    );
  const gate = async () => (await as(lead).delivery.ofContract({ contractId })).gate;
  const customer = () => asCustomer(firm.customer.contact);
  const progressShown = async () => (await customer().contracts.get({ contractId })).progress;

  /** Asks for a round, as the project lead, and answers its questions, as the inspector. */
  const round = async (stageCode: string, shaft: string, acceptanceId?: string) => {
    const asked = await as(lead).acceptance.request({
      contractId,
      stageCode,
      ...(acceptanceId && { acceptanceId }),
    });
    const begun = await as(inspector).acceptance.start({ roundId: asked.id, version: asked.version });
    for (const check of begun.checks)
      await as(inspector).acceptance.record({
        checkId: check.id,
        version: check.version,
        ...(check.kind === 'measure' ? { entered: shaft } : { answer: true }),
      });
    return as(inspector).acceptance.round({ roundId: asked.id });
  };

  beforeAll(async () => {
    ({ firm, boss, lead, fitter, purchaser, inspector } = await givenFirmAtWork());
    work = await workerOf(firm);
  });

  it('is entered, signed and given a team', async () => {
    const { electrical, mechanical } = firm.departments;
    const made = await as(lead).contracts.create({
      contractNo: 'HD-2701',
      name: '包装线 PL-4000',
      customerId: firm.customer.id,
      startsOn: '2026-09-21',
      promisedDate: '2026-10-20',
      departmentIds: [electrical, mechanical],
      projectLeadId: lead.id,
    });
    contractId = made.id;
    expect(made).toMatchObject({ status: 'draft', displayStatus: 'unstarted' });
    // What it is worth is the boss's to say.
    await as(boss).contracts.update({ contractId, version: made.version, amount: '860000.00' });
    await advance('sign', boss);
    await as(lead).contracts.assignMember({ contractId, departmentId: electrical, memberId: fitter.id });
    await as(lead).contracts.publish({ contractId, version: (await contract()).version, published: true });
    await work();
    const told = await as(fitter).notifications.list({});
    expect(JSON.stringify(told.items)).toContain(contractId);
    expect((await contract(fitter)).team.map(({ memberId }) => memberId)).toContain(fitter.id);
    // What is to be paid before the machine leaves hangs on the factory acceptance. Whoever fits it never sees an amount.
    await as(boss).payments.plan({
      contractId,
      name: '发货款',
      percent: '30',
      amount: null,
      trigger: 'acceptance',
      milestoneId: null,
      stage: 'fat',
      fixedOn: null,
      dueDays: 0,
      isBlocking: true,
    });
    expect(JSON.stringify(await contract(fitter))).not.toContain('860000');
    await advance('plan');
  });

  it('is planned: what follows what, until when', async () => {
    const plan = async (title: string, startsOn: string, dueOn: string) => {
      const made = await as(lead).tasks.create({
        contractId,
        departmentId: firm.departments.electrical,
        title,
        startsOn,
        dueOn,
        assigneeIds: [fitter.id],
      });
      task[title] = made.id;
    };
    await plan('设计', '2026-09-21', '2026-09-23');
    await plan('装配', '2026-09-24', '2026-09-30');
    await plan('调试', '2026-10-08', '2026-10-12');
    for (const [predecessor, successor] of [
      ['设计', '装配'],
      ['装配', '调试'],
    ] as const)
      await as(lead).planning.link({ predecessorId: task[predecessor]!, successorId: task[successor]! });
    await as(lead).planning.saveBaseline({ contractId, name: '签约时' });
    const planned = await as(lead).planning.plan({ contractId });
    // The week of China's national holiday lies between assembly and test.
    expect(planned).toMatchObject({ endsOn: '2026-10-12', problem: null });
    expect(planned.tasks.every(({ isCritical }) => isCritical)).toBe(true);
    await expect(
      as(lead).planning.link({ predecessorId: task.调试!, successorId: task.设计! }),
    ).rejects.toMatchObject(refusal('invalid', 'planning.circle'));
    await advance('execute');
    await work();
  });

  it('is held up by a part that comes late: the plan that follows is proposed, and accepted', async () => {
    const item = await as(lead).procurement.request({
      contractId,
      departmentId: firm.departments.electrical,
      taskId: task.装配!,
      name: '伺服电机',
      quantity: '10',
      unit: '台',
      neededBy: '2026-09-24',
    });
    itemId = item.id;
    const { id: supplierId } = await as(purchaser).suppliers.create({
      name: '宁波精工机电有限公司',
    });
    await as(purchaser).procurement.order({
      items: [{ itemId, version: item.version, promisedDate: '2026-09-24' }],
      supplierId,
    });
    const { version } = await as(purchaser).procurement.get({ itemId });
    await as(purchaser).procurement.promise({
      itemId,
      version,
      promisedDate: '2026-09-29',
      reason: '供应商排产推迟',
    });
    await work();
    const open = (await as(lead).planning.proposals({ contractId })).items.filter(
      ({ status }) => status === 'open',
    );
    expect(open).toHaveLength(1);
    expect(open[0]).toMatchObject({ endsOn: { from: '2026-10-12' } });
    expect(open[0]!.reason).toContain('伺服电机');
    const { id: proposalId, version: seen, endsOn } = open[0]!;
    await as(lead).planning.acceptProposal({ proposalId, version: seen });
    await work();
    const planned = await as(lead).planning.plan({ contractId });
    expect(planned.endsOn).toBe(endsOn.to);
    expect(planned.endsOn! > '2026-10-12').toBe(true);
    // What was agreed stays to be compared with.
    const [baseline] = (await as(lead).planning.baselines({ contractId })).items;
    const kept = await as(lead).planning.baseline({ baselineId: baseline!.id });
    expect(kept.tasks.find(({ taskId }) => taskId === task.调试)).toMatchObject({ endsOn: '2026-10-12' });
  });

  it('is worked on: goods arrive in parts and are inspected, progress reaches the customer', async () => {
    await itIs('2026-09-29');
    await report(fitter, '设计', 100);
    const receive = (quantity: string, requestKey = newId()) =>
      as(purchaser).procurement.receive({ itemId, quantity, requestKey });
    const key = newId();
    await receive('4', key);
    await receive('4', key);
    expect(await as(purchaser).procurement.get({ itemId })).toMatchObject({ status: 'partially_received' });
    await receive('6');
    const { receipts } = await as(inspector).procurement.get({ itemId });
    for (const { id: receiptId, quantity } of receipts)
      await as(inspector).procurement.inspect({
        receiptId,
        accepted: quantity,
        returned: '0',
        requestKey: newId(),
      });
    expect(await as(purchaser).procurement.get({ itemId })).toMatchObject({ status: 'inspected' });
    await report(fitter, '装配', 100);
    await report(fitter, '调试', 100);
    expect((await contract()).progress).toBe(100);
    expect(await progressShown()).toBe(100);
    // The reports and what is shown agree: recomputed from the events alone.
    const events = await firm.read(({ tx }) =>
      tx.progressEvent.findMany({ where: { contractId }, orderBy: { id: 'asc' } }),
    );
    const latest = new Map(events.map(({ taskId, percent }) => [taskId, percent]));
    expect([...latest.values()]).toEqual([100, 100, 100]);
    await advance('accept');
  });

  it('is rejected at the factory acceptance, reworked, and passes', async () => {
    const internal = await round('internal', '20.00');
    await as(inspector).acceptance.pass({ roundId: internal.id, version: internal.version });
    await work();

    const first = await round('fat', '20.05');
    expect(first.checks.find(({ kind }) => kind === 'measure')).toMatchObject({ verdict: 'not_ok' });
    await expect(
      as(inspector).acceptance.pass({ roundId: first.id, version: first.version }),
    ).rejects.toMatchObject(refusal('conflict'));
    const [reason] = await as(inspector).acceptance.reasons();
    const measured = first.checks.find(({ kind }) => kind === 'measure')!;
    const found = await as(inspector).acceptance.addFinding({
      roundId: first.id,
      checkId: measured.id,
      reasonId: reason!.id,
      severity: 'major',
      description: '轴径超差 0.03 mm',
      departmentId: firm.departments.electrical,
    });
    await as(inspector).acceptance.reject({ roundId: first.id, version: found.version });
    await work();
    expect(await stages()).toMatchObject({ internal: 'passed', fat: 'rejected' });
    expect((await gate()).blockers.length).toBeGreaterThan(0);

    const rejected = await as(lead).acceptance.round({ roundId: first.id });
    const rework = rejected.findings[0]!.rework!;
    const made = await as(lead).tasks.get({ taskId: rework.id });
    expect(made).toMatchObject({ progress: 0, cause: { id: rejected.findings[0]!.id } });
    expect(await progressShown()).toBeLessThan(100);
    await as(lead).tasks.update({ taskId: made.id, version: made.version, assigneeIds: [fitter.id] });
    task.返工 = made.id;
    await report(fitter, '返工', 100);

    const second = await round('fat', '20.01', first.acceptanceId);
    expect(second.number).toBe(2);
    await as(inspector).acceptance.pass({ roundId: second.id, version: second.version });
    await work();
    expect(await stages()).toMatchObject({ internal: 'passed', fat: 'passed' });
  });

  it('is signed at site acceptance by the customer, in the portal', async () => {
    const ready = await round('sat', '20.00');
    await as(inspector).acceptance.submit({ roundId: ready.id, version: ready.version });
    await work();
    const { rounds } = await customer().acceptance.contract({ contractId });
    const waiting = rounds.find(({ waitsForYou }) => waitsForYou)!;
    const entry = {
      id: newId(),
      roundId: waiting.id,
      name: '王建国',
      locale: 'zh-CN',
      statement: CURRENT_STATEMENT,
    } as const;
    await customer().acceptance.sign(entry);
    await customer().acceptance.sign(entry);
    await work();
    expect(await stages()).toEqual({ internal: 'passed', fat: 'passed', sat: 'passed' });
    // Passing the factory acceptance made its payment due; until it is in, the gate stays shut and says why.
    const [payment] = (await as(boss).payments.list({ contractId })).items;
    expect(payment).toMatchObject({ state: 'due', expected: '258000.00', isBlocking: true });
    expect((await gate()).blockers).toMatchObject([{ kind: 'payment', name: '发货款' }]);
    const { id: paymentId, version } = payment!;
    await as(boss).payments.receive({ paymentId, version, receivedOn: '2026-09-29', amount: '258000.00' });
    expect((await gate()).blockers).toEqual([]);
  });

  it('is delivered with a note that the customer signs, and goes into service', async () => {
    await itIs('2026-10-20');
    const made = await as(lead).delivery.create({
      contractId,
      place: '苏州工业园区 3 号车间',
      warrantyMonths: 12,
      items: [{ text: '包装线主机', quantity: '1', unit: '台', serialNos: ['PL4-001'] }],
    });
    const handed = await as(lead).delivery.handOver({ deliveryId: made.id, version: made.version });
    expect(handed).toMatchObject({ status: 'handed_over', deliveredOn: '2026-10-20' });
    await work();
    expect(await contract()).toMatchObject({ status: 'delivered', displayStatus: 'accepted' });
    const { notes, noteProblem } = await as(lead).delivery.get({ deliveryId: made.id });
    expect(noteProblem).toBeNull();
    expect(notes.map(({ locale }) => locale).sort()).toEqual(['en', 'zh-CN']);
    expect(notes.every(({ size, sha256 }) => size > 5_000 && /^[0-9a-f]{64}$/.test(sha256))).toBe(true);

    await customer().delivery.sign({
      id: newId(),
      deliveryId: made.id,
      round: 1,
      name: '王建国',
      locale: 'zh-CN',
    });
    await work();
    const signed = await as(lead).delivery.get({ deliveryId: made.id });
    expect(signed).toMatchObject({ status: 'signed', signatures: [{ name: '王建国', source: 'portal' }] });
    // A year from the day it was signed for.
    const [year, day] = [signed.warrantyStartsOn!.slice(0, 4), signed.warrantyStartsOn!.slice(4)];
    expect(signed.warrantyEndsOn).toBe(`${Number(year) + 1}${day}`);
    expect(await contract()).toMatchObject({ status: 'in_service' });
  });

  it('is supported: a defect the customer reports becomes a task with one click', async () => {
    const feedbackId = newId();
    await customer().feedback.report({
      id: feedbackId,
      contractId,
      kind: 'defect',
      title: '急停按钮偶发失灵',
      text: '连续运行两小时后按下无反应。',
      serialNo: 'PL4-001',
    });
    await work();
    const desk = await as(lead).feedback.list({ contractIds: [contractId] });
    expect(desk.items).toMatchObject([{ id: feedbackId, source: 'portal' }]);
    const seen = await as(lead).feedback.get({ feedbackId });
    const triaged = await as(lead).feedback.triage({
      feedbackId,
      version: seen.version,
      severity: 'critical',
      ownerId: lead.id,
    });
    const made = await as(lead).feedback.makeTask({
      feedbackId,
      version: triaged.version,
      departmentId: firm.departments.electrical,
      title: '更换急停模块',
      assigneeIds: [fitter.id],
    });
    await as(lead).feedback.reply({ feedbackId, text: '已安排更换，本周到场。' });
    await work();
    const repair = made.fixTasks.at(-1)!;
    expect(await as(fitter).tasks.get({ taskId: repair.id })).toMatchObject({
      title: '更换急停模块',
      cause: { id: feedbackId },
    });
    task.维修 = repair.id;
    await report(fitter, '维修', 100);
    const { version } = await as(lead).feedback.get({ feedbackId });
    await as(lead).feedback.resolve({ feedbackId, version });
    await work();
    const shown = await customer().feedback.get({ feedbackId });
    expect(shown).toMatchObject({ state: 'resolved' });
    expect(JSON.stringify(shown)).toContain('已安排更换');
    expect(JSON.stringify(shown)).not.toContain(fitter.name);
    const settled = await as(lead).feedback.get({ feedbackId });
    await as(lead).feedback.close({ feedbackId, version: settled.version });
  });

  it('is archived: sealed, found and traced, and reopened only by the boss with a reason', async () => {
    await advance('archive', boss);
    expect(await contract()).toMatchObject({ status: 'archived', allowed: [] });
    const taskId = task.调试!;
    const { version } = await as(lead).tasks.get({ taskId });
    await expect(as(boss).tasks.update({ taskId, version, title: '改写历史' })).rejects.toMatchObject({
      cause: { kind: 'conflict' },
    });
    const { kinds } = await as(lead).search.find({ query: '急停' });
    const hits = kinds.flatMap(({ items }) => items);
    expect(hits.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['更换急停模块', '急停按钮偶发失灵']),
    );
    expect((await as(boss).contracts.list({ archived: true })).items.map(({ id }) => id)).toEqual([
      contractId,
    ]);

    const sealed = await contract(boss);
    await expect(
      as(lead).contracts.reopen({ contractId, version: sealed.version, reason: '补做一项' }),
    ).rejects.toMatchObject({ cause: { kind: 'forbidden' } });
    const reopened = await as(boss).contracts.reopen({
      contractId,
      version: sealed.version,
      reason: '补做一项',
    });
    expect(reopened).toMatchObject({ status: 'in_service', reopenReason: '补做一项' });
  });
});
