import { conflict, principalChanged, type Scope } from '@millwright/platform';
import { requireAssignable } from '../grant-limits.ts';
import { findMember, getMember, type MemberDetail } from '../members.queries.ts';
import { roleAssigned, roleWithdrawn } from '../org.events.ts';
import { staffPrincipalIn } from '../principal.queries.ts';
import { requireForPerson } from '../ranks.ts';
import { getRole } from '../roles.queries.ts';
import type { AssignRole } from '../roles.schemas.ts';

/** Gives a person a role. Nobody hands out what, in that person's hands, would reach further than he does himself. */
export async function assignRole(scope: Scope, input: AssignRole): Promise<MemberDetail> {
  const role = await getRole(scope, input.roleId);
  const member = await findMember(scope, input.memberId);
  requireForPerson(scope, 'assignRoles', member);
  const holder = await staffPrincipalIn(scope, member.id);
  if (!holder) throw conflict('org.member_already_disabled', { name: member.name });
  requireAssignable(scope, role.grants, holder);
  const has = await scope.tx.memberRole.findFirst({ where: { memberId: member.id, roleId: role.id } });
  if (has) throw conflict('org.role_already_assigned', { name: member.name, role: role.name });
  await scope.tx.memberRole.create({ data: { memberId: member.id, roleId: role.id } });
  await scope.announce(roleAssigned, { memberId: member.id, roleId: role.id });
  await scope.announce(principalChanged, { memberIds: [member.id], contactIds: [] });
  return getMember(scope, member.id);
}

/** Takes a role from a person, effective with their next request. */
export async function withdrawRole(scope: Scope, input: AssignRole): Promise<MemberDetail> {
  const role = await getRole(scope, input.roleId);
  const member = await findMember(scope, input.memberId);
  requireForPerson(scope, 'assignRoles', member);
  const { count } = await scope.tx.memberRole.deleteMany({
    where: { memberId: member.id, roleId: role.id },
  });
  if (count === 0) throw conflict('org.role_not_assigned', { name: member.name, role: role.name });
  await scope.announce(roleWithdrawn, { memberId: member.id, roleId: role.id });
  await scope.announce(principalChanged, { memberIds: [member.id], contactIds: [] });
  return getMember(scope, member.id);
}
