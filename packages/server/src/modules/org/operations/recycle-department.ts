import { conflict, type NamedSubject, type Scope, usesOfSubject } from '@millwright/platform';
import {
  type DepartmentNode,
  findLivingDepartment,
  lockTree,
  presentDepartment,
} from '../departments.queries.ts';
import { departmentRecycled } from '../org.events.ts';
import type { RecycleDepartment } from '../org.schemas.ts';

/** Most of each kind a refusal names. */
const NAMED = 20;

async function ownUses(scope: Scope, departmentId: string): Promise<NamedSubject[]> {
  const children = await scope.sql
    .selectFrom('department')
    .where('parent_id', '=', departmentId)
    .where('deleted_at', 'is', null)
    .select(['id', 'name'])
    .orderBy('sort_order')
    .limit(NAMED)
    .execute();
  const members = await scope.sql
    .selectFrom('department_member as dm')
    .innerJoin('member as m', (join) =>
      join.onRef('m.id', '=', 'dm.member_id').onRef('m.tenant_id', '=', 'dm.tenant_id'),
    )
    .where('dm.department_id', '=', departmentId)
    .where('dm.valid_to', 'is', null)
    .select(['m.id', 'm.name'])
    .orderBy('m.name')
    .limit(NAMED)
    .execute();
  return [
    ...children.map((row) => ({ type: 'Department', ...row })),
    ...members.map((row) => ({ type: 'Member', ...row })),
  ];
}

/** Puts a department into the recycle bin. What still needs it - departments, people, open work - is named instead. */
export async function recycleDepartment(scope: Scope, input: RecycleDepartment): Promise<DepartmentNode> {
  await lockTree(scope);
  const department = await findLivingDepartment(scope, input.departmentId);
  scope.require('delete', 'Department', department);
  const uses = [
    ...(await ownUses(scope, department.id)),
    ...(await usesOfSubject(scope, 'Department', department.id)),
  ];
  if (uses.length > 0) {
    throw conflict('org.department_in_use', {
      name: department.name,
      uses,
      names: uses.map((use) => use.name),
    });
  }
  await scope.save('department', department, input.version, { deletedAt: scope.now() });
  await scope.announce(departmentRecycled, { departmentId: department.id });
  return presentDepartment(scope, department.id);
}
