import type { Facts } from '../errors/index.ts';

export type StaffRole = 'boss' | 'leader' | 'staff';

/** How far a custom role's permission reaches. */
export type DataScope = 'ALL' | 'DEPT' | 'DEPT_AND_CHILDREN' | 'SELF' | 'CUSTOM';

/** One permission of a custom role. */
export interface Grant {
  subject: string;
  action: string;
  scope: DataScope;
  /** The departments meant by `CUSTOM`. */
  departmentIds?: string[];
}

/** A person of the firm, as one request sees them. */
export interface StaffPrincipal {
  kind: 'staff';
  tenantId: string;
  memberId: string;
  accountId: string;
  name: string;
  role: StaffRole;
  duties: string[];
  /** Departments the person belongs to. */
  departmentIds: string[];
  /** Departments the person belongs to, with everything below them. */
  departmentTree: string[];
  /** Departments the person leads, with everything below them: a leader's reach. */
  departmentScope: string[];
  grants: Grant[];
  /** Ids that modules contribute to the principal, by name: what rules may ask about beyond the org chart. */
  facts: Readonly<Record<string, readonly string[]>>;
  timeZone: string;
}

/** A customer's contact in the portal. */
export interface CustomerPrincipal {
  kind: 'customer';
  tenantId: string;
  contactId: string;
  customerId: string;
  accountId: string;
  name: string;
  role: 'customer';
  timeZone: string;
}

/** The product itself acting inside one firm: first set-up, jobs without a person behind them. May do everything there. */
export interface SystemPrincipal {
  kind: 'system';
  tenantId: string;
  /** The member on whose behalf it acts, if any. */
  actorId?: string | null;
  timeZone: string;
}

export interface AnonymousPrincipal {
  kind: 'anonymous';
}

export type Principal = StaffPrincipal | CustomerPrincipal | SystemPrincipal | AnonymousPrincipal;
/** A principal that belongs to a firm: only such a one opens a scope. */
export type TenantPrincipal = Exclude<Principal, AnonymousPrincipal>;

/** The id audit rows carry for a principal. */
export function actorIdOf(principal: TenantPrincipal): string | null {
  if (principal.kind === 'staff') return principal.memberId;
  if (principal.kind === 'customer') return principal.contactId;
  return principal.actorId ?? null;
}

/** What a refusal may say about the person refused. */
export const roleFacts = (principal: Principal): Facts => ({
  role: 'role' in principal ? principal.role : principal.kind,
});
