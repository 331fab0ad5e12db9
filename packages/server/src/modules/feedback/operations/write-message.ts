import { newId } from '@millwright/db';
import { conflict, type Scope } from '@millwright/platform';
import { feedbackNoted, feedbackReplied } from '../feedback.events.ts';
import { type FeedbackRecord, findFeedback, requireOpenContract } from '../feedback.records.ts';
import type { WriteMessage } from '../feedback.schemas.ts';

/** Answers the customer. The first answer stops the clock. */
export async function replyToFeedback(scope: Scope, input: WriteMessage): Promise<{ messageId: string }> {
  const feedback = await findFeedback(scope, input.feedbackId, { lock: true });
  scope.require('reply', 'Feedback', feedback);
  requireOpenContract(feedback);
  if (!feedback.isShown) throw conflict('feedback.not_shown');
  return write(scope, feedback, { text: input.text, isInternal: false, answers: true });
}

/** Notes something for colleagues; it never leaves the firm. */
export async function noteOnFeedback(scope: Scope, input: WriteMessage): Promise<{ messageId: string }> {
  const feedback = await findFeedback(scope, input.feedbackId, { lock: true });
  scope.require('note', 'Feedback', feedback);
  requireOpenContract(feedback);
  // Of what no customer waits for, a colleague's word is the answer.
  const memberId = scope.memberId;
  const answers = !feedback.isShown && memberId !== feedback.reporterId;
  return write(scope, feedback, { text: input.text, isInternal: true, answers });
}

async function write(
  scope: Scope,
  feedback: FeedbackRecord,
  { text, isInternal, answers }: { text: string; isInternal: boolean; answers: boolean },
): Promise<{ messageId: string }> {
  const { id: feedbackId, contractId } = feedback;
  const messageId = newId();
  const memberId = scope.memberId;
  await scope.tx.feedbackMessage.create({
    data: { id: messageId, feedbackId, contractId, text, isInternal, memberId },
  });
  if (answers && !feedback.respondedAt)
    await scope.save('feedback', feedback, feedback.version, { respondedAt: scope.now() });
  await scope.announce(isInternal ? feedbackNoted : feedbackReplied, { feedbackId, contractId, messageId });
  return { messageId };
}
