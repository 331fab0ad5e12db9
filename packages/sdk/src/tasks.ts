import { everyItem, type Page } from './pages.ts';
import type { ListTasks, ReportedProgress, ReportProgress, Task, TaskDetail } from './task-types.ts';
import type { CallOptions, Wire } from './wire.ts';

/** Tasks, as far as the token's owner may see them. */
export interface Tasks {
  /** One page. */
  list(input?: ListTasks, options?: CallOptions): Promise<Page<Task>>;
  /** All of them, page after page. */
  each(input?: ListTasks, options?: CallOptions): AsyncGenerator<Task, void, undefined>;
  get(taskId: string, options?: CallOptions): Promise<TaskDetail>;
  /** Reports how far a task is; the contract's percent follows. Needs a token that may write. */
  reportProgress(report: ReportProgress, options?: CallOptions): Promise<ReportedProgress>;
}

export function tasksOn(wire: Wire): Tasks {
  const list: Tasks['list'] = (input = {}, options) => wire.query('tasks.list', input, options);
  return {
    list,
    each: (input = {}, options) => everyItem(input, (page) => list(page, options)),
    get: (taskId, options) => wire.query('tasks.get', { taskId }, options),
    reportProgress: (report, options) => wire.mutate('tasks.reportProgress', report, options),
  };
}
