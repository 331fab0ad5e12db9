import type { Scope } from '@millwright/platform';
import type { TaskCause } from './operations/create-task.ts';

/** A task made for something, as the page of that thing shows it. */
export interface CausedTask {
  id: string;
  title: string;
  progress: number;
  dueOn: string | null;
}

/** Most tasks told of one cause. */
const MOST_TASKS = 100;

/** The tasks made for something, those the viewer may read, the oldest first. */
export async function tasksCausedBy(scope: Scope, cause: TaskCause): Promise<CausedTask[]> {
  return scope.sql
    .selectFrom('task as t')
    .where('t.cause_type', '=', cause.type)
    .where('t.cause_id', '=', cause.id)
    .where('t.deleted_at', 'is', null)
    .where(scope.where('read', 'Task', 't') as never)
    .select(['t.id', 't.title', 't.progress', 't.due_on as dueOn'])
    .orderBy('t.id')
    .limit(MOST_TASKS)
    .execute();
}
