import { event } from '@millwright/platform/browser';
import { z } from 'zod';

const about = z.object({ feedbackId: z.uuid(), contractId: z.uuid() });
type About = z.infer<typeof about>;
const aboutFeedback = { subject: ({ feedbackId }: About) => ({ type: 'Feedback', id: feedbackId }) };

/** There is a new piece of feedback, with its number and its time to be answered. */
export const feedbackCreated = event('feedback.created', about, aboutFeedback);
/** How bad, what about, whose, or whether the customer sees it has changed. */
export const feedbackUpdated = event('feedback.updated', about, aboutFeedback);
/** A verb of the lifecycle was used. */
export const feedbackStatusChanged = event(
  'feedback.status-changed',
  about.extend({ verb: z.string().max(40), from: z.string().max(40), to: z.string().max(40) }),
  aboutFeedback,
);
/** The customer was answered. */
export const feedbackReplied = event(
  'feedback.replied',
  about.extend({ messageId: z.uuid() }),
  aboutFeedback,
);
/** Something was noted for colleagues: no customer hears that it was. */
export const feedbackNoted = event('feedback.noted', about.extend({ messageId: z.uuid() }), aboutFeedback);

/** A customer wrote feedback in the portal; the row says so itself (decision 0019). */
export const feedbackReceived = event('feedback.received', about, aboutFeedback);
/** A customer wrote a message in the portal; the row says so itself. */
export const customerWrote = event(
  'feedback.customer-wrote',
  about.extend({ messageId: z.uuid() }),
  aboutFeedback,
);
/** A task, or a contract, was made of it. */
export const feedbackTaskMade = event(
  'feedback.task-made',
  about.extend({ taskId: z.uuid() }),
  aboutFeedback,
);
export const feedbackContractMade = event(
  'feedback.contract-made',
  about.extend({ followUpContractId: z.uuid() }),
  aboutFeedback,
);
/** The firm works at other times, or answers faster or slower. */
export const feedbackSettingChanged = event('feedback.setting-changed', z.object({ settingId: z.uuid() }), {
  subject: ({ settingId }) => ({ type: 'FeedbackSetting', id: settingId }),
});
