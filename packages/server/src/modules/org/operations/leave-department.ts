import { conflict, principalChanged, type Scope } from '@millwright/platform';
import { findDepartment } from '../departments.queries.ts';
import { findMember, getMember, type MemberDetail } from '../members.queries.ts';
import { departmentLeft } from '../org.events.ts';
import type { LeaveDepartment } from '../org.schemas.ts';
import { requireRank } from '../ranks.ts';
import { dayNotAhead } from './join-department.ts';

/** Ends a person's membership of a department; the entry stays as history. Effective at once. */
export async function leaveDepartment(scope: Scope, input: LeaveDepartment): Promise<MemberDetail> {
  const department = await findDepartment(scope, input.departmentId);
  const member = await findMember(scope, input.memberId);
  scope.require('assign', 'Department', department);
  requireRank(scope, member.role);
  const now = await scope.tx.departmentMember.findFirst({
    where: { departmentId: department.id, memberId: member.id, validTo: null },
  });
  if (!now) throw conflict('org.not_in_department', { name: member.name, department: department.name });
  const to = dayNotAhead(scope, input.to, 'to');
  const from = now.validFrom.toISOString().slice(0, 10);
  if (to < from) throw conflict('org.left_before_joined', { from, to });

  await scope.tx.departmentMember.updateMany({ where: { id: now.id }, data: { validTo: new Date(to) } });
  await scope.announce(departmentLeft, { departmentId: department.id, memberId: member.id });
  await scope.announce(principalChanged, { memberIds: [member.id], contactIds: [] });
  return getMember(scope, member.id);
}
