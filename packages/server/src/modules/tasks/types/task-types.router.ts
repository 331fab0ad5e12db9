import { allow, router } from '@millwright/platform';
import {
  createTaskType,
  orderTaskTypes,
  removeTaskType,
  restoreTaskType,
  updateTaskType,
} from './keep-task-types.ts';
import { listTaskTypes } from './task-types.queries.ts';
import {
  createTaskTypeInput,
  orderTaskTypesInput,
  taskTypeVersionInput,
  updateTaskTypeInput,
} from './task-types.schemas.ts';

export const taskTypesRouter = router({
  list: allow('read', 'TaskType').query(({ ctx }) => ctx.read((scope) => listTaskTypes(scope))),
  create: allow('edit', 'TaskType')
    .input(createTaskTypeInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => createTaskType(scope, input))),
  update: allow('edit', 'TaskType')
    .input(updateTaskTypeInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => updateTaskType(scope, input))),
  remove: allow('edit', 'TaskType')
    .input(taskTypeVersionInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => removeTaskType(scope, input))),
  restore: allow('edit', 'TaskType')
    .input(taskTypeVersionInput.pick({ typeId: true }))
    .mutation(({ ctx, input }) => ctx.write((scope) => restoreTaskType(scope, input))),
  order: allow('edit', 'TaskType')
    .input(orderTaskTypesInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => orderTaskTypes(scope, input))),
});
