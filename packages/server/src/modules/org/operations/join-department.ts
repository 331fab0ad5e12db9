import { conflict, forbidden, invalid, principalChanged, type Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { findLivingDepartment } from '../departments.queries.ts';
import { requireAssignable } from '../grant-limits.ts';
import { findMember, getMember, type MemberDetail } from '../members.queries.ts';
import { departmentJoined, memberRoleChanged } from '../org.events.ts';
import type { JoinDepartment } from '../org.schemas.ts';
import { staffPrincipalIn } from '../principal.queries.ts';
import { requireMayGiveLead, requireRank } from '../ranks.ts';

/** Days are written down as they happened, so none lies ahead. */
export function dayNotAhead(scope: Scope, day: string | undefined, path: string): string {
  const today = scope.today();
  if (day && day > today) throw invalid('org.day_ahead', { today }, [{ path, code: 'org.day_ahead' }]);
  return day ?? today;
}

/**
 * Roles that reach as far as their holder's departments reach into this one from now on: the same as handing them out
 * for it, and under the same limit.
 */
async function requireMayWiden(scope: Scope, memberId: string, departmentId: string): Promise<void> {
  const person = await staffPrincipalIn(scope, memberId);
  const following =
    person?.grants.filter(({ scope: to }) => to === 'DEPT' || to === 'DEPT_AND_CHILDREN') ?? [];
  if (!person || following.length === 0) return;
  const below = await scope.sql
    .selectFrom('department as d')
    .where(sql<boolean>`d.ancestor_ids @> array[${departmentId}::uuid]`)
    .where('d.deleted_at', 'is', null)
    .select('d.id')
    .execute();
  const there = { ...person, departmentIds: [departmentId], departmentTree: below.map(({ id }) => id) };
  requireAssignable(scope, following, there);
}

/**
 * Puts a person into a department, or changes their position in it: the old entry ends, a new one begins, so who led
 * it when stays known. Whoever becomes lead has at least the role of a leader. A lead fetches only newcomers without a
 * department and people of his own ones.
 */
export async function joinDepartment(scope: Scope, input: JoinDepartment): Promise<MemberDetail> {
  const department = await findLivingDepartment(scope, input.departmentId);
  const member = await findMember(scope, input.memberId);
  scope.require('assign', 'Department', department);
  requireRank(scope, member.role);
  const ownPerson =
    member.departmentIds.length === 0 ||
    member.departmentIds.some((id) => scope.can('assign', 'Department', { id }));
  if (!ownPerson) throw forbidden('org.person_of_others', { memberId: member.id });
  if (input.position === 'lead') requireMayGiveLead(scope, department.id);
  if (member.status !== 'active') throw conflict('org.member_already_disabled', { name: member.name });
  await requireMayWiden(scope, member.id, department.id);

  const from = dayNotAhead(scope, input.from, 'from');
  const earlier = await scope.tx.departmentMember.findFirst({
    where: { departmentId: department.id, memberId: member.id },
    orderBy: [{ validFrom: 'desc' }, { id: 'desc' }],
  });
  const now = earlier && !earlier.validTo ? earlier : null;
  if (now?.position === input.position) throw conflict('org.already_in_department', { name: member.name });
  const last = earlier && (earlier.validTo ?? earlier.validFrom).toISOString().slice(0, 10);
  if (last && from < last) throw conflict('org.membership_overlaps', { from, last });

  if (now) {
    await scope.tx.departmentMember.updateMany({ where: { id: now.id }, data: { validTo: new Date(from) } });
  }
  await scope.tx.departmentMember.create({
    data: {
      departmentId: department.id,
      memberId: member.id,
      position: input.position,
      validFrom: new Date(from),
    },
  });
  if (input.position === 'lead' && member.role === 'staff') {
    await scope.save('member', member, member.version, { role: 'leader' });
    await scope.announce(memberRoleChanged, { memberId: member.id });
  }
  await scope.announce(departmentJoined, { departmentId: department.id, memberId: member.id });
  await scope.announce(principalChanged, { memberIds: [member.id], contactIds: [] });
  return getMember(scope, member.id);
}
