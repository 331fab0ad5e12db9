import { allow, router } from '@millwright/platform';
import { assignableFor } from './assignable.ts';
import { assignTasks, deleteTasks, restoreTasks, setDueOfTasks } from './operations/bulk-tasks.ts';
import { createTask } from './operations/create-task.ts';
import { deleteTask, restoreTask } from './operations/delete-task.ts';
import { moveTask } from './operations/move-task.ts';
import { reportProgress } from './operations/report-progress.ts';
import { updateTask } from './operations/update-task.ts';
import { taskPlan } from './tasks.plan.ts';
import { getTask, listTasks, taskHistory } from './tasks.queries.ts';
import {
  assignableInput,
  assignTasksInput,
  createTaskInput,
  listTasksInput,
  moveTaskInput,
  planInput,
  recycleTasksInput,
  reportProgressInput,
  setDueOfTasksInput,
  taskHistoryInput,
  taskInput,
  updateTaskInput,
  versionedTaskInput,
} from './tasks.schemas.ts';

export const tasksRouter = router({
  list: allow('read', 'Task')
    .input(listTasksInput)
    .query(({ ctx, input }) => ctx.read((scope) => listTasks(scope, input))),

  get: allow('read', 'Task')
    .input(taskInput)
    .query(({ ctx, input }) => ctx.read((scope) => getTask(scope, input.taskId))),

  history: allow('read', 'Task')
    .input(taskHistoryInput)
    .query(({ ctx, input }) => ctx.read((scope) => taskHistory(scope, input))),

  plan: allow('read', 'Task')
    .input(planInput)
    .query(({ ctx, input }) => ctx.read((scope) => taskPlan(scope, input.contractId))),

  assignable: allow('assign', 'Task')
    .input(assignableInput)
    .query(({ ctx, input }) => ctx.read((scope) => assignableFor(scope, input))),

  create: allow('create', 'Task')
    .input(createTaskInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => createTask(scope, input))),

  update: allow('update', 'Task')
    .input(updateTaskInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => updateTask(scope, input))),

  delete: allow('delete', 'Task')
    .input(versionedTaskInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => deleteTask(scope, input))),

  restore: allow('restore', 'Task')
    .input(versionedTaskInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => restoreTask(scope, input))),

  move: allow('update', 'Task')
    .input(moveTaskInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => moveTask(scope, input))),

  assignMany: allow('assign', 'Task')
    .input(assignTasksInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => assignTasks(scope, input))),

  setDueMany: allow('update', 'Task')
    .input(setDueOfTasksInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => setDueOfTasks(scope, input))),

  deleteMany: allow('delete', 'Task')
    .input(recycleTasksInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => deleteTasks(scope, input))),

  restoreMany: allow('restore', 'Task')
    .input(recycleTasksInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => restoreTasks(scope, input))),

  reportProgress: allow('report', 'Task')
    .input(reportProgressInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => reportProgress(scope, input))),
});
