import { eachOrOneReason, invalid, type Outcome, type Scope } from '@millwright/platform';
import { type AssignTasks, MAX_ASSIGNEES, type RecycleTasks, type SetDueOfTasks } from '../tasks.schemas.ts';
import { type GivenOnContract, tellGivenOn } from '../tell-assignees.ts';
import { deleteTask, restoreTask } from './delete-task.ts';
import { changePlan, updateTask } from './update-task.ts';

/** What became of each chosen task: done, with its new version, or refused, and why. Together they are all that were chosen. */
export type BulkOutcome = Outcome<'taskId', { version: number }>;

/** Does the same with each task; where all are refused for one reason, that is the answer. */
const each = <T extends { taskId: string }>(
  scope: Scope,
  tasks: readonly T[],
  verb: (task: T) => Promise<{ version: number }>,
): Promise<BulkOutcome> =>
  eachOrOneReason(scope, 'taskId', tasks, async (task) => {
    const { version } = await verb(task);
    return { version };
  });

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
