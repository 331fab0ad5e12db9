import { subscriber } from '@millwright/platform/jobs';
import { progressReported } from '../tasks/index.ts';
import { followFixTask } from './operations/follow-fix-task.ts';

/** When the task that was made of feedback is done, the feedback says so; taken back, it says so no more. */
export const fixTaskReported = subscriber('feedback.fix-task-reported', progressReported, {
  run: async (scope, { taskId }) => followFixTask(scope, taskId),
});
