import { AppError } from '@millwright/platform';
import { fileHome } from '../files/index.ts';
import { FEEDBACK_CONTRACT_STATES } from './feedback.lifecycle.ts';
import { findFeedback } from './feedback.records.ts';

/** Feedback has files: a photograph of what is wrong. Those who see it follow by trigger (see the migration of feedback). */
fileHome('Feedback', async (scope, feedbackId, { lock }) => {
  try {
    const feedback = await findFeedback(scope, feedbackId, { lock });
    return {
      contractId: feedback.contractId,
      departmentIds: feedback.departmentIds,
      personIds: [feedback.ownerId, feedback.reporterId].filter((id) => id !== null),
      isOpen: FEEDBACK_CONTRACT_STATES.includes(feedback.contractStatus),
    };
  } catch (error) {
    if (error instanceof AppError && error.kind === 'not_found') return null;
    throw error;
  }
});
