import { conflict, type Scope } from '@millwright/platform';
import { feedbackUpdated } from '../feedback.events.ts';
import { type FeedbackDetail, getFeedback } from '../feedback.queries.ts';
import { findFeedback } from '../feedback.records.ts';
import type { LowerSeverity } from '../feedback.schemas.ts';
import { loweredBy, requireSecondEyes } from '../second-eyes.ts';
import { tellLowered } from '../tell-people.ts';
import { requireOpen, severityOf } from './update-feedback.ts';

/** Judges critical feedback less bad, so that it keeps no delivery back: by somebody who does not deliver, with a reason. */
export async function lowerSeverity(scope: Scope, input: LowerSeverity): Promise<FeedbackDetail> {
  const { feedbackId, version, severity, reason } = input;
  const feedback = await findFeedback(scope, feedbackId);
  scope.require('lower', 'Feedback', feedback);
  await requireSecondEyes(scope, feedback);
  requireOpen(feedback);
  if (feedback.severity !== 'critical') throw conflict('feedback.not_critical');

  await scope.save('feedback', feedback, version, {
    ...(await severityOf(scope, feedback, severity)),
    ...loweredBy(scope, reason),
  });
  await scope.announce(feedbackUpdated, { feedbackId, contractId: feedback.contractId });
  await tellLowered(scope, feedback, { severity, reason });
  return getFeedback(scope, feedbackId);
}
