import type { MayRead, PartsOf } from '@millwright/platform';

/** A part is as readable as the record it belongs to. */
export function readableWith(table: 'department_member' | 'member_role', owner: MayRead): MayRead {
  return async (scope, id) => {
    const part = await scope.sql
      .selectFrom(table)
      .where('id', '=', id)
      .select('member_id')
      .executeTakeFirst();
    return part ? owner(scope, part.member_id) : false;
  };
}

/** A person's history tells of their departments and roles as well. */
export const partsOfMember: PartsOf = async (scope, memberId) => {
  const memberships = await scope.sql
    .selectFrom('department_member')
    .where('member_id', '=', memberId)
    .select('id')
    .limit(500)
    .execute();
  const roles = await scope.sql
    .selectFrom('member_role')
    .where('member_id', '=', memberId)
    .select('id')
    .limit(500)
    .execute();
  return [
    ...memberships.map(({ id }) => ({ type: 'DepartmentMember', id })),
    ...roles.map(({ id }) => ({ type: 'MemberRole', id })),
  ];
};

/** A department's history tells who came and went. */
export const partsOfDepartment: PartsOf = async (scope, departmentId) => {
  const memberships = await scope.sql
    .selectFrom('department_member')
    .where('department_id', '=', departmentId)
    .select('id')
    .orderBy('id', 'desc')
    .limit(1_000)
    .execute();
  return memberships.map(({ id }) => ({ type: 'DepartmentMember', id }));
};
