import { conflict, principalChanged, type Scope } from '@millwright/platform';
import { findMember, getMember, type MemberDetail } from '../members.queries.ts';
import { memberRoleChanged } from '../org.events.ts';
import type { ChangeRole } from '../org.schemas.ts';
import { requireForPerson, requireRank } from '../ranks.ts';
import { requireAnotherBoss } from './last-boss.ts';

/** Makes a person boss, leader or staff. Nobody lifts another above himself, and the last boss stays boss. */
export async function changeRole(scope: Scope, input: ChangeRole): Promise<MemberDetail> {
  const member = await findMember(scope, input.memberId);
  requireForPerson(scope, 'changeRole', member);
  requireRank(scope, input.role);
  if (member.role === input.role) throw conflict('org.role_unchanged', { role: input.role });
  if (member.role === 'boss' && member.status === 'active') await requireAnotherBoss(scope, member.id);
  await scope.save('member', member, input.version, { role: input.role });
  await scope.announce(memberRoleChanged, { memberId: member.id });
  await scope.announce(principalChanged, { memberIds: [member.id], contactIds: [] });
  return getMember(scope, member.id);
}
