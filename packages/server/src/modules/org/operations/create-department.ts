import { newId } from '@millwright/db';
import { conflict, principalChanged, type Scope } from '@millwright/platform';
import {
  type DepartmentNode,
  findLivingDepartment,
  lockTree,
  peopleAround,
  presentDepartment,
} from '../departments.queries.ts';
import { departmentCreated } from '../org.events.ts';
import { type CreateDepartment, MAX_DEPARTMENTS } from '../org.schemas.ts';
import { requireFreeCode } from './department-code.ts';

/** Adds a department to the org chart, as the last of its siblings. */
export async function createDepartment(scope: Scope, input: CreateDepartment): Promise<DepartmentNode> {
  await lockTree(scope);
  const parent = input.parentId ? await findLivingDepartment(scope, input.parentId) : null;
  scope.require('create', 'Department', parent ?? { id: '' });
  await requireFreeCode(scope, input.code);
  const [siblings, all] = [
    await scope.tx.department.count({ where: { parentId: input.parentId } }),
    await scope.tx.department.count(),
  ];
  if (all >= MAX_DEPARTMENTS) throw conflict('org.too_many_departments', { max: MAX_DEPARTMENTS });

  const id = newId();
  await scope.tx.department.create({
    data: {
      id,
      parentId: input.parentId,
      name: input.name,
      nameEn: input.nameEn || null,
      code: input.code,
      sortOrder: siblings,
      ancestorIds: [...(parent?.ancestorIds ?? []), id],
    },
  });
  await scope.announce(departmentCreated, { departmentId: id });
  const memberIds = await peopleAround(scope.sql, [id]);
  if (memberIds.length > 0) await scope.announce(principalChanged, { memberIds, contactIds: [] });
  return presentDepartment(scope, id);
}
