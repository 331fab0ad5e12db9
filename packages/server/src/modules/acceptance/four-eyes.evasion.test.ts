import { makeTask } from '@millwright/server/modules/tasks/tasks.factory.ts';
import { as, type Person, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import {
  type AcceptanceScene,
  afterRejection,
  answerWell,
  aReason,
  givenAcceptance,
  givenInspector,
  givenRound,
} from './acceptance.scene.ts';

const ownTask = (task: string) => ({
  cause: { kind: 'forbidden', code: 'acceptance.own_task', facts: { task } },
});
const ownRequest = refusal('forbidden', 'acceptance.own_request');

/** Tries to take a round up, which is the first thing four eyes refuse. */
async function start(person: Person, roundId: string) {
  const { version } = await as(person).acceptance.round({ roundId });
  return as(person).acceptance.start({ roundId, version });
}

const assign = ({ firm }: AcceptanceScene, taskId: string, assigneeIds: string[]) =>
  firm.write(({ tx }) => tx.task.updateMany({ where: { id: taskId }, data: { assigneeIds } }));

/** A round of this task rejected for what was found in it, with the rework that came of it. */
async function rejected(scene: AcceptanceScene, taskId: string): Promise<{ reworkId: string }> {
  const { firm, inspector } = scene;
  const round = await givenRound(scene, { taskIds: [taskId] });
  const noted = await as(inspector).acceptance.addFinding({
    roundId: round.id,
    reasonId: await aReason(firm),
    severity: 'major',
    description: '端子松动',
    taskId,
  });
  await as(inspector).acceptance.reject({ roundId: round.id, version: noted.version });
  await afterRejection(firm, round.id);
  const { findings } = await as(inspector).acceptance.round({ roundId: round.id });
  return { reworkId: findings[0]!.rework!.id };
}

describe('four eyes cannot be evaded', () => {
  it('remembers who had a task and was taken off before anybody asked, also from the recycle bin, and says which', async () => {
    const scene = await givenAcceptance();
    const { firm, taskId } = scene;
    const [passing, gone] = [await givenInspector(firm, '代班'), await givenInspector(firm, '调走')];
    await assign(scene, taskId, [passing.id]);
    await assign(scene, taskId, []);
    await firm.write(async (scope) => {
      const id = await makeTask(scope, {
        contractId: scene.contractId,
        departmentId: firm.departments.electrical,
        title: '撤销的布线',
        assigneeIds: [gone.id],
      });
      await scope.tx.task.updateMany({ where: { id }, data: { deletedAt: new Date() } });
    });
    const { id } = await givenRound(scene, { started: false });
    await expect(start(passing, id)).rejects.toMatchObject(ownTask('柜内接线'));
    await expect(start(gone, id)).rejects.toMatchObject(ownTask('撤销的布线'));
    expect((await as(passing).acceptance.round({ roundId: id })).barred).toEqual({
      why: 'worked',
      task: '柜内接线',
    });
    expect((await as(passing).acceptance.list({ mine: true })).items).toEqual([]);
    expect((await start(scene.inspector, id)).status).toBe('under_review');
  });

  it('lets no statement forget who had a task', async () => {
    const scene = await givenAcceptance();
    await assign(scene, scene.taskId, []);
    await scene.firm.write(({ tx }) =>
      tx.task.updateMany({ where: { id: scene.taskId }, data: { everAssignedIds: [] } }),
    );
    const task = await scene.firm.read(({ tx }) => tx.task.findFirstOrThrow({ where: { id: scene.taskId } }));
    expect(task.everAssignedIds).toEqual([scene.worker.id]);
  });

  it('bars who asked for an earlier round, also after somebody else asked again, and under a new acceptance of the same work', async () => {
    const scene = await givenAcceptance();
    const { firm, contractId, taskId, lead, inspector } = scene;
    await firm.write(({ tx }) =>
      tx.contractMember.create({
        data: { contractId, departmentId: firm.departments.electrical, memberId: inspector.id },
      }),
    );
    const ask = (person: Person, more: object) =>
      as(person).acceptance.request({ contractId, stageCode: 'internal', ...more });
    const first = await ask(inspector, { taskIds: [taskId] });
    await as(inspector).acceptance.withdraw({ roundId: first.id, version: first.version });
    const again = await ask(lead, { acceptanceId: first.acceptanceId });
    await expect(start(inspector, again.id)).rejects.toMatchObject(ownRequest);
    await as(lead).acceptance.withdraw({ roundId: again.id, version: again.version });
    const anew = await ask(lead, { taskIds: [taskId], title: '换个名目' });
    await expect(start(inspector, anew.id)).rejects.toMatchObject(ownRequest);
    const whole = await ask(lead, {});
    await expect(start(inspector, whole.id)).rejects.toMatchObject(ownRequest);
    // Of other work of the contract they asked for nothing.
    const other = await firm.write((scope) =>
      makeTask(scope, { contractId, departmentId: firm.departments.electrical, title: '另一件' }),
    );
    expect((await start(inspector, (await ask(lead, { taskIds: [other] })).id)).status).toBe('under_review');
  });

  it('bars who mended it from the work itself, when the rework is accepted under another acceptance', async () => {
    const scene = await givenAcceptance();
    const { taskId, lead, second, contractId, firm } = scene;
    const { reworkId } = await rejected(scene, taskId);
    await assign(scene, reworkId, [second.id]);
    await assign(scene, reworkId, [scene.worker.id]);
    // The rework by itself, and the work it mends under a name of its own: both are the second inspector's doing.
    const ofRework = await as(lead).acceptance.request({
      contractId,
      stageCode: 'internal',
      taskIds: [reworkId],
    });
    const title = (await as(lead).tasks.get({ taskId: reworkId })).title;
    await expect(start(second, ofRework.id)).rejects.toMatchObject(ownTask(title));
    const anew = await as(lead).acceptance.request({
      contractId,
      stageCode: 'internal',
      taskIds: [taskId],
      title: '复验',
    });
    await expect(start(second, anew.id)).rejects.toMatchObject(ownTask(title));
    // And so on: who mended the mending worked on it as well.
    const third = await givenInspector(firm, '质检员丙');
    const deeper = await firm.write(async ({ tx }) => {
      const round = await tx.acceptanceRound.findFirstOrThrow({ where: { id: ofRework.id } });
      const { id } = await tx.task.create({
        data: {
          contractId,
          departmentId: firm.departments.electrical,
          title: '返工的返工',
          assigneeIds: [third.id],
        },
      });
      await tx.nonConformance.create({
        data: {
          roundId: round.id,
          contractId,
          reasonId: await aReason(firm),
          severity: 'minor',
          description: '仍松动',
          taskId: reworkId,
          reworkTaskId: id,
        },
      });
      return id;
    });
    expect(deeper).toBeTruthy();
    await expect(start(third, anew.id)).rejects.toMatchObject(ownTask('返工的返工'));
  });

  it('bars who wrote measured values as the side that is inspected', async () => {
    const scene = await givenAcceptance();
    const { firm, second } = scene;
    const { id: roundId, checks } = await givenRound(scene);
    await firm.write(({ tx }) =>
      tx.acceptanceCheck.updateMany({
        where: { id: checks[1]!.id },
        data: { measured: '20', entered: '20', verdict: 'ok', recordedBy: second.id },
      }),
    );
    await expect(as(second).acceptance.join({ roundId })).rejects.toMatchObject(
      refusal('forbidden', 'acceptance.own_results'),
    );
    expect((await as(second).acceptance.round({ roundId })).barred).toEqual({ why: 'recorded', task: null });
  });

  it('keeps with the decided round whoever came to the work meanwhile, for the check of the database', async () => {
    const scene = await givenAcceptance();
    const { firm, inspector, second, worker, taskId } = scene;
    const { id: roundId } = await givenRound(scene);
    await assign(scene, taskId, [second.id]);
    const { version } = await answerWell(inspector, roundId);
    await as(inspector).acceptance.pass({ roundId, version });
    const round = await firm.read(({ tx }) =>
      tx.acceptanceRound.findFirstOrThrow({ where: { id: roundId } }),
    );
    expect([...round.workedBy].sort()).toEqual([second.id, worker.id].sort());
  });
});
