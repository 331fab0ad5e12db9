import { principalChanged, type Scope } from '@millwright/platform';
import { requireDuties } from '../duties/duties.ts';
import { requireMayReaddress } from '../invitable.ts';
import { findMember, getMember, type MemberDetail } from '../members.queries.ts';
import { memberUpdated } from '../org.events.ts';
import type { UpdateMember } from '../org.schemas.ts';
import { requireRank } from '../ranks.ts';
import { requireFreeEmail } from './create-member.ts';

const blank = (value: string | null | undefined) => (value === undefined ? undefined : value || null);

/** Changes what is known of a person: name, how to reach them, title, duties. */
export async function updateMember(scope: Scope, input: UpdateMember): Promise<MemberDetail> {
  const member = await findMember(scope, input.memberId);
  scope.require('update', 'Member', member);
  requireRank(scope, member.role);
  const readdressed = input.email !== undefined && (input.email || null) !== member.email;
  if (readdressed && !member.hasAccount) await requireMayReaddress(scope, member);
  if (readdressed) await requireFreeEmail(scope, input.email, member.id);
  await requireDuties(scope, input.duties, await dutiesOf(scope, member.id));
  await scope.save('member', member, input.version, {
    name: input.name,
    email: blank(input.email),
    phone: blank(input.phone),
    title: blank(input.title),
    employeeNo: blank(input.employeeNo),
    duties: input.duties,
  });
  await scope.announce(memberUpdated, { memberId: member.id });
  // Their name and duties are part of who they are to every request.
  if (input.name !== undefined || input.duties !== undefined)
    await scope.announce(principalChanged, { memberIds: [member.id], contactIds: [] });
  return getMember(scope, member.id);
}

async function dutiesOf(scope: Scope, memberId: string): Promise<string[]> {
  const { duties } = await scope.sql
    .selectFrom('member')
    .where('id', '=', memberId)
    .select('duties')
    .executeTakeFirstOrThrow();
  return duties;
}
