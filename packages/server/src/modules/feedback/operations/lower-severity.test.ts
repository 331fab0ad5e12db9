import { as, given, type Person, refusal, said } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { feedbackUpdated } from '../feedback.events.ts';
import { givenServicePlace, type ServicePlace } from '../feedback.scene.ts';

const REASON = '更换急停模块后现场复测 200 次无异常。';
const lower = (person: Person, feedbackId: string, more: object = {}) =>
  as(person).feedback.lower({ feedbackId, version: 1, severity: 'major', reason: REASON, ...more });
const secondEyes = refusal('forbidden', 'feedback.second_eyes_needed');

/** Gives somebody the duty that answers for quality. */
const inspects = ({ firm }: ServicePlace, person: Person) =>
  firm.write(({ tx }) => tx.member.updateMany({ where: { id: person.id }, data: { duties: ['inspector'] } }));

describe('lowering critical feedback', () => {
  it('says who, when and why, on the feedback, in its history and to those who lead', async () => {
    const place = await givenServicePlace();
    const { firm, contractId, lead, feedback } = place;
    const feedbackId = await feedback({ severity: 'critical', respondBy: new Date('2026-01-05T01:00:00Z') });
    const done = await lower(firm.boss, feedbackId);
    expect(done).toMatchObject({ severity: 'major', lowered: { by: firm.boss.name, reason: REASON } });
    expect(done.allowed).not.toContain('lower');
    expect(await firm.announcements()).toContainEqual(said(feedbackUpdated, { feedbackId, contractId }));
    const { items } = await as(firm.boss).audit.history({ type: 'Feedback', id: feedbackId });
    expect(JSON.stringify(items)).toContain(REASON);
    const bell = (await as(lead).notifications.list({})).items;
    expect(bell).toMatchObject([{ kind: 'feedback_lowered', facts: { severity: 'major', reason: REASON } }]);
    expect((await as(lead).feedback.get({ feedbackId })).lowered).toMatchObject({ by: firm.boss.name });
  });

  it('is for somebody else than whoever leads the contract: the boss, or who answers for quality and sees it', async () => {
    const place = await givenServicePlace();
    const { firm, lead, member, feedback } = place;
    const feedbackId = await feedback({ severity: 'critical' });
    const forbidden = refusal('forbidden', 'platform.forbidden');
    for (const person of [lead, member, firm.leaders.electrical])
      await expect(lower(person, feedbackId)).rejects.toMatchObject(forbidden);
    // Neither does a duty open it to whoever leads the contract, nor to a boss who does.
    await inspects(place, lead);
    await expect(lower(lead, feedbackId)).rejects.toMatchObject(secondEyes);
    expect((await as(lead).feedback.get({ feedbackId })).allowed).not.toContain('lower');
    await firm.write(({ tx }) => tx.member.updateMany({ where: { id: lead.id }, data: { role: 'boss' } }));
    await expect(lower(lead, feedbackId)).rejects.toMatchObject(secondEyes);
    // Who inspects and has nothing to do with the contract does not see it.
    await inspects(place, firm.staff.software);
    await expect(lower(firm.staff.software, feedbackId)).rejects.toMatchObject(
      refusal('not_found', 'feedback.not_found'),
    );
    await inspects(place, member);
    expect(await lower(member, feedbackId, { severity: 'minor' })).toMatchObject({
      severity: 'minor',
      lowered: { by: member.name },
    });
  });

  it('is the only way: judging it anew and triage do not lower it, and the database holds them to that', async () => {
    const { firm, lead, feedback } = await givenServicePlace();
    const feedbackId = await feedback({ severity: 'critical' });
    const change = { feedbackId, version: 1, severity: 'minor' as const };
    const byItself = refusal('conflict', 'feedback.lowered_by_itself');
    for (const person of [lead, firm.boss]) {
      await expect(as(person).feedback.update(change)).rejects.toMatchObject(byItself);
      await expect(as(person).feedback.triage(change)).rejects.toMatchObject(byItself);
    }
    const bare = firm.write(({ tx }) =>
      tx.feedback.updateMany({ where: { id: feedbackId }, data: { severity: 'minor' } }),
    );
    await expect(bare).rejects.toMatchObject({ code: 'feedback.second_eyes_needed' });
    const byLead = firm.write(({ tx }) =>
      tx.feedback.updateMany({
        where: { id: feedbackId },
        data: { severity: 'minor', loweredBy: lead.id, loweredAt: new Date(), loweredReason: 'x' },
      }),
    );
    await expect(byLead).rejects.toMatchObject({ code: 'feedback.second_eyes_needed' });
    // Everything else of it stays theirs to judge.
    await as(lead).feedback.update({ feedbackId, version: 1, serialNo: 'PL-3000-07', severity: 'critical' });
  });

  it('is gone when somebody judges it critical again', async () => {
    const { firm, lead, feedback } = await givenServicePlace();
    const feedbackId = await feedback({ severity: 'critical' });
    const { version } = await lower(firm.boss, feedbackId);
    const again = await as(lead).feedback.update({ feedbackId, version, severity: 'critical' });
    expect(again).toMatchObject({ severity: 'critical', lowered: null });
  });

  it('conflicts with what is not critical, is settled, rests with its contract, or moved on meanwhile', async () => {
    const { firm, feedback, setContract } = await givenServicePlace();
    const boss = firm.boss;
    await expect(lower(boss, await feedback())).rejects.toMatchObject(
      refusal('conflict', 'feedback.not_critical'),
    );
    await expect(
      lower(boss, await feedback({ severity: 'critical', status: 'resolved' })),
    ).rejects.toMatchObject(refusal('conflict', 'feedback.settled'));
    const open = await feedback({ severity: 'critical' });
    const [one, two] = await Promise.allSettled([lower(boss, open), lower(boss, open)]);
    expect([one.status, two.status].sort()).toEqual(['fulfilled', 'rejected']);
    const last = await feedback({ severity: 'critical' });
    await setContract('cancelled');
    await expect(lower(boss, last)).rejects.toMatchObject(refusal('conflict', 'feedback.contract_closed'));
  });

  it('finds nothing of another firm', async () => {
    const { feedback } = await givenServicePlace();
    const feedbackId = await feedback({ severity: 'critical' });
    await expect(lower((await given.firm()).boss, feedbackId)).rejects.toMatchObject(
      refusal('not_found', 'feedback.not_found'),
    );
  });
});

describe('turning critical feedback down', () => {
  it('takes second eyes as well, and is undone when it is taken up again', async () => {
    const { firm, lead, feedback } = await givenServicePlace();
    const feedbackId = await feedback({ severity: 'critical' });
    const reject = (person: Person) => as(person).feedback.reject({ feedbackId, version: 1, reason: REASON });
    expect((await as(lead).feedback.get({ feedbackId })).allowed).not.toContain('reject');
    await expect(reject(lead)).rejects.toMatchObject(secondEyes);
    await expect(reject(firm.leaders.electrical)).rejects.toMatchObject(secondEyes);
    const done = await reject(firm.boss);
    expect(done).toMatchObject({ status: 'rejected', lowered: { by: firm.boss.name, reason: REASON } });
    const again = await as(lead).feedback.reopen({ feedbackId, version: done.version });
    expect(again).toMatchObject({ severity: 'critical', lowered: null });
  });
});
