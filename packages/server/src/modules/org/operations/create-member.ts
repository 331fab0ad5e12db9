import { newId } from '@millwright/db';
import { conflict, principalChanged, type Scope } from '@millwright/platform';
import { findLivingDepartment } from '../departments.queries.ts';
import { requireDuties } from '../duties/duties.ts';
import { getMember, type MemberDetail } from '../members.queries.ts';
import { departmentJoined, memberCreated } from '../org.events.ts';
import type { CreateMember } from '../org.schemas.ts';
import { requireMayGiveLead, requireRank } from '../ranks.ts';

/** An e-mail address names one person of a firm: invitations go by it. */
export async function requireFreeEmail(
  scope: Scope,
  email: string | null | undefined,
  except?: string,
): Promise<void> {
  if (!email) return;
  const taken = await scope.tx.member.findFirst({
    where: { email: { equals: email, mode: 'insensitive' }, ...(except ? { id: { not: except } } : {}) },
    select: { id: true, name: true },
  });
  if (taken) throw conflict('org.email_taken', { memberId: taken.id, name: taken.name });
}

/** Adds a person to the firm, with or without a department. An account comes later, by invitation. */
export async function createMember(scope: Scope, input: CreateMember): Promise<MemberDetail> {
  const department = input.departmentId ? await findLivingDepartment(scope, input.departmentId) : null;
  const role = input.position === 'lead' && department && input.role === 'staff' ? 'leader' : input.role;
  const prospect = { id: newId(), role, departmentIds: department ? [department.id] : [] };
  scope.require('create', 'Member', prospect);
  if (department) scope.require('assign', 'Department', department);
  if (department && input.position === 'lead') requireMayGiveLead(scope, department.id);
  requireRank(scope, role);
  await requireFreeEmail(scope, input.email);
  await requireDuties(scope, input.duties);

  await scope.tx.member.create({
    data: {
      id: prospect.id,
      name: input.name,
      role,
      duties: input.duties,
      email: input.email || null,
      phone: input.phone || null,
      title: input.title || null,
      employeeNo: input.employeeNo || null,
    },
  });
  await scope.announce(memberCreated, { memberId: prospect.id });
  if (department) {
    await scope.tx.departmentMember.create({
      data: {
        departmentId: department.id,
        memberId: prospect.id,
        position: input.position,
        validFrom: new Date(scope.today()),
      },
    });
    await scope.announce(departmentJoined, { departmentId: department.id, memberId: prospect.id });
  }
  await scope.announce(principalChanged, { memberIds: [prospect.id], contactIds: [] });
  return getMember(scope, prospect.id);
}
