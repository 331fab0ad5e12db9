import { AppError } from '@millwright/platform';
import { fileHome } from '../files/index.ts';
import { isTheMoment } from './tasks.moments.ts';
import { findTask } from './tasks.records.ts';

/** Tasks have files; their department and the people they are given to follow by trigger (see the migration of files). */
fileHome('Task', async (scope, taskId, { lock }) => {
  try {
    const task = await findTask(scope, taskId, { lock });
    return {
      contractId: task.contractId,
      departmentIds: [task.departmentId],
      personIds: task.assigneeIds,
      isOpen: task.deletedAt === null && isTheMoment('update', task.contractStatus),
    };
  } catch (error) {
    if (error instanceof AppError && error.kind === 'not_found') return null;
    throw error;
  }
});
