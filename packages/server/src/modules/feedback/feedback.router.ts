import { allow, router } from '@millwright/platform';
import { getFeedback, listFeedback } from './feedback.queries.ts';
import {
  assignFeedbackInput,
  createFeedbackInput,
  feedbackInput,
  feedbackOfContractInput,
  feedbackVersionInput,
  listFeedbackInput,
  listMessagesInput,
  lowerSeverityInput,
  makeContractInput,
  makeTaskInput,
  ownersInput,
  rejectFeedbackInput,
  triageFeedbackInput,
  updateFeedbackInput,
  updateFeedbackSettingInput,
  writeMessageInput,
} from './feedback.schemas.ts';
import { feedbackSettings, updateFeedbackSettings } from './feedback-settings.ts';
import { listMessages } from './messages.queries.ts';
import { originOfContract } from './open-feedback.queries.ts';
import { advanceFeedback } from './operations/advance-feedback.ts';
import { createFeedback } from './operations/create-feedback.ts';
import { lowerSeverity } from './operations/lower-severity.ts';
import { makeContract, makeTask } from './operations/make-of-feedback.ts';
import { assignFeedback, updateFeedback } from './operations/update-feedback.ts';
import { noteOnFeedback, replyToFeedback } from './operations/write-message.ts';
import { ownerOptions } from './owners.queries.ts';

/** A verb of the lifecycle that needs no more than the version seen. */
const verb = (name: 'start' | 'resolve' | 'close' | 'reopen') =>
  allow(name, 'Feedback')
    .input(feedbackVersionInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => advanceFeedback(scope, name, input)));

export const feedbackRouter = router({
  list: allow('read', 'Feedback')
    .input(listFeedbackInput)
    .query(({ ctx, input }) => ctx.read((scope) => listFeedback(scope, input))),
  get: allow('read', 'Feedback')
    .input(feedbackInput)
    .query(({ ctx, input }) => ctx.read((scope) => getFeedback(scope, input.feedbackId))),
  messages: allow('read', 'Feedback')
    .input(listMessagesInput)
    .query(({ ctx, input }) => ctx.read((scope) => listMessages(scope, input))),
  origin: allow('read', 'Feedback')
    .input(feedbackOfContractInput)
    .query(({ ctx, input }) => ctx.read((scope) => originOfContract(scope, input.contractId))),
  owners: allow('assign', 'Feedback')
    .input(ownersInput)
    .query(({ ctx, input }) => ctx.read((scope) => ownerOptions(scope, input))),

  create: allow('create', 'Feedback')
    .input(createFeedbackInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => createFeedback(scope, input))),
  update: allow('update', 'Feedback')
    .input(updateFeedbackInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => updateFeedback(scope, input))),
  lower: allow('lower', 'Feedback')
    .input(lowerSeverityInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => lowerSeverity(scope, input))),
  assign: allow('assign', 'Feedback')
    .input(assignFeedbackInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => assignFeedback(scope, input))),
  reply: allow('reply', 'Feedback')
    .input(writeMessageInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => replyToFeedback(scope, input))),
  note: allow('note', 'Feedback')
    .input(writeMessageInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => noteOnFeedback(scope, input))),

  triage: allow('triage', 'Feedback')
    .input(triageFeedbackInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => advanceFeedback(scope, 'triage', input))),
  start: verb('start'),
  resolve: verb('resolve'),
  close: verb('close'),
  reject: allow('reject', 'Feedback')
    .input(rejectFeedbackInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => advanceFeedback(scope, 'reject', input))),
  reopen: verb('reopen'),

  makeTask: allow('makeTask', 'Feedback')
    .input(makeTaskInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => makeTask(scope, input))),
  makeContract: allow('makeContract', 'Feedback')
    .input(makeContractInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => makeContract(scope, input))),

  settings: allow('read', 'FeedbackSetting').query(({ ctx }) => ctx.read((scope) => feedbackSettings(scope))),
  updateSettings: allow('update', 'FeedbackSetting')
    .input(updateFeedbackSettingInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => updateFeedbackSettings(scope, input))),
});
