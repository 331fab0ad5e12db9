import type { Scope } from '@millwright/platform';
import { requireAssignable } from './grant-limits.ts';
import { staffPrincipalIn } from './principal.queries.ts';
import { requireForPerson } from './ranks.ts';

interface Invitee {
  id: string;
  role: string;
  departmentIds: string[];
}

/**
 * Whoever holds an invitation can enter as the person invited. So only those may make one who could do as much
 * already: the person stands not above them, belongs to none but their departments, and holds no role they could not
 * hand out.
 */
export async function requireMayInvite(scope: Scope, member: Invitee): Promise<void> {
  await requireCouldBe(scope, 'invite', member);
}

/** The address is where an invitation goes, so changing it is as good as inviting. */
export async function requireMayReaddress(scope: Scope, member: Invitee): Promise<void> {
  await requireCouldBe(scope, 'update', member);
}

async function requireCouldBe(scope: Scope, action: string, member: Invitee): Promise<void> {
  requireForPerson(scope, action, member);
  const person = await staffPrincipalIn(scope, member.id);
  if (person) requireAssignable(scope, person.grants, person);
}
