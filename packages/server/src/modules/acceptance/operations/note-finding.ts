import { AppError, invalid, notFound, type Scope, staleVersion } from '@millwright/platform';
import { acceptanceRecorded } from '../acceptance.events.ts';
import type { AddFinding } from '../acceptance.schemas.ts';
import { getRound, type RoundDetail } from '../rounds.queries.ts';
import { eventOf, findRound, type RoundRecord } from '../rounds.records.ts';
import { compareDecimals } from '../tolerance.schemas.ts';
import { requireReviewing } from './record-result.ts';

const wrong = (path: string, code: string): Error => invalid(code, {}, [{ path, code }]);

/** Refuses what does not belong to this round, its contract or the firm's list of reasons. */
async function requireFitting(scope: Scope, round: RoundRecord, input: AddFinding): Promise<void> {
  const { contractId } = round;
  const reason = await scope.sql
    .selectFrom('acceptance_reason')
    .where('id', '=', input.reasonId)
    .where('deleted_at', 'is', null)
    .select('id')
    .executeTakeFirst();
  if (!reason) throw wrong('reasonId', 'acceptance.reason_not_found');
  if (input.checkId) {
    const check = await scope.sql
      .selectFrom('acceptance_check')
      .where('id', '=', input.checkId)
      .where('round_id', '=', round.id)
      .select('id')
      .executeTakeFirst();
    if (!check) throw wrong('checkId', 'acceptance.check_not_found');
  }
  if (input.departmentId && !round.departmentIds.includes(input.departmentId))
    throw wrong('departmentId', 'acceptance.department_not_on_contract');
  if (input.taskId) {
    const task = await scope
      .beyondReach('what is wrong may lie in the work of any department')
      .sql.selectFrom('task')
      .where('id', '=', input.taskId)
      .where('contract_id', '=', contractId)
      .where('deleted_at', 'is', null)
      .select('id')
      .executeTakeFirst();
    if (!task) throw wrong('taskId', 'acceptance.task_not_on_contract');
  }
  if (input.quantity && compareDecimals(input.quantity, round.quantity) > 0)
    throw wrong('quantity', 'acceptance.more_than_asked');
}

/** Notes what is not as it should be, with its reason; a rejection makes a task of it. */
export async function noteFinding(scope: Scope, input: AddFinding): Promise<RoundDetail> {
  const round = await findRound(scope, input.roundId, { lock: 'record' });
  await requireReviewing(scope, round);
  await requireFitting(scope, round, input);
  await scope.tx.nonConformance.create({
    data: {
      roundId: round.id,
      contractId: round.contractId,
      checkId: input.checkId ?? null,
      reasonId: input.reasonId,
      severity: input.severity,
      description: input.description,
      quantity: input.quantity ?? null,
      taskId: input.taskId ?? null,
      departmentId: input.departmentId ?? null,
    },
  });
  await scope.announce(acceptanceRecorded, eventOf(round));
  return getRound(scope, round.id);
}

/** Takes a remark away again while the round is still under review. */
export async function removeFinding(
  scope: Scope,
  { findingId, version }: { findingId: string; version: number },
): Promise<RoundDetail> {
  const finding = await scope.sql
    .selectFrom('non_conformance')
    .where('id', '=', findingId)
    .select(['id', 'version', 'round_id as roundId', 'description'])
    .executeTakeFirst();
  if (!finding) throw notFound('acceptance.finding_not_found');
  const round = await findRound(scope, finding.roundId, { lock: 'record' }).catch((error: unknown) => {
    if (error instanceof AppError && error.kind === 'not_found')
      throw notFound('acceptance.finding_not_found');
    throw error;
  });
  await requireReviewing(scope, round);
  const { count } = await scope.tx.nonConformance.deleteMany({ where: { id: findingId, version } });
  if (count === 0) throw staleVersion('nonConformance', finding, version);
  await scope.announce(acceptanceRecorded, eventOf(round));
  return getRound(scope, round.id);
}
