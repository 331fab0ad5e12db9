import { as, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import {
  afterRejection,
  answerWell,
  aReason,
  givenAcceptance,
  givenInspector,
  givenRound,
} from './acceptance.scene.ts';

const dutyOf = (scene: Awaited<ReturnType<typeof givenAcceptance>>, id: string, duties: string[]) =>
  scene.firm.write(({ tx }) => tx.member.updateMany({ where: { id }, data: { duties } }));

describe('four eyes: nobody judges their own work', () => {
  it('bars who asked, whatever their role: project lead, inspector and boss', async () => {
    const scene = await givenAcceptance();
    const { firm, contractId, inspector } = scene;
    const { id, version } = await as(firm.boss).acceptance.request({ contractId, stageCode: 'internal' });
    await expect(as(firm.boss).acceptance.start({ roundId: id, version })).rejects.toMatchObject(
      refusal('forbidden', 'acceptance.own_request'),
    );
    const seen = await as(firm.boss).acceptance.round({ roundId: id });
    expect(seen).toMatchObject({ barred: { why: 'requested' }, allowed: ['withdraw'] });
    expect((await as(inspector).acceptance.round({ roundId: id })).allowed).toEqual(['start']);
  });

  it('bars who did the work, also with an inspector’s duty, a new role, or taken off the task meanwhile', async () => {
    const scene = await givenAcceptance();
    const { firm, worker, taskId } = scene;
    const { id: roundId, version } = await givenRound(scene, { started: false });
    const attempt = () => as(worker).acceptance.start({ roundId, version });
    await expect(attempt()).rejects.toMatchObject(refusal('forbidden', 'platform.forbidden'));
    await dutyOf(scene, worker.id, ['inspector']);
    await expect(attempt()).rejects.toMatchObject(refusal('forbidden', 'acceptance.own_task'));
    await firm.write(({ tx }) => tx.task.updateMany({ where: { id: taskId }, data: { assigneeIds: [] } }));
    await expect(attempt()).rejects.toMatchObject(refusal('forbidden', 'acceptance.own_task'));
    await firm.write(({ tx }) => tx.member.updateMany({ where: { id: worker.id }, data: { role: 'boss' } }));
    await expect(attempt()).rejects.toMatchObject(refusal('forbidden', 'acceptance.own_task'));
    const { items } = await as(worker).acceptance.list({ mine: true });
    expect(items).toEqual([]);
  });

  it('bars an assignee who never reported, and a reporter who was never assigned', async () => {
    const scene = await givenAcceptance();
    const { firm, contractId } = scene;
    const [assigned, reporter] = [await givenInspector(firm, '甲'), await givenInspector(firm, '乙')];
    const departmentId = firm.departments.software;
    await firm.write(async ({ tx }) => {
      const { id } = await tx.task.create({
        data: { contractId, departmentId, title: '程序', assigneeIds: [assigned.id] },
      });
      await tx.progressEvent.create({
        data: { taskId: id, contractId, percent: 30, previousPercent: 0, memberId: reporter.id },
      });
    });
    const { id: roundId, version } = await givenRound(scene, { started: false });
    for (const person of [assigned, reporter])
      await expect(as(person).acceptance.start({ roundId, version })).rejects.toMatchObject(
        refusal('forbidden', 'acceptance.own_task'),
      );
  });

  it('asks again at the decision: who became part of the work while reviewing decides nothing', async () => {
    const scene = await givenAcceptance();
    const { firm, inspector, second, taskId } = scene;
    const { id: roundId } = await givenRound(scene);
    const { version } = await answerWell(inspector, roundId);
    await firm.write(({ tx }) =>
      tx.task.updateMany({ where: { id: taskId }, data: { assigneeIds: [inspector.id] } }),
    );
    const bar = refusal('forbidden', 'acceptance.own_task');
    await expect(as(inspector).acceptance.pass({ roundId, version })).rejects.toMatchObject(bar);
    await expect(
      as(inspector).acceptance.record({
        checkId: (await as(inspector).acceptance.round({ roundId })).checks[0]!.id,
        version: 2,
        answer: false,
      }),
    ).rejects.toMatchObject(bar);
    expect(await as(second).acceptance.pass({ roundId, version })).toMatchObject({ status: 'passed' });
  });

  it('bars who mended what was found from judging the next round, also of a part', async () => {
    const scene = await givenAcceptance();
    const { firm, inspector, lead, taskId, second, contractId } = scene;
    const first = await givenRound(scene, { taskIds: [taskId] });
    const noted = await as(inspector).acceptance.addFinding({
      roundId: first.id,
      reasonId: await aReason(firm),
      severity: 'minor',
      description: '端子松动',
    });
    await as(inspector).acceptance.reject({ roundId: first.id, version: noted.version });
    await afterRejection(firm, first.id);
    const { findings } = await as(lead).acceptance.round({ roundId: first.id });
    await firm.write(({ tx }) =>
      tx.task.updateMany({ where: { id: findings[0]!.rework!.id }, data: { assigneeIds: [second.id] } }),
    );
    const again = await as(lead).acceptance.request({
      contractId,
      stageCode: 'internal',
      acceptanceId: first.acceptanceId,
    });
    await expect(
      as(second).acceptance.start({ roundId: again.id, version: again.version }),
    ).rejects.toMatchObject(refusal('forbidden', 'acceptance.own_task'));
  });

  it('is held by the database itself, for whoever forgets to ask', async () => {
    const scene = await givenAcceptance();
    const { firm, lead, worker } = scene;
    const { id } = await givenRound(scene);
    for (const decidedBy of [lead.id, worker.id])
      await expect(
        firm.write(({ tx }) =>
          tx.acceptanceRound.updateMany({ where: { id }, data: { decidedBy, status: 'passed' } }),
        ),
      ).rejects.toMatchObject({ kind: 'invalid', facts: { constraint: 'acceptance_round_four_eyes' } });
  });
});
