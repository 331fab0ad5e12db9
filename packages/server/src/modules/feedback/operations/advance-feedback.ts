import { conflict, forbidden, type Scope } from '@millwright/platform';
import { feedbackStatusChanged } from '../feedback.events.ts';
import { type FeedbackVerb, feedbackLifecycle } from '../feedback.lifecycle.ts';
import { type FeedbackDetail, getFeedback } from '../feedback.queries.ts';
import { type FeedbackRecord, findFeedback, requireOpenContract } from '../feedback.records.ts';
import type { FeedbackVersion, RejectFeedback, TriageFeedback } from '../feedback.schemas.ts';
import { reopenUntil } from '../feedback-settings.ts';
import { keepsBack, loweredBy, mayResolve, NOT_LOWERED, requireSecondEyes } from '../second-eyes.ts';
import { tellOwner, tellReporter } from '../tell-people.ts';
import { requireOwner } from './create-feedback.ts';
import { judgedAnew } from './update-feedback.ts';

type Advance = FeedbackVersion & Partial<Omit<TriageFeedback & RejectFeedback, keyof FeedbackVersion>>;

/** Uses one verb of the lifecycle: the feedback moves on to where the table says. */
export async function advanceFeedback(
  scope: Scope,
  verb: FeedbackVerb,
  input: Advance,
): Promise<FeedbackDetail> {
  const feedback = await findFeedback(scope, input.feedbackId);
  scope.require(verb, 'Feedback', feedback);
  if (input.ownerId !== undefined) scope.require('assign', 'Feedback', feedback);
  requireOpenContract(feedback);
  const to = feedbackLifecycle.next(feedback.status, verb);
  if (verb === 'reopen') await requireInTime(scope, feedback);
  // Turning down what keeps a delivery back opens its gate as lowering it does.
  if (verb === 'reject' && keepsBack(feedback)) await requireSecondEyes(scope, feedback);
  if (verb === 'resolve' && !(await mayResolve(scope, feedback)))
    throw forbidden('feedback.second_eyes_needed', {});
  if (input.ownerId) await requireOwner(scope, input.ownerId);

  await scope.save('feedback', feedback, input.version, {
    status: to,
    ...(input.ownerId !== undefined && { ownerId: input.ownerId }),
    ...(await judgedAnew(scope, feedback, input.severity ?? feedback.severity)),
    ...whatFollows(scope, verb, feedback, input),
  });
  await announceStep(scope, feedback, verb, to);
  if (input.ownerId && input.ownerId !== feedback.ownerId) await tellOwner(scope, feedback, input.ownerId);
  if (to === 'resolved' || to === 'closed' || to === 'rejected') await tellReporter(scope, feedback, to);
  return getFeedback(scope, feedback.id);
}

/** Says which step a piece of feedback has made. */
export async function announceStep(
  scope: Scope,
  { id: feedbackId, contractId, status: from }: FeedbackRecord,
  verb: FeedbackVerb,
  to: string,
): Promise<void> {
  await scope.announce(feedbackStatusChanged, { feedbackId, contractId, verb, from, to });
}

/** Conflict when it was settled longer ago than the firm lets it be taken up again. */
export async function requireInTime(scope: Scope, feedback: FeedbackRecord): Promise<void> {
  const until = feedback.settledAt && (await reopenUntil(scope, new Date(feedback.settledAt)));
  if (until && until < scope.now())
    throw conflict('feedback.reopen_too_late', { until: until.toISOString() });
}

/** What taking something up again changes besides its state. */
export const takenUpAgain = (feedback: FeedbackRecord) => ({
  settledAt: null,
  rejectReason: null,
  fixDoneAt: null,
  reopenedCount: feedback.reopenedCount + 1,
  ...(feedback.severity === 'critical' && NOT_LOWERED),
});

/**
 * What goes with a verb. Resolving and turning down answer the reporter; of what the customer does not see, looking into
 * it does as well.
 */
function whatFollows(scope: Scope, verb: FeedbackVerb, feedback: FeedbackRecord, input: Advance) {
  const now = scope.now();
  if (verb === 'reopen') return takenUpAgain(feedback);
  const answers = verb === 'resolve' || verb === 'reject' || !feedback.isShown;
  return {
    ...(answers && !feedback.respondedAt && { respondedAt: now }),
    ...((verb === 'resolve' || verb === 'reject') && { settledAt: now }),
    ...(verb === 'reject' && { rejectReason: input.reason }),
    ...(verb === 'reject' && keepsBack(feedback) && loweredBy(scope, input.reason ?? '')),
  };
}
