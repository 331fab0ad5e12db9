import { makeTask } from '@millwright/server/modules/tasks/tasks.factory.ts';
import { as, type Firm, given, type Person } from '@millwright/testkit';
import { answerByCustomer } from './operations/answer-by-customer.ts';
import { makeRework } from './operations/make-rework.ts';
import type { RoundDetail } from './rounds.queries.ts';

/** What a checklist asks in these tests: one question of each kind. */
export const ITEMS = [
  { title: '急停按钮有效', titleEn: 'Emergency stop works', kind: 'yes_no' as const, needsEvidence: false },
  {
    title: '轴径',
    titleEn: 'Shaft diameter',
    kind: 'measure' as const,
    unit: 'mm',
    nominal: '20',
    lowerDeviation: '-0.05',
    upperDeviation: '0.02',
  },
  { title: '铭牌编号', titleEn: 'Name plate', kind: 'text' as const, isRequired: false },
];

export interface AcceptanceScene {
  firm: Firm;
  contractId: string;
  taskId: string;
  /** Leads the contract and did none of its work. */
  lead: Person;
  /** Did the work. */
  worker: Person;
  inspector: Person;
  second: Person;
}

/** Somebody with the duty of an inspector, outside the team. */
export async function givenInspector(firm: Firm, name = '质检员'): Promise<Person> {
  const inspector = await firm.member(name, 'staff');
  await firm.write(({ tx }) =>
    tx.member.updateMany({ where: { id: inspector.id }, data: { duties: ['inspector'] } }),
  );
  return inspector;
}

/** A contract at work, published, with a task somebody did, two inspectors and a checklist for every stage. */
export async function givenAcceptance(scene: object = {}): Promise<AcceptanceScene> {
  const firm = await given.firm();
  const lead = firm.staff.sales;
  const worker = firm.staff.electrical;
  const departmentId = firm.departments.electrical;
  const { id: contractId } = await given.contract(firm, {
    projectLeadId: lead.id,
    published: true,
    ...scene,
  });
  const taskId = await firm.write(async (scope) => {
    await scope.tx.contractMember.create({ data: { contractId, departmentId, memberId: worker.id } });
    return makeTask(scope, {
      contractId,
      departmentId,
      title: '柜内接线',
      assigneeIds: [worker.id],
      progress: 100,
      reportedBy: worker.id,
    });
  });
  const checklist = await as(firm.boss).acceptance.saveChecklist({ name: '出厂检查', items: ITEMS });
  const stages = await as(firm.boss).acceptance.stages({});
  await as(firm.boss).acceptance.saveStages({
    stages: stages.map(({ id: _, version: __, contractId: ___, ...stage }) => ({
      ...stage,
      templateId: checklist.id,
    })),
    seen: stages.map(({ id, version }) => ({ id, version })),
  });
  const inspector = await givenInspector(firm);
  const second = await givenInspector(firm, '质检员乙');
  return { firm, contractId, taskId, lead, worker, inspector, second };
}

/** A round at this stage, asked for by the project lead and, unless told otherwise, taken up by the inspector. */
export async function givenRound(
  { contractId, lead, inspector }: AcceptanceScene,
  {
    stage = 'internal',
    started = true,
    ...more
  }: { stage?: string; started?: boolean; [key: string]: unknown } = {},
): Promise<RoundDetail> {
  const round = await as(lead).acceptance.request({ contractId, stageCode: stage, ...more });
  return started ? as(inspector).acceptance.start({ roundId: round.id, version: round.version }) : round;
}

/** Answers every question of a round as it should be. */
export async function answerWell(person: Person, roundId: string, shaft = '20.01'): Promise<RoundDetail> {
  const { checks } = await as(person).acceptance.round({ roundId });
  for (const { id: checkId, version, kind } of checks)
    await as(person).acceptance.record({
      checkId,
      version,
      ...(kind === 'yes_no' ? { answer: true } : kind === 'measure' ? { entered: shaft } : { text: 'A-100' }),
    });
  return as(person).acceptance.round({ roundId });
}

/** Takes a contract past a stage. */
export async function passStage(scene: AcceptanceScene, stage: string): Promise<void> {
  const round = await givenRound(scene, { stage });
  const { version } = await answerWell(scene.inspector, round.id);
  await as(scene.inspector).acceptance.pass({ roundId: round.id, version });
}

/** What the worker does after a rejection, and after a customer's answer. */
export const afterRejection = (firm: Firm, roundId: string) =>
  firm.write((scope) => makeRework(scope, { roundId }));
export const afterAnswer = (firm: Firm, signatureId: string) =>
  firm.write((scope) => answerByCustomer(scope, { signatureId }));

/** The firm's first reason. */
export async function aReason(firm: Firm): Promise<string> {
  return (await as(firm.boss).acceptance.reasons())[0]!.id;
}
