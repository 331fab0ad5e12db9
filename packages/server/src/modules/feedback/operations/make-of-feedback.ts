import { conflict, type Scope } from '@millwright/platform';
import { createContract, findContract } from '../../contracts/index.ts';
import { createTask } from '../../tasks/index.ts';
import { feedbackContractMade, feedbackTaskMade } from '../feedback.events.ts';
import { feedbackLifecycle } from '../feedback.lifecycle.ts';
import { type FeedbackDetail, getFeedback } from '../feedback.queries.ts';
import { findFeedback } from '../feedback.records.ts';
import type { MakeContract, MakeTask } from '../feedback.schemas.ts';
import { announceStep } from './advance-feedback.ts';
import { requireOpen } from './update-feedback.ts';

/** Makes a task of it on its contract, and so begins working on it. The task's progress shows on the feedback. */
export async function makeTask(scope: Scope, input: MakeTask): Promise<FeedbackDetail> {
  const feedback = await findFeedback(scope, input.feedbackId);
  scope.require('makeTask', 'Feedback', feedback);
  requireOpen(feedback);

  const { id: feedbackId, contractId } = feedback;
  const plan = {
    contractId,
    departmentId: input.departmentId,
    title: input.title,
    description: `${feedback.number ?? ''} ${feedback.title}\n\n${feedback.text}`.trim().slice(0, 5_000),
    assigneeIds: input.assigneeIds,
    dueOn: input.dueOn,
    // What is wrong is told to the customer in the thread, not as a task in the plan.
    isPublic: false,
  };
  const task = await createTask(scope, plan, { type: 'Feedback', id: feedbackId });
  const begins = feedbackLifecycle.verbsFrom(feedback.status).includes('start');
  await scope.save('feedback', feedback, input.version, {
    fixDoneAt: null,
    ...(begins && { status: 'in_progress' }),
    ...(!feedback.isShown && !feedback.respondedAt && { respondedAt: scope.now() }),
  });
  await scope.announce(feedbackTaskMade, { feedbackId, contractId, taskId: task.id });
  if (begins) await announceStep(scope, feedback, 'start', 'in_progress');
  return getFeedback(scope, feedbackId);
}

/** Makes a draft contract of it for the same customer: what is asked for is more than was bought. */
export async function makeContract(scope: Scope, input: MakeContract): Promise<FeedbackDetail> {
  const feedback = await findFeedback(scope, input.feedbackId);
  scope.require('makeContract', 'Feedback', feedback);
  requireOpen(feedback);
  if (feedback.followUpContractId) throw conflict('feedback.contract_made_already');
  const { customerId } = await findContract(scope, feedback.contractId);

  const { id: feedbackId, contractId } = feedback;
  const { contractNo, name } = input;
  const made = await createContract(scope, { contractNo, name, customerId });
  await scope.save('feedback', feedback, input.version, { followUpContractId: made.id });
  await scope.announce(feedbackContractMade, { feedbackId, contractId, followUpContractId: made.id });
  return getFeedback(scope, feedbackId);
}
