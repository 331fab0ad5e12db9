import { conflict, principalChanged, type Scope, staleVersion } from '@millwright/platform';
import { sql } from 'kysely';
import {
  type DepartmentNode,
  type DepartmentRecord,
  findLivingDepartment,
  lockTree,
  peopleAround,
  presentDepartment,
} from '../departments.queries.ts';
import { departmentMoved } from '../org.events.ts';
import type { MoveDepartment } from '../org.schemas.ts';

/** A department cannot come to stand below itself: the refusal names the chain from it down to the wanted parent. */
async function refuseCycle(scope: Scope, department: DepartmentRecord, parent: DepartmentRecord) {
  const at = parent.ancestorIds.indexOf(department.id);
  if (at < 0) return;
  const ids = parent.ancestorIds.slice(at);
  const found = await scope.sql
    .selectFrom('department')
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .select(['id', 'name'])
    .execute();
  const chain = ids.map((id) => found.find((row) => row.id === id)?.name ?? id);
  throw conflict('org.move_makes_cycle', { chain, department: department.name, parent: parent.name });
}

/** Puts a department at a place among its new siblings; only those whose number changes are written. */
async function arrange(scope: Scope, moved: string, parentId: string | null, position: number | undefined) {
  const siblings = await scope.sql
    .selectFrom('department')
    .where('parent_id', parentId === null ? 'is' : '=', parentId)
    .where('deleted_at', 'is', null)
    .where('id', '<>', moved)
    .select(['id', 'sort_order'])
    .orderBy('sort_order')
    .orderBy('name')
    .orderBy('id')
    .execute();
  const ordered = siblings.map((row) => row.id);
  ordered.splice(Math.min(position ?? ordered.length, ordered.length), 0, moved);
  await sql`update department d set sort_order = place.n - 1
            from unnest(${ordered}::uuid[]) with ordinality as place(id, n)
            where d.id = place.id and d.sort_order <> place.n - 1`.execute(scope.sql);
}

/**
 * Moves a department with everything below it, or changes its place among its siblings. From the next request on,
 * whoever leads or belongs to something above, inside or formerly above it sees according to the new chart.
 */
export async function moveDepartment(scope: Scope, input: MoveDepartment): Promise<DepartmentNode> {
  await lockTree(scope);
  const department = await findLivingDepartment(scope, input.departmentId);
  scope.require('move', 'Department', department);
  const parent = input.parentId ? await findLivingDepartment(scope, input.parentId) : null;
  if (parent) await refuseCycle(scope, department, parent);
  if (department.version !== input.version) throw staleVersion('department', department, input.version);

  const elsewhere = department.parentId !== input.parentId;
  if (elsewhere) {
    scope.require('create', 'Department', parent ?? { id: '' });
    const before = await peopleAround(scope.sql, [department.id]);
    // Kysely: one statement for the whole subtree, the path above the department exchanged for the new one.
    await sql`update department set
        parent_id = case when id = ${department.id}::uuid then ${input.parentId}::uuid else parent_id end,
        ancestor_ids = ${parent?.ancestorIds ?? []}::uuid[]
          || ancestor_ids[array_position(ancestor_ids, ${department.id}::uuid):]
      where ancestor_ids @> array[${department.id}]::uuid[]`.execute(scope.sql);
    const memberIds = [...new Set([...before, ...(await peopleAround(scope.sql, [department.id]))])];
    if (memberIds.length > 0) await scope.announce(principalChanged, { memberIds, contactIds: [] });
  }
  await arrange(scope, department.id, input.parentId, input.position);
  await scope.announce(departmentMoved, { departmentId: department.id });
  return presentDepartment(scope, department.id);
}
