import { as, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import {
  afterRejection,
  answerWell,
  aReason,
  givenAcceptance,
  givenRound,
  passStage,
} from '../acceptance.scene.ts';

describe('a round of acceptance (003-12)', () => {
  it('is asked for, reviewed by its checklist, and passed', async () => {
    const scene = await givenAcceptance();
    const { firm, inspector, lead, contractId } = scene;
    const asked = await as(lead).acceptance.request({ contractId, stageCode: 'internal', note: '请验收' });
    expect(asked).toMatchObject({ status: 'requested', number: 1, quantity: '1', stageCode: 'internal' });
    expect(asked.checks.map(({ title, verdict }) => [title, verdict])).toEqual([
      ['急停按钮有效', 'open'],
      ['轴径', 'open'],
      ['铭牌编号', 'open'],
    ]);
    const started = await as(inspector).acceptance.start({ roundId: asked.id, version: asked.version });
    expect(started).toMatchObject({
      status: 'under_review',
      inspectors: [{ id: inspector.id }],
      isReviewing: true,
    });
    const answered = await answerWell(inspector, asked.id);
    expect(answered.allowed).toEqual(['record', 'pass', 'concede', 'reject']);
    const passed = await as(inspector).acceptance.pass({ roundId: asked.id, version: answered.version });
    expect(passed).toMatchObject({
      status: 'passed',
      acceptedQuantity: '1',
      decidedBy: { id: inspector.id },
      allowed: [],
    });
    const about = { contractId, acceptanceId: passed.acceptanceId, roundId: passed.id, stage: 'internal' };
    const names = (await firm.announcements()).filter(({ name }) => name.startsWith('acceptance.'));
    expect(names.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['acceptance.requested', 'acceptance.started', 'acceptance.passed']),
    );
    expect(await firm.announcements()).toContainEqual({
      name: 'acceptance.passed',
      payload: { ...about, withConcession: false, complete: true, stagePassed: true },
    });
    const tab = await as(lead).acceptance.contract({ contractId });
    expect(tab.stages.map(({ code, state }) => [code, state])).toEqual([
      ['internal', 'passed'],
      ['fat', 'not_requested'],
      ['sat', 'not_requested'],
    ]);
    expect(tab.stages[0]!.passedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('does not pass with a question unanswered, a value out of tolerance or evidence missing', async () => {
    const scene = await givenAcceptance();
    const { inspector } = scene;
    const round = await givenRound(scene);
    const { id: roundId } = round;
    const pass = async () => {
      const { version } = await as(inspector).acceptance.round({ roundId });
      return as(inspector).acceptance.pass({ roundId, version });
    };
    await expect(pass()).rejects.toMatchObject(refusal('conflict', 'acceptance.checks_open'));
    const answered = await answerWell(inspector, roundId, '20.021');
    expect(answered.checks[1]).toMatchObject({ verdict: 'not_ok', least: '19.95', most: '20.02' });
    await expect(pass()).rejects.toMatchObject({
      cause: {
        ...refusal('conflict', 'acceptance.checks_failed').cause,
        facts: { count: 1, first: '轴径', firstEn: 'Shaft diameter' },
      },
    });
  });

  it('passes with a concession that says who, why and until when', async () => {
    const scene = await givenAcceptance();
    const { inspector, firm } = scene;
    const { id: roundId } = await givenRound(scene);
    const clean = await answerWell(inspector, roundId);
    await expect(
      as(inspector).acceptance.concede({ roundId, version: clean.version, reason: '无' }),
    ).rejects.toMatchObject(refusal('conflict', 'acceptance.nothing_to_concede'));
    const { version } = await answerWell(inspector, roundId, '20.03');
    await expect(
      as(inspector).acceptance.concede({ roundId, version, reason: '客户同意', until: '2020-01-01' }),
    ).rejects.toMatchObject(refusal('invalid', 'acceptance.until_past'));
    const conceded = await as(inspector).acceptance.concede({
      roundId,
      version,
      reason: '配合间隙仍可接受',
      until: '2099-01-31',
    });
    expect(conceded).toMatchObject({
      status: 'passed_with_concession',
      concessions: [{ grantedBy: { id: inspector.id }, reason: '配合间隙仍可接受', until: '2099-01-31' }],
    });
    const report = await as(firm.boss).acceptance.yield({ from: '2020-01-01', to: '2099-12-31' });
    expect(report.total).toEqual({ decided: 1, passed: 0 });
  });

  it('is rejected for reasons, becomes work linked to its cause, and goes into any number of rounds', async () => {
    const scene = await givenAcceptance();
    const { inspector, firm, lead, contractId, taskId, worker } = scene;
    for (const number of [1, 2, 3]) {
      const round = await givenRound(scene);
      expect(round.number).toBe(number);
      await expect(
        as(inspector).acceptance.reject({ roundId: round.id, version: round.version }),
      ).rejects.toMatchObject(refusal('conflict', 'acceptance.finding_needed'));
      const noted = await as(inspector).acceptance.addFinding({
        roundId: round.id,
        reasonId: await aReason(firm),
        severity: 'major',
        description: `孔位超差 ${number}`,
        checkId: round.checks[1]!.id,
        taskId,
      });
      await as(inspector).acceptance.reject({
        roundId: round.id,
        version: noted.version,
        note: '见不合格项',
      });
      await afterRejection(firm, round.id);
      await afterRejection(firm, round.id);
    }
    const tab = await as(lead).acceptance.contract({ contractId });
    expect(tab.stages[0]).toMatchObject({
      state: 'rejected',
      acceptances: [{ rounds: [{ number: 3 }, { number: 2 }, { number: 1 }] }],
    });
    const { findings } = await as(lead).acceptance.round({
      roundId: tab.stages[0]!.acceptances[0]!.rounds[0]!.id,
    });
    expect(findings[0]).toMatchObject({
      reason: { name: '尺寸超差' },
      rework: { title: '返工：孔位超差 3', progress: 0 },
    });
    const rework = await as(lead).tasks.get({ taskId: findings[0]!.rework!.id });
    expect(rework).toMatchObject({
      cause: { type: 'NonConformance', id: findings[0]!.id },
      departmentId: firm.departments.electrical,
      assignees: [{ id: worker.id }],
      isPublic: false,
    });
    const tasks = await as(lead).tasks.list({ contractIds: [contractId] });
    expect(tasks.items.filter(({ title }) => title.startsWith('返工'))).toHaveLength(3);
    await passStage(scene, 'internal');
    const after = await as(lead).acceptance.contract({ contractId });
    expect(after.stages[0]!.state).toBe('passed');
    const report = await as(firm.boss).acceptance.yield({ from: '2020-01-01', to: '2099-12-31' });
    expect(report.total).toEqual({ decided: 1, passed: 0 });
  });

  it('keeps the order of the stages', async () => {
    const scene = await givenAcceptance();
    const { lead, contractId, taskId } = scene;
    const ask = (more: object = {}) => as(lead).acceptance.request({ contractId, stageCode: 'fat', ...more });
    await expect(ask()).rejects.toMatchObject(refusal('conflict', 'acceptance.stage_before_open'));
    await expect(ask({ taskIds: [taskId] })).rejects.toMatchObject(
      refusal('conflict', 'acceptance.stage_before_open'),
    );
    await passStage(scene, 'internal');
    expect(await ask()).toMatchObject({ number: 1, stageCode: 'fat' });
  });

  it('accepts quantities in parts, exactly', async () => {
    const scene = await givenAcceptance();
    const { inspector, firm, lead, contractId, taskId } = scene;
    const first = await givenRound(scene, {
      taskIds: [taskId],
      totalQuantity: '10.3',
      quantity: '10.2',
      unit: '台',
      title: '伺服柜',
    });
    const { acceptanceId } = first;
    const found = await as(inspector).acceptance.addFinding({
      roundId: first.id,
      reasonId: await aReason(firm),
      severity: 'minor',
      description: '两台漏接地线',
      quantity: '2.1',
    });
    // A part is accepted like the whole: with every question answered.
    await expect(
      as(inspector).acceptance.reject({ roundId: first.id, version: found.version, acceptedQuantity: '8.1' }),
    ).rejects.toMatchObject(refusal('conflict', 'acceptance.checks_open'));
    const noted = await answerWell(inspector, first.id);
    await expect(
      as(inspector).acceptance.reject({
        roundId: first.id,
        version: noted.version,
        acceptedQuantity: '10.2',
      }),
    ).rejects.toMatchObject(refusal('invalid', 'acceptance.rejects_nothing'));
    const rejected = await as(inspector).acceptance.reject({
      roundId: first.id,
      version: noted.version,
      acceptedQuantity: '8.1',
    });
    expect(rejected).toMatchObject({ status: 'rejected', acceptedQuantity: '8.1', acceptedSoFar: '8.1' });
    const again = { contractId, stageCode: 'internal', acceptanceId };
    await expect(as(lead).acceptance.request({ ...again, quantity: '2.3' })).rejects.toMatchObject(
      refusal('invalid', 'acceptance.more_than_left'),
    );
    const second = await as(lead).acceptance.request(again);
    expect(second).toMatchObject({ number: 2, quantity: '2.2', acceptanceId });
    await as(inspector).acceptance.start({ roundId: second.id, version: second.version });
    const { version } = await answerWell(inspector, second.id);
    const passed = await as(inspector).acceptance.pass({ roundId: second.id, version });
    expect(passed).toMatchObject({ acceptedSoFar: '10.3', totalQuantity: '10.3' });
    await expect(as(lead).acceptance.request(again)).rejects.toMatchObject(
      refusal('conflict', 'acceptance.already_accepted'),
    );
    expect((await as(lead).acceptance.contract({ contractId })).stages[0]!.state).toBe('passed');
  });

  it('finds nothing of another firm', async () => {
    const scene = await givenAcceptance();
    const other = await givenAcceptance();
    const { id: roundId, version, checks } = await givenRound(scene);
    const boss = as(other.firm.boss).acceptance;
    const reasonId = await aReason(other.firm);
    for (const call of [
      () => boss.round({ roundId }),
      () => boss.contract({ contractId: scene.contractId }),
      () => boss.request({ contractId: scene.contractId, stageCode: 'internal' }),
      () => boss.start({ roundId, version }),
      () => boss.join({ roundId }),
      () => boss.record({ checkId: checks[0]!.id, version: 1, answer: true }),
      () => boss.addFinding({ roundId, reasonId, severity: 'minor', description: 'x' }),
      () => boss.pass({ roundId, version }),
      () => boss.concede({ roundId, version, reason: 'x' }),
      () => boss.reject({ roundId, version }),
      () => boss.submit({ roundId, version }),
      () => boss.recall({ roundId, version }),
      () => boss.withdraw({ roundId, version }),
    ])
      await expect(call()).rejects.toMatchObject(refusal('not_found'));
  });
});
