import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { withContractCards } from '../contracts/index.ts';

/** Names of those tasks among the ids that the viewer may read. */
export async function taskNames(
  scope: Scope,
  ids: readonly string[],
): Promise<{ id: string; name: string }[]> {
  if (ids.length === 0) return [];
  return scope.sql
    .selectFrom('task as t')
    .where('t.id', 'in', [...ids])
    .where(scope.where('read', 'Task', 't') as never)
    .select(['t.id', 't.title as name'])
    .execute();
}

/** Open tasks that keep a department from being removed; a handful. */
export async function openTasksOfDepartment(scope: Scope, departmentId: string) {
  const rows = await withContractCards(scope.beyondReach('any open task keeps its department'))
    .selectFrom('task as t')
    .innerJoin('card.contract as c', (join) =>
      join.onRef('c.id', '=', 't.contract_id').onRef('c.tenant_id', '=', 't.tenant_id'),
    )
    .where('t.department_id', '=', departmentId)
    .where('t.deleted_at', 'is', null)
    .where('c.deleted_at', 'is', null)
    .where('t.progress', '<', 100)
    .where('c.status', 'not in', ['archived', 'cancelled'])
    // What the viewer may not read goes by its contract's number.
    .select((eb) => [
      't.id',
      sql<string>`case when ${scope.where('read', 'Task', 't')(eb as never)} then t.title else c.contract_no end`.as(
        'name',
      ),
    ])
    .orderBy('t.due_on')
    .limit(5)
    .execute();
  return rows.map(({ id, name }) => ({ type: 'Task', id, name }));
}
