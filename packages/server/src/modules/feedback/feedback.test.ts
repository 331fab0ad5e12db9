import { as, given, type Person, refusal, said } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import {
  feedbackContractMade,
  feedbackCreated,
  feedbackStatusChanged,
  feedbackTaskMade,
} from './feedback.events.ts';
import { givenServicePlace } from './feedback.scene.ts';
import { followFixTask } from './operations/follow-fix-task.ts';

const bellOf = async (person: Person) =>
  (await as(person).notifications.list({})).items.map(({ kind }) => kind);
const wanted = (contractId: string) => ({
  contractId,
  kind: 'defect' as const,
  title: '光电误报',
  text: '每隔几分钟一次。',
});

describe('entering feedback', () => {
  it('numbers it without gaps, says until when it is answered, and tells those who lead', async () => {
    const { firm, contractId, lead, member } = await givenServicePlace();
    const one = await as(member).feedback.create(wanted(contractId));
    await expect(
      as(member).feedback.create({ ...wanted(contractId), taskId: contractId }),
    ).rejects.toMatchObject(refusal('invalid', 'feedback.task_unknown'));
    const two = await as(lead).feedback.create({ ...wanted(contractId), severity: 'critical' });
    const year = new Date().getFullYear();
    expect([one.number, two.number]).toEqual([`FB-${year}-0001`, `FB-${year}-0002`]);
    expect(one).toMatchObject({ status: 'new', severity: 'major', source: 'staff', isShown: false });
    expect(new Date(two.respondBy!) < new Date(one.respondBy!)).toBe(true);
    expect(await firm.announcements()).toContainEqual(
      said(feedbackCreated, { feedbackId: one.id, contractId }),
    );
    expect(await bellOf(lead)).toEqual(['feedback_new']);
  });

  it('is for those on the contract', async () => {
    const { firm, contractId } = await givenServicePlace();
    for (const person of [firm.staff.software, firm.leaders.mechanical])
      await expect(as(person).feedback.create(wanted(contractId))).rejects.toMatchObject(
        refusal('not_found', 'contracts.not_found'),
      );
    const given = { ...wanted(contractId), ownerId: firm.staff.software.id };
    await expect(as(firm.staff.electrical).feedback.create(given)).rejects.toMatchObject(
      refusal('forbidden'),
    );
  });

  it.each(['draft', 'cancelled', 'archived'] as const)(
    'conflicts on a contract that is %s',
    async (status) => {
      const { firm, contractId } = await givenServicePlace({ status });
      await expect(as(firm.boss).feedback.create(wanted(contractId))).rejects.toMatchObject(
        refusal('conflict', 'feedback.contract_closed'),
      );
    },
  );

  it('finds no contract of another firm', async () => {
    const { contractId } = await givenServicePlace();
    const other = await given.firm();
    await expect(as(other.boss).feedback.create(wanted(contractId))).rejects.toMatchObject(
      refusal('not_found', 'contracts.not_found'),
    );
  });
});

describe('judging it', () => {
  it('moves the time to be answered, counted from when it was reported, until it was answered', async () => {
    const { firm, contractId, lead } = await givenServicePlace();
    const made = await as(lead).feedback.create({ ...wanted(contractId), severity: 'minor', isShown: true });
    const worse = await as(lead).feedback.update({
      feedbackId: made.id,
      version: made.version,
      severity: 'critical',
    });
    expect(new Date(worse.respondBy!) < new Date(made.respondBy!)).toBe(true);
    await as(lead).feedback.reply({ feedbackId: made.id, text: '明天上午到现场。' });
    const answered = await as(lead).feedback.get({ feedbackId: made.id });
    expect(answered.respondedAt).not.toBeNull();
    const again = await as(firm.boss).feedback.lower({
      feedbackId: made.id,
      version: answered.version,
      severity: 'minor',
      reason: '只影响指示灯',
    });
    expect(again.respondBy).toBe(worse.respondBy);
  });

  it('leaves a customer their own words', async () => {
    const { firm, lead, feedback } = await givenServicePlace();
    const feedbackId = await feedback({ contactId: firm.customer.contact.id });
    for (const change of [{ title: '别的' }, { text: '别的' }, { isShown: false }])
      await expect(as(lead).feedback.update({ feedbackId, version: 1, ...change })).rejects.toMatchObject(
        refusal('conflict', 'feedback.customers_words'),
      );
    await as(lead).feedback.update({ feedbackId, version: 1, kind: 'requirement', serialNo: 'PL-3000-07' });
  });

  it('tells the later of two what the other made of it', async () => {
    const { firm, lead, feedback } = await givenServicePlace();
    const feedbackId = await feedback();
    await as(lead).feedback.update({ feedbackId, version: 1, severity: 'critical' });
    await expect(
      as(firm.boss).feedback.update({ feedbackId, version: 1, kind: 'requirement' }),
    ).rejects.toMatchObject(refusal('conflict', 'platform.changed_meanwhile'));
  });
});

describe('giving it to somebody', () => {
  it('lets them work on it although they are not on the contract, and tells them', async () => {
    const { firm, lead, feedback } = await givenServicePlace();
    const feedbackId = await feedback({ isShown: true });
    const owner = firm.staff.mechanical;
    await expect(as(owner).feedback.get({ feedbackId })).rejects.toMatchObject(
      refusal('not_found', 'feedback.not_found'),
    );
    await as(lead).feedback.assign({ feedbackId, version: 1, ownerId: owner.id });
    expect(await bellOf(owner)).toEqual(['feedback_given']);
    const seen = await as(owner).feedback.get({ feedbackId });
    expect(seen).toMatchObject({ owner: { id: owner.id }, mayReadContract: false });
    expect([...seen.allowed].sort()).toEqual(['note', 'reply', 'resolve', 'start']);
    await as(owner).feedback.start({ feedbackId, version: seen.version });
    await expect(as(owner).feedback.close({ feedbackId, version: seen.version + 1 })).rejects.toMatchObject(
      refusal('forbidden'),
    );
  });

  it('refuses people who are not, or no longer, of the firm', async () => {
    const { firm, lead, feedback } = await givenServicePlace();
    const other = await given.firm();
    const gone = await firm.member('走了的人', 'staff', 'software');
    await firm.write(({ tx }) =>
      tx.member.updateMany({ where: { id: gone.id }, data: { status: 'disabled' } }),
    );
    const feedbackId = await feedback();
    for (const ownerId of [other.boss.id, gone.id])
      await expect(as(lead).feedback.assign({ feedbackId, version: 1, ownerId })).rejects.toMatchObject(
        refusal('invalid', 'feedback.owner_unknown'),
      );
  });
});

describe('the thread', () => {
  it('keeps answers to the customer and notes for colleagues apart; the first answer stops the clock', async () => {
    const { lead, member, feedback } = await givenServicePlace();
    const feedbackId = await feedback({ isShown: true, respondBy: new Date('2026-01-05') });
    expect((await as(lead).feedback.get({ feedbackId })).isOverdue).toBe(true);
    await as(member).feedback.note({ feedbackId, text: '可能是反光板脏了。' });
    expect((await as(lead).feedback.get({ feedbackId })).isOverdue).toBe(true);
    await as(lead).feedback.reply({ feedbackId, text: '我们明天到现场。' });
    expect(await as(lead).feedback.get({ feedbackId })).toMatchObject({ isOverdue: false, messageCount: 2 });
    const { items } = await as(member).feedback.messages({ feedbackId });
    expect(items).toMatchObject([
      { text: '我们明天到现场。', isInternal: false, authorName: '周敏', isMine: false },
      { text: '可能是反光板脏了。', isInternal: true, isMine: true },
    ]);
    await expect(as(member).feedback.reply({ feedbackId, text: '我来答复。' })).rejects.toMatchObject(
      refusal('forbidden'),
    );
  });

  it('answers no customer about what they do not see', async () => {
    const { firm, feedback } = await givenServicePlace();
    const feedbackId = await feedback({ isShown: false });
    await expect(as(firm.boss).feedback.reply({ feedbackId, text: '……' })).rejects.toMatchObject(
      refusal('conflict', 'feedback.not_shown'),
    );
  });

  it('is never changed, not even by the product itself', async () => {
    const { firm, feedback } = await givenServicePlace();
    await feedback({ messages: [{ text: '原话' }] });
    for (const run of [
      () => firm.write(({ tx }) => tx.feedbackMessage.updateMany({ data: { text: '改过的话' } })),
      () => firm.write(({ tx }) => tx.feedbackMessage.deleteMany({})),
    ])
      await expect(run()).rejects.toThrow();
  });

  it('is read by nobody of another firm, and by nobody who does not see what it is about', async () => {
    const { firm, feedback } = await givenServicePlace();
    const feedbackId = await feedback({ messages: [{ text: '内部' }] });
    for (const person of [(await given.firm()).boss, firm.staff.software])
      await expect(as(person).feedback.messages({ feedbackId })).rejects.toMatchObject(
        refusal('not_found', 'feedback.not_found'),
      );
  });
});

describe('what is made of it', () => {
  it('is a task on the contract, whose end the feedback tells', async () => {
    const { firm, contractId, lead, feedback } = await givenServicePlace();
    const feedbackId = await feedback({ ownerId: firm.leaders.electrical.id });
    const departmentId = firm.departments.electrical;
    const assigneeIds = [firm.staff.electrical.id];
    const made = await as(lead).feedback.makeTask({
      feedbackId,
      version: 1,
      departmentId,
      title: '更换光电',
      assigneeIds,
    });
    expect(made).toMatchObject({
      status: 'in_progress',
      fixTaskCount: 1,
      fixTasks: [{ title: '更换光电', progress: 0 }],
    });
    const taskId = made.fixTasks[0]!.id;
    expect(await firm.announcements()).toContainEqual(
      said(feedbackTaskMade, { feedbackId, contractId, taskId }),
    );
    const task = await as(lead).tasks.get({ taskId });
    expect(task).toMatchObject({ contractId, cause: { type: 'Feedback', id: feedbackId }, isPublic: false });

    await as(firm.staff.electrical).tasks.reportProgress({ taskId, percent: 100 });
    await firm.write((scope) => followFixTask(scope, taskId));
    expect((await as(lead).feedback.get({ feedbackId })).fixDoneAt).not.toBeNull();
    expect(await bellOf(firm.leaders.electrical)).toEqual(['feedback_fixed']);
    await as(firm.boss).tasks.reportProgress({ taskId, percent: 60 });
    await firm.write((scope) => followFixTask(scope, taskId));
    expect((await as(lead).feedback.get({ feedbackId })).fixDoneAt).toBeNull();
  });

  it('is a draft contract for the same customer, which leads back', async () => {
    const { firm, contractId, feedback } = await givenServicePlace();
    const feedbackId = await feedback({ kind: 'requirement', title: '加一台贴标机' });
    const made = await as(firm.boss).feedback.makeContract({
      feedbackId,
      version: 1,
      contractNo: 'HT-NEW',
      name: '加一台贴标机',
    });
    const followUpContractId = made.followUpContract!.id;
    expect(made.followUpContract).toMatchObject({ contractNo: 'HT-NEW', status: 'draft' });
    expect(made.allowed).not.toContain('makeContract');
    expect(await as(firm.boss).contracts.get({ contractId: followUpContractId })).toMatchObject({
      customer: { id: firm.customer.id },
    });
    expect(await as(firm.boss).feedback.origin({ contractId: followUpContractId })).toMatchObject({
      origin: { id: feedbackId },
    });
    expect(await firm.announcements()).toContainEqual(
      said(feedbackContractMade, { feedbackId, contractId, followUpContractId }),
    );
    await expect(
      as(firm.boss).feedback.makeContract({ feedbackId, version: 2, contractNo: 'HT-NEW-2', name: '又一台' }),
    ).rejects.toMatchObject(refusal('conflict', 'feedback.contract_made_already'));
  });

  it('is for those who may, once it is open', async () => {
    const { firm, member, feedback } = await givenServicePlace();
    const feedbackId = await feedback();
    const task = { feedbackId, version: 1, departmentId: firm.departments.electrical, title: '……' };
    await expect(as(member).feedback.makeTask(task)).rejects.toMatchObject(refusal('forbidden'));
    const settled = await feedback({ status: 'resolved' });
    await expect(as(firm.boss).feedback.makeTask({ ...task, feedbackId: settled })).rejects.toMatchObject(
      refusal('conflict', 'feedback.settled'),
    );
  });
});

describe('taking up again what was settled', () => {
  it('is for its reporter, within the firm’s limit', async () => {
    const { firm, member, feedback, statusOf } = await givenServicePlace();
    const own = await feedback({ status: 'resolved', reporterId: member.id });
    await as(member).feedback.reopen({ feedbackId: own, version: 1 });
    expect(await statusOf(own)).toMatchObject({ status: 'triaged' });
    expect(await firm.announcements()).toContainEqual(
      said(feedbackStatusChanged, expect.objectContaining({ verb: 'reopen', from: 'resolved' })),
    );
    const others = await feedback({ status: 'resolved', reporterId: firm.boss.id });
    await expect(as(member).feedback.reopen({ feedbackId: others, version: 1 })).rejects.toMatchObject(
      refusal('forbidden'),
    );
    const old = await feedback({
      status: 'closed',
      reporterId: member.id,
      settledAt: new Date('2026-01-05'),
    });
    expect((await as(member).feedback.get({ feedbackId: old })).allowed).toEqual(['note']);
    await expect(as(member).feedback.reopen({ feedbackId: old, version: 1 })).rejects.toMatchObject(
      refusal('conflict', 'feedback.reopen_too_late'),
    );
    const settings = await as(firm.boss).feedback.settings();
    const { allowed: _allowed, ...current } = settings;
    await as(firm.boss).feedback.updateSettings({ ...current, reopenDays: 3_650 });
    await as(member).feedback.reopen({ feedbackId: old, version: 1 });
  });
});
