import type { Scope } from '@millwright/platform';
import { type DepartmentNode, findLivingDepartment, presentDepartment } from '../departments.queries.ts';
import { departmentUpdated } from '../org.events.ts';
import type { UpdateDepartment } from '../org.schemas.ts';
import { requireFreeCode } from './department-code.ts';

/** Renames a department or gives it another code. */
export async function updateDepartment(scope: Scope, input: UpdateDepartment): Promise<DepartmentNode> {
  const department = await findLivingDepartment(scope, input.departmentId);
  scope.require('update', 'Department', department);
  if (input.code && input.code !== department.code) await requireFreeCode(scope, input.code, department.id);
  await scope.save('department', department, input.version, {
    name: input.name,
    nameEn: input.nameEn === undefined ? undefined : input.nameEn || null,
    code: input.code,
  });
  await scope.announce(departmentUpdated, { departmentId: department.id });
  return presentDepartment(scope, department.id);
}
