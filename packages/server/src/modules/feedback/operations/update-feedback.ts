import { conflict, type Scope } from '@millwright/platform';
import { feedbackUpdated } from '../feedback.events.ts';
import { OPEN_FEEDBACK } from '../feedback.lifecycle.ts';
import { type FeedbackDetail, getFeedback } from '../feedback.queries.ts';
import { type FeedbackRecord, findFeedback, requireOpenContract } from '../feedback.records.ts';
import type { AssignFeedback, UpdateFeedback } from '../feedback.schemas.ts';
import { respondBy } from '../feedback-settings.ts';
import { keepsBack, NOT_LOWERED } from '../second-eyes.ts';
import { tellOwner } from '../tell-people.ts';
import { requireOwner, requireTaskOf } from './create-feedback.ts';

/** Conflict once it was settled: taking it up again comes first. */
export function requireOpen(feedback: FeedbackRecord): void {
  requireOpenContract(feedback);
  if (!OPEN_FEEDBACK.includes(feedback.status))
    throw conflict('feedback.settled', { status: feedback.status });
}

/** Judges it anew: how bad, what about, whether the customer sees it. What a customer wrote stays in their words. */
export async function updateFeedback(scope: Scope, input: UpdateFeedback): Promise<FeedbackDetail> {
  const feedback = await findFeedback(scope, input.feedbackId);
  scope.require('update', 'Feedback', feedback);
  requireOpen(feedback);
  const { feedbackId, version, severity = feedback.severity, ...changes } = input;
  const ofCustomer = feedback.source === 'portal';
  if (ofCustomer && (changes.title !== undefined || changes.text !== undefined || changes.isShown === false))
    throw conflict('feedback.customers_words');
  if (changes.taskId) await requireTaskOf(scope, feedback.contractId, changes.taskId);

  await scope.save('feedback', feedback, version, {
    ...changes,
    ...(changes.serialNo !== undefined && { serialNo: changes.serialNo || null }),
    ...(await judgedAnew(scope, feedback, severity)),
  });
  await scope.announce(feedbackUpdated, { feedbackId, contractId: feedback.contractId });
  return getFeedback(scope, feedbackId);
}

/**
 * How bad it is, as whoever handles it judges. What keeps a delivery back is lowered by a step of its own, with a reason
 * and by somebody who does not deliver (`lower-severity.ts`).
 */
export async function judgedAnew(
  scope: Scope,
  feedback: FeedbackRecord,
  severity: FeedbackRecord['severity'],
): Promise<object> {
  if (severity !== 'critical' && keepsBack(feedback)) throw conflict('feedback.lowered_by_itself', {});
  return {
    ...(await severityOf(scope, feedback, severity)),
    ...(severity === 'critical' && feedback.loweredBy && NOT_LOWERED),
  };
}

/** Judged worse or less bad, it is to be answered earlier or later, counted from when it was reported. */
export async function severityOf(
  scope: Scope,
  feedback: FeedbackRecord,
  severity: FeedbackRecord['severity'],
): Promise<{ severity?: string; respondBy?: Date }> {
  if (severity === feedback.severity) return {};
  if (feedback.respondedAt) return { severity };
  return { severity, respondBy: await respondBy(scope, severity, new Date(feedback.createdAt)) };
}

/** Gives it to somebody, or to nobody. */
export async function assignFeedback(scope: Scope, input: AssignFeedback): Promise<FeedbackDetail> {
  const feedback = await findFeedback(scope, input.feedbackId);
  scope.require('assign', 'Feedback', feedback);
  requireOpen(feedback);
  const { feedbackId, version, ownerId } = input;
  if (ownerId) await requireOwner(scope, ownerId);

  await scope.save('feedback', feedback, version, { ownerId });
  await scope.announce(feedbackUpdated, { feedbackId, contractId: feedback.contractId });
  if (ownerId && ownerId !== feedback.ownerId) await tellOwner(scope, feedback, ownerId);
  return getFeedback(scope, feedbackId);
}
