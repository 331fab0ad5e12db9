import { type Page, pageByKey, type Scope } from '@millwright/platform';
import { findDepartment } from './departments.queries.ts';
import { type Membership, memberships } from './members.queries.ts';
import type { DepartmentHistory } from './org.schemas.ts';

/**
 * Who led a department on a day: everyone who did for a part of it, so on the day of a handover both. Answers for any
 * day in the past, which keeps old decisions explainable.
 */
export async function leadersOn(
  scope: Scope,
  input: { departmentId: string; date: string },
): Promise<Membership[]> {
  await findDepartment(scope, input.departmentId);
  return memberships(scope)
    .where('dm.department_id', '=', input.departmentId)
    .where('dm.position', '=', 'lead')
    .where('dm.valid_from', '<=', input.date)
    .where((eb) => eb.or([eb('dm.valid_to', 'is', null), eb('dm.valid_to', '>=', input.date)]))
    .limit(200)
    .execute();
}

/** Everyone who ever belonged to a department, the latest joined first. */
export async function departmentHistory(scope: Scope, input: DepartmentHistory): Promise<Page<Membership>> {
  await findDepartment(scope, input.departmentId);
  return pageByKey<Membership>(
    memberships(scope).clearOrderBy().where('dm.department_id', '=', input.departmentId),
    {
      alias: 'dm',
      sorts: { from: { expression: 'dm.valid_from', type: 'date' } },
      sort: 'from',
      direction: input.direction,
      limit: input.limit,
      cursor: input.cursor,
    },
  );
}
