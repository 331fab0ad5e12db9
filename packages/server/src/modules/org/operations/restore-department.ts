import { conflict, principalChanged, type Scope } from '@millwright/platform';
import {
  type DepartmentNode,
  findDepartment,
  lockTree,
  peopleAround,
  presentDepartment,
} from '../departments.queries.ts';
import { departmentRestored } from '../org.events.ts';
import type { RecycleDepartment } from '../org.schemas.ts';
import { requireFreeCode } from './department-code.ts';

/** Takes a department out of the recycle bin, to where it was. */
export async function restoreDepartment(scope: Scope, input: RecycleDepartment): Promise<DepartmentNode> {
  await lockTree(scope);
  const department = await findDepartment(scope, input.departmentId);
  scope.require('delete', 'Department', department);
  if (!department.deletedAt) throw conflict('org.department_not_recycled', { name: department.name });
  if (department.parentId) {
    const parent = await findDepartment(scope, department.parentId);
    if (parent.deletedAt) throw conflict('org.parent_recycled', { parent: parent.name });
  }
  await requireFreeCode(scope, department.code, department.id);
  await scope.save('department', department, input.version, { deletedAt: null });
  await scope.announce(departmentRestored, { departmentId: department.id });
  const memberIds = await peopleAround(scope.sql, [department.id]);
  if (memberIds.length > 0) await scope.announce(principalChanged, { memberIds, contactIds: [] });
  return presentDepartment(scope, department.id);
}
