import { invalid, notFound, type Scope } from '@millwright/platform';

export interface TaskTypeRow {
  id: string;
  version: number;
  name: string;
  nameEn: string | null;
  /** Work of this kind is inspected before it counts as done. */
  needsInspection: boolean;
}

const types = (scope: Scope) =>
  scope.sql
    .selectFrom('task_type as y')
    .select(['y.id', 'y.version', 'y.name', 'y.name_en as nameEn', 'y.needs_inspection as needsInspection'])
    .select('y.deleted_at as deletedAt');

/** The kinds of work the firm offers, in its order. */
export async function listTaskTypes(scope: Scope): Promise<TaskTypeRow[]> {
  const rows = await types(scope)
    .where('y.deleted_at', 'is', null)
    .orderBy('y.sort_order')
    .orderBy('y.id')
    .execute();
  return rows.map(({ deletedAt: _, ...row }) => row);
}

/** A type, also one that is offered no longer: tasks that have it keep it. */
export async function findTaskType(
  scope: Scope,
  typeId: string,
): Promise<TaskTypeRow & { isOffered: boolean }> {
  const row = await types(scope).where('y.id', '=', typeId).executeTakeFirst();
  if (!row) throw notFound('taskTypes.not_found');
  const { deletedAt, ...type } = row;
  return { ...type, isOffered: deletedAt === null };
}

/** Refuses a type the firm does not offer (any more), at the field. */
export async function requireTaskType(scope: Scope, typeId: string): Promise<void> {
  const offered = await types(scope)
    .where('y.id', '=', typeId)
    .where('y.deleted_at', 'is', null)
    .executeTakeFirst();
  if (!offered) throw invalid('taskTypes.unknown', {}, [{ path: 'typeId', code: 'taskTypes.unknown' }]);
}

/** Names for the audit trail. */
export async function taskTypeNames(
  scope: Scope,
  ids: readonly string[],
): Promise<{ id: string; name: string }[]> {
  if (ids.length === 0 || !scope.can('read', 'TaskType')) return [];
  return scope.sql
    .selectFrom('task_type')
    .where('id', 'in', [...ids])
    .select(['id', 'name'])
    .execute();
}
