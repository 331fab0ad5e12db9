import type { Scope } from '@millwright/platform';
import { takeNumber } from '../../tenancy/index.ts';
import { feedbackCreated } from '../feedback.events.ts';
import { feedbackLifecycle } from '../feedback.lifecycle.ts';
import { findFeedback } from '../feedback.records.ts';
import { reopenUntil, respondBy } from '../feedback-settings.ts';
import { tellCustomerWrote, tellNew } from '../tell-people.ts';
import { announceStep, takenUpAgain } from './advance-feedback.ts';
import { FEEDBACK_NUMBERS } from './create-feedback.ts';

/** Takes in what a customer wrote in the portal: its number, whose departments it concerns, until when it is answered. */
export async function takeInFeedback(scope: Scope, feedbackId: string): Promise<void> {
  const feedback = await findFeedback(scope, feedbackId, { lock: true });
  if (feedback.number) return;
  const { departmentIds } = await scope.sql
    .selectFrom('contract')
    .where('id', '=', feedback.contractId)
    .select('department_ids as departmentIds')
    .executeTakeFirstOrThrow();
  const number = await takeNumber(scope, FEEDBACK_NUMBERS.name, FEEDBACK_NUMBERS.rule);
  await scope.save('feedback', feedback, feedback.version, {
    number,
    departmentIds,
    respondBy: await respondBy(scope, feedback.severity, new Date(feedback.createdAt)),
  });
  await scope.announce(feedbackCreated, { feedbackId, contractId: feedback.contractId });
  await tellNew(scope, { ...feedback, number });
}

/**
 * Hears what a customer wrote about feedback. Where they take up again with it what was settled, and are in time, it is
 * open again; too late, their words stand in the thread all the same.
 */
export async function hearCustomer(scope: Scope, messageId: string): Promise<void> {
  const message = await scope.sql
    .selectFrom('feedback_message')
    .where('id', '=', messageId)
    .select(['feedback_id as feedbackId', 'reopens', 'created_at as createdAt'])
    .executeTakeFirst();
  if (!message) return;
  const feedback = await findFeedback(scope, message.feedbackId, { lock: true });
  const until = feedback.settledAt ? await reopenUntil(scope, new Date(feedback.settledAt)) : null;
  const reopens =
    message.reopens &&
    until !== null &&
    new Date(message.createdAt) <= until &&
    feedbackLifecycle.verbsFrom(feedback.status).includes('reopen');
  if (reopens) {
    const status = feedbackLifecycle.next(feedback.status, 'reopen');
    await scope.save('feedback', feedback, feedback.version, { status, ...takenUpAgain(feedback) });
    await announceStep(scope, feedback, 'reopen', status);
  }
  await tellCustomerWrote(scope, feedback, reopens);
}
