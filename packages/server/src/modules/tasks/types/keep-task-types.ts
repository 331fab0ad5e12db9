import { newId } from '@millwright/db';
import { conflict, type Scope } from '@millwright/platform';
import { taskTypesChanged } from '../tasks.events.ts';
import { findTaskType, listTaskTypes, type TaskTypeRow } from './task-types.queries.ts';
import {
  type CreateTaskType,
  MAX_TASK_TYPES,
  type OrderTaskTypes,
  type TaskTypeVersion,
  type UpdateTaskType,
} from './task-types.schemas.ts';

/** Adds a kind of work at the end of the firm's list. */
export async function createTaskType(scope: Scope, input: CreateTaskType): Promise<TaskTypeRow[]> {
  scope.require('edit', 'TaskType');
  const offered = await listTaskTypes(scope);
  if (offered.length >= MAX_TASK_TYPES) throw conflict('taskTypes.too_many', { most: MAX_TASK_TYPES });
  requireNameFree(offered, input.name);
  const id = newId();
  const last = await scope.sql
    .selectFrom('task_type')
    .select(({ fn }) => fn.max('sort_order').as('order'))
    .executeTakeFirst();
  await scope.tx.taskType.create({
    data: { id, ...input, nameEn: input.nameEn || null, sortOrder: (last?.order ?? 0) + 1 },
  });
  return changed(scope, id);
}

/** Renames a kind of work, or says whether it is inspected. Tasks that have it show the new name. */
export async function updateTaskType(scope: Scope, input: UpdateTaskType): Promise<TaskTypeRow[]> {
  const { typeId, version, ...changes } = input;
  const type = await offeredType(scope, typeId);
  requireNameFree(await listTaskTypes(scope), changes.name, typeId);
  await scope.save('taskType', type, version, { ...changes, nameEn: changes.nameEn || null });
  return changed(scope, typeId);
}

/** Offers a kind of work no longer. Tasks that have it keep it. */
export async function removeTaskType(scope: Scope, input: TaskTypeVersion): Promise<TaskTypeRow[]> {
  const type = await offeredType(scope, input.typeId);
  await scope.save('taskType', type, input.version, { deletedAt: scope.now() });
  return changed(scope, type.id);
}

/** Offers it again, at the place it had. */
export async function restoreTaskType(scope: Scope, { typeId }: { typeId: string }): Promise<TaskTypeRow[]> {
  const type = await findTaskType(scope, typeId);
  scope.require('edit', 'TaskType');
  if (type.isOffered) throw conflict('taskTypes.not_removed', { name: type.name });
  requireNameFree(await listTaskTypes(scope), type.name);
  await scope.save('taskType', type, type.version, { deletedAt: null });
  return changed(scope, typeId);
}

/** Puts the list into another order. */
export async function orderTaskTypes(scope: Scope, { typeIds }: OrderTaskTypes): Promise<TaskTypeRow[]> {
  scope.require('edit', 'TaskType');
  const offered = await listTaskTypes(scope);
  const isAll = typeIds.length === offered.length && offered.every(({ id }) => typeIds.includes(id));
  if (!isAll) throw conflict('taskTypes.changed_meanwhile');
  for (const [sortOrder, id] of typeIds.entries())
    await scope.tx.taskType.updateMany({ where: { id }, data: { sortOrder } });
  return changed(scope, typeIds[0]!);
}

async function offeredType(scope: Scope, typeId: string): Promise<TaskTypeRow> {
  const type = await findTaskType(scope, typeId);
  scope.require('edit', 'TaskType');
  if (!type.isOffered) throw conflict('taskTypes.removed', { name: type.name });
  return type;
}

async function changed(scope: Scope, typeId: string): Promise<TaskTypeRow[]> {
  await scope.announce(taskTypesChanged, { typeId });
  return listTaskTypes(scope);
}

/** Two of one name could not be told apart by whoever chooses. */
function requireNameFree(offered: readonly TaskTypeRow[], name: string, exceptId?: string): void {
  const same = (one: string) => one.trim().toLowerCase();
  if (offered.some((type) => type.id !== exceptId && same(type.name) === same(name)))
    throw conflict('taskTypes.name_taken', { name });
}
