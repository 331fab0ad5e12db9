import { as, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { answerWell, aReason, givenAcceptance, givenRound } from './acceptance.scene.ts';

const kinds = (results: PromiseSettledResult<unknown>[]) => results.map(({ status }) => status).sort();
const codes = (results: PromiseSettledResult<unknown>[]) =>
  results.flatMap((one) => (one.status === 'rejected' ? [one.reason.cause.code as string] : []));

describe('two inspectors at once on one round', () => {
  it('write beside each other: each answer is kept, and neither takes the other’s away', async () => {
    const scene = await givenAcceptance();
    const { inspector, second } = scene;
    const { id: roundId, checks } = await givenRound(scene);
    await as(second).acceptance.join({ roundId });
    await Promise.all([
      as(inspector).acceptance.record({ checkId: checks[0]!.id, version: 1, answer: true }),
      as(second).acceptance.record({ checkId: checks[1]!.id, version: 1, entered: '20' }),
      as(second).acceptance.record({ checkId: checks[2]!.id, version: 1, text: 'A-7' }),
    ]);
    const seen = await as(inspector).acceptance.round({ roundId });
    expect(seen.checks.map(({ verdict, recordedBy }) => [verdict, recordedBy?.id])).toEqual([
      ['ok', inspector.id],
      ['ok', second.id],
      ['ok', second.id],
    ]);
  });

  it('answer the same question: the later is told what the earlier wrote, and nothing is overwritten', async () => {
    const scene = await givenAcceptance();
    const { inspector, second } = scene;
    const { id: roundId, checks } = await givenRound(scene);
    await as(second).acceptance.join({ roundId });
    const checkId = checks[0]!.id;
    const results = await Promise.allSettled([
      as(inspector).acceptance.record({ checkId, version: 1, answer: true }),
      as(second).acceptance.record({ checkId, version: 1, answer: false }),
    ]);
    expect(kinds(results)).toEqual(['fulfilled', 'rejected']);
    expect(codes(results)).toEqual(['platform.changed_meanwhile']);
    const { checks: after } = await as(inspector).acceptance.round({ roundId });
    const winner = results[0]!.status === 'fulfilled';
    expect(after[0]).toMatchObject({ answer: winner, version: 2 });
  });

  it('take it up and join at once: both are on it', async () => {
    const scene = await givenAcceptance();
    const { firm, inspector, second } = scene;
    const { id: roundId } = await givenRound(scene);
    await Promise.all([as(second).acceptance.join({ roundId }), as(firm.boss).acceptance.join({ roundId })]);
    const { inspectors } = await as(inspector).acceptance.round({ roundId });
    expect(inspectors.map(({ id }) => id).sort()).toEqual([inspector.id, second.id, firm.boss.id].sort());
  });

  it('decide at once: one decision holds, the quantity is counted once', async () => {
    const scene = await givenAcceptance();
    const { firm, inspector, second } = scene;
    const { id: roundId } = await givenRound(scene);
    await as(second).acceptance.join({ roundId });
    const { version } = await answerWell(inspector, roundId);
    const results = await Promise.allSettled([
      as(inspector).acceptance.pass({ roundId, version }),
      as(second).acceptance.pass({ roundId, version }),
    ]);
    expect(kinds(results)).toEqual(['fulfilled', 'rejected']);
    expect(['acceptance.not_the_moment', 'platform.changed_meanwhile']).toContain(codes(results)[0]);
    expect(await as(firm.boss).acceptance.round({ roundId })).toMatchObject({
      status: 'passed',
      acceptedSoFar: '1',
    });
  });

  it('does not pass while somebody writes that something failed', async () => {
    const scene = await givenAcceptance();
    const { firm, inspector, second } = scene;
    const { id: roundId } = await givenRound(scene);
    await as(second).acceptance.join({ roundId });
    const { version, checks } = await answerWell(inspector, roundId);
    await Promise.allSettled([
      as(second).acceptance.record({ checkId: checks[0]!.id, version: checks[0]!.version, answer: false }),
      as(inspector).acceptance.pass({ roundId, version }),
    ]);
    const { status, checks: after } = await as(firm.boss).acceptance.round({ roundId });
    expect([status, after[0]!.verdict]).not.toEqual(['passed', 'not_ok']);
  });

  it('nobody writes into a round that is decided', async () => {
    const scene = await givenAcceptance();
    const { inspector, firm } = scene;
    const { id: roundId } = await givenRound(scene);
    const { version, checks } = await answerWell(inspector, roundId);
    await as(inspector).acceptance.pass({ roundId, version });
    const late = refusal('conflict', 'acceptance.not_the_moment');
    await expect(
      as(inspector).acceptance.record({ checkId: checks[0]!.id, version: checks[0]!.version, answer: false }),
    ).rejects.toMatchObject(late);
    await expect(
      as(inspector).acceptance.addFinding({
        roundId,
        reasonId: await aReason(firm),
        severity: 'minor',
        description: 'x',
      }),
    ).rejects.toMatchObject(late);
    await expect(
      firm.write(({ tx }) => tx.acceptanceRound.updateMany({ where: { id: roundId }, data: { note: 'x' } })),
    ).rejects.toMatchObject({ kind: 'invalid' });
  });
});

describe('asking at once', () => {
  it('makes one first round of the whole contract, not two', async () => {
    const { firm, lead, contractId } = await givenAcceptance();
    const ask = () => as(lead).acceptance.request({ contractId, stageCode: 'internal' });
    const results = await Promise.allSettled([ask(), ask(), ask()]);
    expect(kinds(results)).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(new Set(codes(results))).toEqual(new Set(['acceptance.round_open']));
    const { items } = await as(firm.boss).acceptance.list({});
    expect(items).toHaveLength(1);
  });
});
