import { forbidden, type Scope, type StaffRole } from '@millwright/platform';

const RANKS: Record<StaffRole, number> = { staff: 1, leader: 2, boss: 3 };

/** Refuses to lift anyone above oneself, and to touch whoever stands above oneself. The product itself may. */
export function requireRank(scope: Scope, role: string): void {
  const { principal } = scope;
  if (principal.kind === 'system') return;
  const own = principal.kind === 'staff' ? RANKS[principal.role] : 0;
  if ((RANKS[role as StaffRole] ?? Number.POSITIVE_INFINITY) > own) {
    throw forbidden('org.above_yourself', { role });
  }
}

/** Leading a department is leading everything in it: only who leads it already, and management, give that to somebody. */
export function requireMayGiveLead(scope: Scope, departmentId: string): void {
  requireRank(scope, 'leader');
  const { principal } = scope;
  if (principal.kind !== 'staff' || principal.role === 'boss') return;
  if (!principal.departmentScope.includes(departmentId)) {
    throw forbidden('org.lead_of_others', { departmentId });
  }
}

interface WholePerson {
  id: string;
  role: string;
  departmentIds: string[];
}

/**
 * Allows what concerns a whole person, not one department: the actor may do it, judged by each of the person's
 * departments alone, and the person does not stand above the actor.
 */
export function requireForPerson(scope: Scope, action: string, member: WholePerson): void {
  scope.require(action, 'Member', member);
  for (const departmentId of member.departmentIds) {
    if (!scope.can(action, 'Member', { ...member, departmentIds: [departmentId] })) {
      throw forbidden('org.also_elsewhere', { action, departmentId });
    }
  }
  requireRank(scope, member.role);
}
