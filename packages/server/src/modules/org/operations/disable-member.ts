import { conflict, principalChanged, type Scope } from '@millwright/platform';
import { findMember, getMember, type MemberDetail } from '../members.queries.ts';
import { memberDisabled, memberEnabled } from '../org.events.ts';
import type { SetMemberStatus } from '../org.schemas.ts';
import { requireForPerson } from '../ranks.ts';
import { requireAnotherBoss } from './last-boss.ts';

/** Closes the firm to a person at once. What they did stays theirs. */
export async function disableMember(scope: Scope, input: SetMemberStatus): Promise<MemberDetail> {
  const member = await findMember(scope, input.memberId);
  requireForPerson(scope, 'disable', member);
  if (member.status !== 'active') throw conflict('org.member_already_disabled', { name: member.name });
  if (member.role === 'boss') await requireAnotherBoss(scope, member.id);
  await scope.save('member', member, input.version, { status: 'disabled' });
  await scope.announce(memberDisabled, { memberId: member.id });
  await scope.announce(principalChanged, { memberIds: [member.id], contactIds: [] });
  return getMember(scope, member.id);
}

/** Opens the firm to a person again, with the role and departments they had. */
export async function enableMember(scope: Scope, input: SetMemberStatus): Promise<MemberDetail> {
  const member = await findMember(scope, input.memberId);
  requireForPerson(scope, 'disable', member);
  if (member.status !== 'disabled') throw conflict('org.member_not_disabled', { name: member.name });
  await scope.save('member', member, input.version, { status: 'active' });
  await scope.announce(memberEnabled, { memberId: member.id });
  await scope.announce(principalChanged, { memberIds: [member.id], contactIds: [] });
  return getMember(scope, member.id);
}
