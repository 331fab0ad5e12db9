import { subscriber } from '@millwright/platform/jobs';
import { progressReported } from '../tasks/index.ts';
import { customerWrote, feedbackReceived } from './feedback.events.ts';
import { followFixTask } from './operations/follow-fix-task.ts';
import { hearCustomer, takeInFeedback } from './operations/take-in-feedback.ts';

/** When the tasks that were made of feedback are done, the feedback says so; taken back, it says so no more. */
export const fixTaskReported = subscriber('feedback.fix-task-reported', progressReported, {
  run: async (scope, { taskId }) => followFixTask(scope, taskId),
});

/** What a customer wrote in the portal gets its number and its time to be answered. */
export const takeInReceived = subscriber('feedback.take-in', feedbackReceived, {
  run: async (scope, { feedbackId }) => takeInFeedback(scope, feedbackId),
});

/** Whoever has it hears what the customer wrote. */
export const hearFromCustomer = subscriber('feedback.hear-customer', customerWrote, {
  run: async (scope, { messageId }) => hearCustomer(scope, messageId),
});
