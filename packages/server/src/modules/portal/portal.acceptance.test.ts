import { createHash } from 'node:crypto';
import { newId } from '@millwright/db';
import { as, asCustomer, asSuperuser, type Firm, refusal, testServices } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import {
  afterAnswer,
  afterRejection,
  answerWell,
  givenAcceptance,
  givenRound,
  passStage,
} from '../acceptance/acceptance.scene.ts';
import { CURRENT_STATEMENT } from '../acceptance/index.ts';

/** A round of site acceptance that waits for the customer. */
async function givenWaiting(shaft = '20.01') {
  const scene = await givenAcceptance();
  const { inspector, firm } = scene;
  await passStage(scene, 'internal');
  await passStage(scene, 'fat');
  const { id: roundId } = await givenRound(scene, { stage: 'sat' });
  const { version } = await answerWell(inspector, roundId, shaft);
  await as(inspector).acceptance.submit({
    roundId,
    version,
    ...(shaft === '20.01' ? {} : { reason: '间隙可接受', until: '2099-01-31' }),
  });
  const customer = asCustomer(firm.customer.contact).acceptance;
  return { ...scene, roundId, customer };
}

const signing = (roundId: string) =>
  ({ id: newId(), roundId, name: '王小明', locale: 'zh-CN', statement: CURRENT_STATEMENT }) as const;

/** What the worker does with what customers said. */
async function work(firm: Firm): Promise<void> {
  const answers = (await firm.announcements()).filter(({ name }) => name === 'acceptance.customer-answered');
  for (const { payload } of answers)
    await afterAnswer(firm, (payload as { signatureId: string }).signatureId);
}

describe('the customer’s site acceptance (003-12)', () => {
  it('is shown with its results, signed by name under a text, and passes the stage', async () => {
    const { firm, contractId, roundId, customer, inspector, lead } = await givenWaiting();
    const { rounds } = await customer.contract({ contractId });
    // Internal inspection is the firm's own business.
    expect(rounds.map(({ stageCode, status }) => [stageCode, status])).toEqual([
      ['fat', 'passed'],
      ['sat', 'awaiting_customer'],
    ]);
    expect(rounds[1]).toMatchObject({ waitsForYou: true, answer: null });
    expect(rounds[1]!.checks[1]).toMatchObject({
      measured: '20.01',
      least: '19.95',
      most: '20.02',
      verdict: 'ok',
    });
    expect(JSON.stringify(rounds)).not.toContain(inspector.name);

    const signed = await customer.sign(signing(roundId));
    expect(signed).toMatchObject({ waitsForYou: false, answer: { isRefusal: false, name: '王小明' } });
    await work(firm);
    await work(firm);
    const after = await customer.contract({ contractId });
    expect(after.rounds[1]).toMatchObject({ status: 'passed', waitsForYou: false });
    const tab = await as(lead).acceptance.contract({ contractId });
    expect(tab.stages.map(({ state }) => state)).toEqual(['passed', 'passed', 'passed']);
    const names = (await firm.announcements()).map(({ name }) => name);
    expect(names.filter((name) => name === 'acceptance.signed')).toHaveLength(1);
    expect(names.filter((name) => name === 'acceptance.passed')).toHaveLength(3);
    const kept = await as(lead).acceptance.round({ roundId });
    expect(kept).toMatchObject({ decidedBy: null, signature: { typedName: '王小明', isRefusal: false } });
  });

  it('passes with concession where something was conceded before it was submitted', async () => {
    const { firm, roundId, customer, contractId } = await givenWaiting('20.03');
    const { rounds } = await customer.contract({ contractId });
    expect(rounds[1]!.checks[1]).toMatchObject({
      verdict: 'not_ok',
      concession: { reason: '间隙可接受', until: '2099-01-31' },
    });
    await customer.sign(signing(roundId));
    await work(firm);
    expect((await customer.contract({ contractId })).rounds[1]).toMatchObject({
      status: 'passed_with_concession',
    });
  });

  it('is refused with a reason, which becomes work, and comes back in another round', async () => {
    const { firm, roundId, customer, contractId, lead } = await givenWaiting();
    const reason = '输送带跑偏，请重新调整';
    const id = newId();
    const refused = await customer.refuse({ id, roundId, name: '王小明', locale: 'zh-CN', reason });
    expect(refused.answer).toMatchObject({ isRefusal: true, reason });
    await work(firm);
    await afterRejection(firm, roundId);
    const round = await as(lead).acceptance.round({ roundId });
    expect(round).toMatchObject({
      status: 'rejected',
      findings: [{ description: reason, rework: { progress: 0 } }],
    });
    // What they refused themselves stays with them.
    expect((await customer.contract({ contractId })).rounds[1]).toMatchObject({ status: 'rejected' });
    const again = await as(lead).acceptance.request({ contractId, stageCode: 'sat' });
    expect(again.number).toBe(2);
  });

  it('is answered once: sent again it is the same, another answer is a conflict', async () => {
    const { firm, roundId, customer } = await givenWaiting();
    const answer = signing(roundId);
    await customer.sign(answer);
    expect(await customer.sign(answer)).toMatchObject({ answer: { name: '王小明' } });
    await expect(customer.sign(signing(roundId))).rejects.toMatchObject(
      refusal('conflict', 'portal.acceptance_answered'),
    );
    await expect(
      customer.refuse({ id: newId(), roundId, name: '王小明', locale: 'en', reason: 'x' }),
    ).rejects.toMatchObject(refusal('conflict', 'portal.acceptance_answered'));
    await work(firm);
    const rows = await asSuperuser('SELECT 1 FROM acceptance_signature WHERE round_id = $1', [roundId]);
    expect(rows).toHaveLength(1);
  });

  it('is signed by two contacts at once by one of them', async () => {
    const { roundId, customer } = await givenWaiting();
    const results = await Promise.allSettled([
      customer.sign(signing(roundId)),
      customer.sign(signing(roundId)),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('cannot be signed after it was recalled or withdrawn, and not recalled once it is signed', async () => {
    const { roundId, customer, inspector, lead, firm, contractId } = await givenWaiting();
    const version = async () => (await as(inspector).acceptance.round({ roundId })).version;
    await as(inspector).acceptance.recall({ roundId, version: await version() });
    await expect(customer.sign(signing(roundId))).rejects.toMatchObject(refusal('not_found'));
    await as(inspector).acceptance.submit({ roundId, version: await version() });
    await customer.sign(signing(roundId));
    const answered = refusal('conflict', 'acceptance.customer_answered');
    await expect(
      as(inspector).acceptance.recall({ roundId, version: await version() }),
    ).rejects.toMatchObject(answered);
    await expect(as(lead).acceptance.withdraw({ roundId, version: await version() })).rejects.toMatchObject(
      answered,
    );
    await work(firm);
    expect((await customer.contract({ contractId })).rounds[1]!.status).toBe('passed');

    const other = await givenWaiting();
    const seen = await as(other.lead).acceptance.round({ roundId: other.roundId });
    await as(other.lead).acceptance.withdraw({ roundId: other.roundId, version: seen.version });
    await expect(other.customer.sign(signing(other.roundId))).rejects.toMatchObject(refusal('not_found'));
  });

  it('holds signing and recalling apart by the database, whatever both saw before', async () => {
    const { roundId, customer, inspector, firm } = await givenWaiting();
    const { version } = await as(inspector).acceptance.round({ roundId });
    const [signed, recalled] = await Promise.allSettled([
      customer.sign(signing(roundId)),
      as(inspector).acceptance.recall({ roundId, version }),
    ]);
    expect([signed.status, recalled.status].sort()).toEqual(['fulfilled', 'rejected']);
    await work(firm);
    const { status } = await as(inspector).acceptance.round({ roundId });
    expect(status).toBe(signed.status === 'fulfilled' ? 'passed' : 'under_review');
  });

  it('is nobody else’s: another customer, another firm, a contract taken back, a stage of the firm’s own', async () => {
    const { firm, roundId, customer, contractId, inspector } = await givenWaiting();
    const stranger = await firm.customerWithContact('别家');
    const elsewhere = (await givenWaiting()).firm.customer;
    for (const { contact } of [stranger, elsewhere]) {
      const door = asCustomer(contact).acceptance;
      await expect(door.contract({ contractId })).rejects.toMatchObject(refusal('not_found'));
      await expect(door.sign(signing(roundId))).rejects.toMatchObject(refusal('not_found'));
      await expect(door.proof({ roundId })).rejects.toMatchObject(refusal('not_found'));
    }
    const internal = (await as(inspector).acceptance.list({ stages: ['internal'] })).items[0]!.id;
    await expect(customer.sign(signing(internal))).rejects.toMatchObject(refusal('not_found'));
    await expect(customer.proof({ roundId: internal })).rejects.toMatchObject(refusal('not_found'));
    const { version } = await as(firm.boss).contracts.get({ contractId });
    await as(firm.boss).contracts.publish({ contractId, version, published: false });
    await expect(customer.contract({ contractId })).rejects.toMatchObject(refusal('not_found'));
    await expect(customer.sign(signing(roundId))).rejects.toMatchObject(refusal('not_found'));
  });

  it('is asked of no customer who does not see the contract', async () => {
    const scene = await givenAcceptance({ published: false });
    await passStage(scene, 'internal');
    await passStage(scene, 'fat');
    const { id: roundId } = await givenRound(scene, { stage: 'sat' });
    const { version } = await answerWell(scene.inspector, roundId);
    await expect(as(scene.inspector).acceptance.submit({ roundId, version })).rejects.toMatchObject(
      refusal('conflict', 'acceptance.contract_not_published'),
    );
  });

  it('takes no old text, and no signature of the firm’s own people', async () => {
    const { roundId, customer, firm } = await givenWaiting();
    await expect(customer.sign({ ...signing(roundId), statement: 'acceptance-0' })).rejects.toMatchObject(
      refusal('invalid', 'portal.statement_outdated'),
    );
    await expect(asCustomer(firm.boss).acceptance.sign(signing(roundId))).rejects.toMatchObject(
      refusal('forbidden'),
    );
  });

  it('cannot be forged or changed through the portal’s role', async () => {
    const { firm, roundId, contractId, customer } = await givenWaiting();
    const { pool } = await testServices();
    const context = {
      role: 'millwright_portal',
      tenantId: firm.tenantId,
      customerId: firm.customer.id,
      actorId: firm.customer.contact.id,
    } as const;
    const run = (text: string) => pool.write(context, (session) => session.execute({ text }));
    await customer.sign(signing(roundId));
    for (const text of [
      `UPDATE portal.acceptance_signature SET typed_name = 'x'`,
      `DELETE FROM portal.acceptance_signature`,
      `UPDATE portal.acceptance_round SET status = 'passed'`,
      `INSERT INTO public.acceptance_signature (id, round_id, contract_id, contact_id, typed_name, statement, locale)
       VALUES (gen_random_uuid(), '${roundId}', '${contractId}', gen_random_uuid(), 'x', 'x', 'x')`,
    ])
      await expect(run(text), text).rejects.toMatchObject({ code: expect.stringMatching(/42501|55000/) });
  });
});

describe('the proof of “passed on that day” (U7)', () => {
  it('says what the round’s facts say, always in the same words, with a digest of exactly these', async () => {
    const { firm, contractId, customer, lead, roundId } = await givenWaiting();
    await expect(customer.proof({ roundId })).rejects.toMatchObject(refusal('not_found'));
    const { rounds } = await customer.contract({ contractId });
    const fat = rounds[0]!;
    const proof = await customer.proof({ roundId: fat.id });
    expect(await customer.proof({ roundId: fat.id })).toEqual(proof);
    expect(createHash('sha256').update(proof.content).digest('hex')).toBe(proof.sha256);
    const facts = JSON.parse(proof.content);
    const kept = await as(lead).acceptance.contract({ contractId });
    const passedOn = kept.stages.find(({ code }) => code === 'fat')!.passedOn;
    expect(facts).toMatchObject({
      firm: '恒达自动化',
      passedOn,
      round: { stageCode: 'fat', status: 'passed' },
    });
    expect(facts.round.checks).toHaveLength(3);
    await customer.sign(signing(roundId));
    await work(firm);
    expect(JSON.parse((await customer.proof({ roundId })).content).round.answer).toMatchObject({
      name: '王小明',
    });
  });
});
