import { type MayRead, namesIn, type PartsOf, readableIn } from '@millwright/platform';

const mayReadFeedback = readableIn('feedback', 'Feedback');

/** A message is as readable as what it is about. */
const mayReadMessage: MayRead = async (scope, id) => {
  const message = await scope.sql
    .selectFrom('feedback_message')
    .where('id', '=', id)
    .select('feedback_id as feedbackId')
    .executeTakeFirst();
  return message ? mayReadFeedback(scope, message.feedbackId) : false;
};

export const readable = {
  Feedback: mayReadFeedback,
  FeedbackMessage: mayReadMessage,
  FeedbackSetting: readableIn('feedback_setting', 'FeedbackSetting'),
};

/** The history of feedback tells of what was said about it as well. */
const messagesOf: PartsOf = async (scope, feedbackId) => {
  const messages = await scope.sql
    .selectFrom('feedback_message')
    .where('feedback_id', '=', feedbackId)
    .select('id')
    .limit(1_000)
    .execute();
  return messages.map(({ id }) => ({ type: 'FeedbackMessage', id }));
};
export const parts = { Feedback: messagesOf };

export const names = { Feedback: namesIn('feedback', 'Feedback', 'title') };
