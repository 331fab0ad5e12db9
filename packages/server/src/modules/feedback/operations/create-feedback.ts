import { conflict, invalid, type Scope } from '@millwright/platform';
import { findContract } from '../../contracts/index.ts';
import { pressedOnce, takeNumber } from '../../tenancy/index.ts';
import { feedbackCreated } from '../feedback.events.ts';
import { FEEDBACK_CONTRACT_STATES } from '../feedback.lifecycle.ts';
import { type FeedbackDetail, getFeedback } from '../feedback.queries.ts';
import { findFeedback } from '../feedback.records.ts';
import { type CreateFeedback, createFeedbackInput } from '../feedback.schemas.ts';
import { respondBy } from '../feedback-settings.ts';
import { isActiveMember } from '../owners.queries.ts';
import { tellNew, tellOwner } from '../tell-people.ts';

/** How pieces of feedback are numbered: by the year, without gaps. */
export const FEEDBACK_NUMBERS = { name: 'feedback', rule: 'FB-{YYYY}-{NNNN}' } as const;

/** Refuses a task of another contract, and one the viewer does not see. */
export async function requireTaskOf(scope: Scope, contractId: string, taskId: string): Promise<void> {
  const task = await scope.sql
    .selectFrom('task as t')
    .where('t.id', '=', taskId)
    .where('t.contract_id', '=', contractId)
    .where('t.deleted_at', 'is', null)
    .where(scope.where('read', 'Task', 't') as never)
    .select('t.id')
    .executeTakeFirst();
  if (!task) throw invalid('feedback.task_unknown', {}, [{ path: 'taskId', code: 'feedback.task_unknown' }]);
}

/** Refuses an owner who is not, or no longer, of the firm. */
export async function requireOwner(scope: Scope, ownerId: string): Promise<void> {
  if (await isActiveMember(scope, ownerId)) return;
  throw invalid('feedback.owner_unknown', {}, [{ path: 'ownerId', code: 'feedback.owner_unknown' }]);
}

/** Enters what somebody of the firm noticed, or was told by the customer. Its time to be answered begins now. */
export async function createFeedback(scope: Scope, given: CreateFeedback): Promise<FeedbackDetail> {
  const input = createFeedbackInput.parse(given);
  const { contractId, taskId = null, ownerId = null } = input;
  const contract = await findContract(scope, contractId, { lock: true });
  const reporterId = scope.memberId;
  scope.require('create', 'Feedback', {
    contractId,
    departmentIds: contract.departmentIds,
    ownerId,
    reporterId,
  });
  const { id, isFirst } = await pressedOnce(scope, { kind: 'feedback', key: input.requestKey });
  if (!isFirst) return getFeedback(scope, id);
  if (!FEEDBACK_CONTRACT_STATES.includes(contract.status))
    throw conflict('feedback.contract_closed', { status: contract.status });
  if (taskId) await requireTaskOf(scope, contractId, taskId);
  if (ownerId) {
    scope.require('assign', 'Feedback', {
      contractId,
      departmentIds: contract.departmentIds,
      ownerId: null,
      reporterId,
    });
    await requireOwner(scope, ownerId);
  }

  await scope.tx.feedback.create({
    data: {
      id,
      number: await takeNumber(scope, FEEDBACK_NUMBERS.name, FEEDBACK_NUMBERS.rule),
      contractId,
      kind: input.kind,
      title: input.title,
      text: input.text,
      severity: input.severity,
      isShown: input.isShown,
      taskId,
      serialNo: input.serialNo || null,
      departmentIds: contract.departmentIds,
      ownerId,
      reporterId,
      respondBy: await respondBy(scope, input.severity, scope.now()),
    },
  });
  await scope.announce(feedbackCreated, { feedbackId: id, contractId });
  const feedback = await findFeedback(scope, id);
  await tellNew(scope, feedback);
  if (ownerId) await tellOwner(scope, feedback, ownerId);
  return getFeedback(scope, id);
}
