import type { Scope } from '@millwright/platform';
import { requireAssignable } from './grant-limits.ts';
import { staffPrincipalIn } from './principal.queries.ts';
import { requireForPerson } from './ranks.ts';

/**
 * Whoever holds an invitation can enter as the person invited. So only those may make one who could do as much
 * already: the person stands not above them, belongs to none but their departments, and holds no role they could not
 * hand out.
 */
export async function requireMayInvite(
  scope: Scope,
  member: { id: string; role: string; departmentIds: string[] },
): Promise<void> {
  requireForPerson(scope, 'invite', member);
  const person = await staffPrincipalIn(scope, member.id);
  if (person) requireAssignable(scope, person.grants, person);
}
