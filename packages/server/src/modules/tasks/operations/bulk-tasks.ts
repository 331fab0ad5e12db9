import { AppError, type Facts, invalid, type Scope } from '@millwright/platform';
import { type AssignTasks, MAX_ASSIGNEES, type RecycleTasks, type SetDueOfTasks } from '../tasks.schemas.ts';
import { type GivenOnContract, tellGivenOn } from '../tell-assignees.ts';
import { deleteTask, restoreTask } from './delete-task.ts';
import { changePlan, updateTask } from './update-task.ts';

/** What became of each chosen task: done, with its new version, or refused, and why. Together they are all that were chosen. */
export interface BulkOutcome {
  done: { taskId: string; version: number }[];
  refused: { taskId: string; reason: { kind: AppError['kind']; code: string; facts: Facts } }[];
}

/** A refusal as it travels; the record as somebody else left it is for an editor, and stays here. */
function reasonOf({ kind, code, facts }: AppError) {
  const { current: _, ...told } = facts;
  return { kind, code, facts: told };
}

/**
 * Does the same with each task, in one transaction and always in the same order, so that two who do it at once do not wait
 * for each other. A refusal comes before anything of its task is written and leaves the others alone; anything else ends
 * the whole of it, and then nothing was done. Where all are refused for one reason, that is the answer.
 */
async function each<T extends { taskId: string }>(
  scope: Scope,
  tasks: readonly T[],
  verb: (task: T) => Promise<{ version: number }>,
): Promise<BulkOutcome> {
  const done: BulkOutcome['done'] = [];
  const refusals: { taskId: string; error: AppError }[] = [];
  for (const task of tasks.toSorted((a, b) => (a.taskId < b.taskId ? -1 : 1))) {
    const announced = scope.said.length;
    try {
      const { version } = await verb(task);
      done.push({ taskId: task.taskId, version });
    } catch (error) {
      if (!(error instanceof AppError) || scope.said.length > announced) throw error;
      refusals.push({ taskId: task.taskId, error });
    }
  }
  const [first] = refusals;
  if (first && done.length === 0 && refusals.every(({ error }) => error.code === first.error.code))
    throw first.error;
  return { done, refused: refusals.map(({ taskId, error }) => ({ taskId, reason: reasonOf(error) })) };
}

/** Gives each of the tasks to the people named with it, and tells each person once a contract. */
export async function assignTasks(scope: Scope, { tasks }: AssignTasks): Promise<BulkOutcome> {
  const told: GivenOnContract[] = [];
  const outcome = await each(scope, tasks, async (task) => {
    if (task.assigneeIds.length > MAX_ASSIGNEES)
      throw invalid('tasks.too_many_assignees', { most: MAX_ASSIGNEES });
    const changed = await changePlan(scope, task);
    if (changed.given) told.push(changed.given);
    return changed.task;
  });
  await tellGivenOn(scope, told);
  return outcome;
}

/** Moves the date of each of the tasks to the one named with it. */
export function setDueOfTasks(scope: Scope, { tasks }: SetDueOfTasks): Promise<BulkOutcome> {
  return each(scope, tasks, (task) => updateTask(scope, task));
}

/** Puts each of the tasks into the recycle bin. */
export function deleteTasks(scope: Scope, { tasks }: RecycleTasks): Promise<BulkOutcome> {
  return each(scope, tasks, (task) => deleteTask(scope, task));
}

/** Takes each of the tasks out of the recycle bin. */
export function restoreTasks(scope: Scope, { tasks }: RecycleTasks): Promise<BulkOutcome> {
  return each(scope, tasks, (task) => restoreTask(scope, task));
}
