import { makeTask } from '@millwright/server/modules/tasks/tasks.factory.ts';
import { as, type Firm } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { answerWell, givenAcceptance, givenRound, passStage } from './acceptance.scene.ts';
import { acceptanceSummary, inspectedTasks, openAcceptances, stagePassedOn } from './gate.queries.ts';

const open = (firm: Firm, contractId: string) => firm.read((scope) => openAcceptances(scope, contractId));

describe('the delivery gate', () => {
  it('names each required stage that is not passed, and whose turn it is', async () => {
    const scene = await givenAcceptance();
    const { firm, contractId, lead, inspector } = scene;
    const said = async () =>
      (await open(firm, contractId)).map(({ code, state, holder }) => [
        code,
        state,
        holder.kind,
        holder.names,
      ]);
    const untouched = (code: string) => [code, 'not_requested', 'project_lead', [lead.name]];
    expect(await said()).toEqual([untouched('internal'), untouched('fat'), untouched('sat')]);
    const { id: roundId, version } = await givenRound(scene, { started: false });
    expect((await said())[0]).toEqual(['internal', 'requested', 'inspector', []]);
    await as(inspector).acceptance.start({ roundId, version });
    expect((await said())[0]).toEqual(['internal', 'under_review', 'inspector', [inspector.name]]);
    const answered = await answerWell(inspector, roundId);
    await as(inspector).acceptance.pass({ roundId, version: answered.version });
    await passStage(scene, 'fat');
    const sat = await givenRound(scene, { stage: 'sat' });
    const seen = await answerWell(inspector, sat.id);
    await as(inspector).acceptance.submit({ roundId: sat.id, version: seen.version });
    expect(await said()).toEqual([['sat', 'awaiting_customer', 'customer', []]]);
  });

  it('leaves out what delivery does not wait for', async () => {
    const { firm, contractId } = await givenAcceptance();
    await firm.write(({ tx }) =>
      tx.acceptanceStage.updateMany({ where: { code: 'fat' }, data: { isRequired: false } }),
    );
    expect((await open(firm, contractId)).map(({ code }) => code)).toEqual(['internal', 'sat']);
  });

  it('opens when acceptances of parts cover every task, and closes again with a task that is new', async () => {
    const scene = await givenAcceptance();
    const { firm, contractId, taskId, inspector } = scene;
    const other = await firm.write((scope) =>
      makeTask(scope, { contractId, departmentId: firm.departments.software, title: '程序' }),
    );
    const passPart = async (id: string) => {
      const { id: roundId } = await givenRound(scene, { taskIds: [id] });
      const { version } = await answerWell(inspector, roundId);
      await as(inspector).acceptance.pass({ roundId, version });
    };
    const state = async () =>
      (await open(firm, contractId)).find(({ code }) => code === 'internal')?.state ?? 'passed';
    await passPart(taskId);
    expect(await state()).toBe('partly');
    await passPart(other);
    expect(await state()).toBe('passed');
    const inspected = await firm.read((scope) =>
      inspectedTasks(scope, { taskIds: [taskId, other], stageCode: 'internal' }),
    );
    expect([...inspected].sort()).toEqual([taskId, other].sort());
    const late = await firm.write((scope) =>
      makeTask(scope, { contractId, departmentId: firm.departments.software, title: '补充' }),
    );
    expect(await state()).toBe('partly');
    expect(
      await firm.read((scope) => inspectedTasks(scope, { taskIds: [late], stageCode: 'internal' })),
    ).toEqual(new Set());
  });

  it('does not count a request that was withdrawn', async () => {
    const scene = await givenAcceptance();
    const { firm, contractId, lead, taskId } = scene;
    await passStage(scene, 'internal');
    const { id: roundId, version } = await givenRound(scene, { taskIds: [taskId], started: false });
    expect((await open(firm, contractId))[0]).toMatchObject({ code: 'internal', state: 'requested' });
    await as(lead).acceptance.withdraw({ roundId, version });
    expect((await open(firm, contractId))[0]).toMatchObject({ code: 'fat' });
  });
});

describe('a finished task whose kind is inspected (003-10)', () => {
  it('is to be inspected until an acceptance of the first stage has passed with it, and no report makes it done', async () => {
    const scene = await givenAcceptance();
    const { firm, contractId, taskId, lead, inspector } = scene;
    const toInspect = async () =>
      (await as(lead).acceptance.contract({ contractId })).toInspect.map(({ id }) => id);
    expect(await toInspect()).toEqual([]);
    await firm.write(async ({ tx }) => {
      const { id: typeId } = await tx.taskType.create({ data: { name: '焊接', needsInspection: true } });
      await tx.task.updateMany({ where: { id: taskId }, data: { typeId } });
    });
    expect(await toInspect()).toEqual([taskId]);
    // The state stands with the task wherever it is shown, and another report does not change it.
    const states = async () => {
      const { items } = await as(lead).tasks.list({ contractIds: [contractId] });
      const plan = await as(lead).planning.plan({ contractId });
      return [
        (await as(lead).tasks.get({ taskId })).awaitsInspection,
        items.find(({ id }) => id === taskId)!.awaitsInspection,
        plan.tasks.find(({ id }) => id === taskId)!.awaitsInspection,
      ];
    };
    expect(await states()).toEqual([true, true, true]);
    await as(lead).tasks.reportProgress({ taskId, percent: 100 });
    expect(await states()).toEqual([true, true, true]);
    const { id: roundId } = await givenRound(scene, { taskIds: [taskId] });
    expect(await toInspect()).toEqual([taskId]);
    const { version } = await answerWell(inspector, roundId);
    await as(inspector).acceptance.pass({ roundId, version });
    expect(await toInspect()).toEqual([]);
    expect(await states()).toEqual([false, false, false]);
  });
});

describe('the cockpit’s summary', () => {
  it('tells all stages with the day they were passed, in the firm’s zone, and the next one', async () => {
    const scene = await givenAcceptance();
    const { firm, contractId } = scene;
    await passStage(scene, 'internal');
    const summary = await firm.read((scope) => acceptanceSummary(scope, contractId));
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
    expect(summary.stages.map(({ code, state, passedOn }) => [code, state, passedOn])).toEqual([
      ['internal', 'passed', day],
      ['fat', 'not_requested', null],
      ['sat', 'not_requested', null],
    ]);
    expect(summary.next).toMatchObject({ code: 'fat', holder: { kind: 'project_lead' } });
    expect(await firm.read((scope) => stagePassedOn(scope, contractId, 'internal'))).toBe(day);
    expect(await firm.read((scope) => stagePassedOn(scope, contractId, 'fat'))).toBeNull();
  });
});

describe('first-pass yield', () => {
  it('counts first rounds by stage, department and month, as far as the viewer may read', async () => {
    const scene = await givenAcceptance();
    const { firm, contractId, lead } = scene;
    await passStage(scene, 'internal');
    const withdrawn = await givenRound(scene, { stage: 'fat', started: false });
    await as(lead).acceptance.withdraw({ roundId: withdrawn.id, version: withdrawn.version });
    await passStage(scene, 'fat');
    const period = { from: '2020-01-01', to: '2099-12-31' };
    const report = await as(firm.boss).acceptance.yield(period);
    expect(report.total).toEqual({ decided: 2, passed: 2 });
    expect(report.byStage.map(({ key, decided, passed }) => [key, decided, passed])).toEqual([
      ['internal', 1, 1],
      ['fat', 1, 1],
    ]);
    expect(report.byDepartment.map(({ key, decided }) => [key, decided]).sort()).toEqual(
      [
        [firm.departments.electrical, 2],
        [firm.departments.software, 2],
      ].sort(),
    );
    expect(report.byMonth).toHaveLength(1);
    expect(
      (await as(firm.boss).acceptance.yield({ from: '2020-01-01', to: '2020-12-31' })).total.decided,
    ).toBe(0);
    expect((await as(firm.leaders.procurement).acceptance.yield(period)).total.decided).toBe(0);
    expect((await as(firm.boss).acceptance.yield({ ...period, contractId })).total.decided).toBe(2);
  });
});
