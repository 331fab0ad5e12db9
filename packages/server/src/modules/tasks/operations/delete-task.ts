import { conflict, type Scope } from '@millwright/platform';
import { taskDeleted, taskRestored } from '../tasks.events.ts';
import { getTask, type TaskDetail } from '../tasks.queries.ts';
import { findTask, requireContractMoment, requireMoment } from '../tasks.records.ts';
import type { VersionedTask } from '../tasks.schemas.ts';

/** Puts a task into the recycle bin: it no longer counts for its contract, and can be taken out again. */
export async function deleteTask(
  scope: Scope,
  input: VersionedTask,
): Promise<{ taskId: string; version: number }> {
  const task = await findTask(scope, input.taskId);
  scope.require('delete', 'Task', task);
  requireMoment('delete', task);

  const saved = await scope.save('task', task, input.version, { deletedAt: scope.now() });
  await scope.announce(taskDeleted, { taskId: task.id, contractId: task.contractId });
  return { taskId: task.id, version: saved.version };
}

/** Takes a task out of the recycle bin, with its progress and its history. */
export async function restoreTask(scope: Scope, input: VersionedTask): Promise<TaskDetail> {
  const task = await findTask(scope, input.taskId);
  scope.require('restore', 'Task', task);
  if (!task.deletedAt) throw conflict('tasks.not_in_recycle_bin');
  requireContractMoment('restore', task.contractStatus);

  await scope.save('task', task, input.version, { deletedAt: null });
  await scope.announce(taskRestored, { taskId: task.id, contractId: task.contractId });
  return getTask(scope, task.id);
}
