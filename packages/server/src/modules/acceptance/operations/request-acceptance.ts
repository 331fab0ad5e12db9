import { newId } from '@millwright/db';
import { conflict, invalid, notFound, type Scope } from '@millwright/platform';
import { type ContractRecord, findContract } from '../../contracts/index.ts';
import { pressedOnce } from '../../tenancy/index.ts';
import { acceptanceRequested } from '../acceptance.events.ts';
import { OPEN_ROUNDS } from '../acceptance.lifecycle.ts';
import type { RequestAcceptance } from '../acceptance.schemas.ts';
import { workersOn } from '../judged-work.ts';
import { getRound, type RoundDetail } from '../rounds.queries.ts';
import { requireAccepting } from '../rounds.records.ts';
import { type StageRow, stageOf } from '../stages.queries.ts';
import { stagesBefore, standingsOf } from '../standing.queries.ts';
import { tellReviewers } from '../tell-people.ts';
import { compareDecimals, subtractDecimals } from '../tolerance.schemas.ts';

interface Asked {
  id: string;
  isWhole: boolean;
  totalQuantity: string;
  acceptedQuantity: string;
  taskIds: string[];
}

/** The acceptance a further round is for. There is one of the whole contract at a stage: asking again goes on with it. */
async function existing(scope: Scope, input: RequestAcceptance, stage: StageRow): Promise<Asked | null> {
  const { contractId, acceptanceId, taskIds } = input;
  if (!acceptanceId && taskIds?.length) return null;
  let query = scope.sql
    .selectFrom('acceptance as a')
    .where('a.contract_id', '=', contractId)
    .where('a.stage_code', '=', stage.code)
    .where(scope.where('read', 'Acceptance', 'a') as never)
    .select(['a.id', 'a.is_whole as isWhole', 'a.total_quantity as totalQuantity'])
    .select('a.accepted_quantity as acceptedQuantity')
    .forNoKeyUpdate();
  query = acceptanceId ? query.where('a.id', '=', acceptanceId) : query.where('a.is_whole', '=', true);
  const found = await query.executeTakeFirst();
  if (!found && acceptanceId) throw notFound('acceptance.not_found');
  if (!found) return null;
  const tasks = await scope.sql
    .selectFrom('acceptance_task')
    .where('acceptance_id', '=', found.id)
    .select('task_id as id')
    .execute();
  return { ...found, taskIds: tasks.map(({ id }) => id) };
}

/** Refuses tasks that are not living ones of this contract. */
async function requireTasks(
  scope: Scope,
  contract: ContractRecord,
  taskIds: readonly string[],
): Promise<void> {
  if (taskIds.length === 0) return;
  const rows = await scope
    .beyondReach('tasks of other departments may be accepted with one’s own')
    .sql.selectFrom('task as t')
    .where('t.id', 'in', [...taskIds])
    .where('t.contract_id', '=', contract.id)
    .where('t.deleted_at', 'is', null)
    .select('t.id')
    .execute();
  if (rows.length !== taskIds.length)
    throw invalid('acceptance.task_not_on_contract', { contractNo: contract.contractNo }, [
      { path: 'taskIds', code: 'acceptance.task_not_on_contract' },
    ]);
}

/**
 * Asks for a round of acceptance: of the whole contract or some of its tasks, all of it or a part. The contract is held,
 * so that two who ask at once do not both get a first round.
 */
export async function requestAcceptance(scope: Scope, input: RequestAcceptance): Promise<RoundDetail> {
  const { contractId } = input;
  const contract = await findContract(scope, contractId, { lock: true });
  const stage = await stageOf(scope, contractId, input.stageCode);
  const me = scope.memberId;
  const { departmentIds } = contract;
  scope.require('request', 'Acceptance', {
    contractId,
    departmentIds,
    acceptor: stage.acceptor,
    requesterId: me,
  });
  const press = await pressedOnce(scope, { kind: 'acceptance_round', key: input.requestKey });
  if (!press.isFirst) return getRound(scope, press.id);
  requireAccepting(contract.status);
  const before = await existing(scope, input, stage);
  const taskIds = before ? before.taskIds : [...new Set(input.taskIds ?? [])];
  const isWhole = before ? before.isWhole : taskIds.length === 0;
  if (!before) await requireTasks(scope, contract, taskIds);
  const held = stagesBefore(await standingsOf(scope, contractId), stage.code, isWhole ? null : taskIds);
  if (held.length > 0) {
    const { code, name, nameEn } = held[0]!;
    throw conflict('acceptance.stage_before_open', { code, name, nameEn });
  }
  if (before) await requireNoOpenRound(scope, before.id);
  const total = before?.totalQuantity ?? input.totalQuantity ?? '1';
  const left = before ? subtractDecimals(total, before.acceptedQuantity) : total;
  if (compareDecimals(left, '0') <= 0) throw conflict('acceptance.already_accepted');
  const quantity = input.quantity ?? left;
  if (compareDecimals(quantity, left) > 0)
    throw invalid('acceptance.more_than_left', { left }, [
      { path: 'quantity', code: 'acceptance.more_than_left', facts: { left } },
    ]);

  const acceptanceId = before?.id ?? newId();
  const workedBy = await workersOn(scope, { contractId, isWhole, acceptanceId, taskIds });
  if (before) {
    await scope.tx.acceptance.updateMany({
      where: { id: acceptanceId },
      data: { requesterId: me, stageId: stage.id, acceptor: stage.acceptor },
    });
  } else {
    await scope.tx.acceptance.create({
      data: {
        id: acceptanceId,
        contractId,
        stageId: stage.id,
        stageCode: stage.code,
        acceptor: stage.acceptor,
        title: input.title || null,
        isWhole,
        unit: input.unit || null,
        totalQuantity: total,
        requesterId: me,
        departmentIds,
      },
    });
    if (taskIds.length > 0)
      await scope.tx.acceptanceTask.createMany({
        data: taskIds.map((taskId) => ({ acceptanceId, contractId, taskId })),
      });
  }
  const roundId = press.id;
  const { last } = await scope.sql
    .selectFrom('acceptance_round')
    .where('acceptance_id', '=', acceptanceId)
    .select(({ fn }) => fn.max('number').as('last'))
    .executeTakeFirstOrThrow();
  await scope.tx.acceptanceRound.create({
    data: {
      id: roundId,
      acceptanceId,
      contractId,
      number: Number(last ?? 0) + 1,
      quantity,
      note: input.note || null,
      requestedBy: me,
      requestedAt: scope.now(),
      workedBy,
    },
  });
  await copyChecklist(scope, { roundId, contractId, templateId: input.templateId ?? stage.templateId });
  await scope.announce(acceptanceRequested, { contractId, acceptanceId, roundId, stage: stage.code });
  await tellReviewers(scope, { contract, stage, roundId, barred: workedBy });
  return getRound(scope, roundId);
}

async function requireNoOpenRound(scope: Scope, acceptanceId: string): Promise<void> {
  const open = await scope.sql
    .selectFrom('acceptance_round')
    .where('acceptance_id', '=', acceptanceId)
    .where('status', 'in', [...OPEN_ROUNDS])
    .select(['id', 'number'])
    .executeTakeFirst();
  if (open) throw conflict('acceptance.round_open', { number: open.number, roundId: open.id });
}

/** The checklist as it is today becomes the round's own: later changes of it change nothing that was asked. */
async function copyChecklist(
  scope: Scope,
  { roundId, contractId, templateId }: { roundId: string; contractId: string; templateId: string | null },
): Promise<void> {
  if (!templateId) return;
  const template = await scope.sql
    .selectFrom('checklist_template')
    .where('id', '=', templateId)
    .where('deleted_at', 'is', null)
    .select('id')
    .executeTakeFirst();
  if (!template)
    throw invalid('acceptance.checklist_not_found', {}, [
      { path: 'templateId', code: 'acceptance.checklist_not_found' },
    ]);
  const items = await scope.tx.checklistItem.findMany({
    where: { templateId },
    orderBy: { sortOrder: 'asc' },
  });
  if (items.length === 0) return;
  await scope.tx.acceptanceCheck.createMany({
    data: items.map((item) => ({
      roundId,
      contractId,
      sortOrder: item.sortOrder,
      title: item.title,
      titleEn: item.titleEn,
      kind: item.kind,
      unit: item.unit,
      nominal: item.nominal,
      lowerDeviation: item.lowerDeviation,
      upperDeviation: item.upperDeviation,
      isRequired: item.isRequired,
      needsEvidence: item.needsEvidence,
    })),
  });
}
