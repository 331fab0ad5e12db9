import { AbilityBuilder, type Ability as Rulebook } from '@casl/ability';
import { accessibleBy, createPrismaAbility } from '@casl/prisma/runtime';
import type { Grant, StaffPrincipal, TenantPrincipal } from '../scope/principal.ts';
import { allPermissions, type Conditions, type Permissions, permissionsOf } from './define.ts';
import { fulfils } from './evaluate.ts';

type Rules = Rulebook<[string, string], Conditions>;

/** The conditions a custom role's grant puts on a noun; undefined means "all", null means the scope has no meaning here. */
export function grantConditions(
  permissions: Permissions,
  grant: Grant,
  me: StaffPrincipal,
): Conditions | undefined | null {
  const { departments, self } = permissions.scopes ?? {};
  switch (grant.scope) {
    case 'ALL':
      return undefined;
    case 'DEPT':
      return departments?.(me.departmentIds) ?? null;
    case 'DEPT_AND_CHILDREN':
      return departments?.(me.departmentTree) ?? null;
    case 'CUSTOM':
      return departments?.(grant.departmentIds ?? []) ?? null;
    case 'SELF':
      return self?.(me) ?? null;
  }
}

function rulesFor(principal: TenantPrincipal): Rules {
  const builder = new AbilityBuilder<Rules>(createPrismaAbility as never);
  for (const permissions of allPermissions()) {
    const { subject, grants, actions } = permissions;
    const can = (action: string | string[], conditions?: Conditions) => {
      if (conditions) builder.can(action, subject, conditions as never);
      else builder.can(action, subject);
    };
    if (principal.kind === 'system') can([...actions]);
    else if (principal.kind === 'customer') grants.customer?.({ can, me: principal });
    else {
      grants[principal.role]?.({ can, me: principal });
      for (const grant of principal.grants) {
        if (grant.subject !== subject || !actions.includes(grant.action)) continue;
        const conditions = grantConditions(permissions, grant, principal);
        if (conditions !== null) can(grant.action, conditions);
      }
    }
  }
  return builder.build();
}

/** Whether every column the rules ask about is on the record: a missing one would silently decide wrongly. */
function assertColumns(conditions: unknown, record: object, subject: string): void {
  if (!conditions || typeof conditions !== 'object') return;
  for (const [key, value] of Object.entries(conditions)) {
    if (key === 'AND' || key === 'OR' || key === 'NOT') {
      for (const part of Array.isArray(value) ? value : [value]) assertColumns(part, record, subject);
    } else if ((record as Record<string, unknown>)[key] === undefined) {
      throw new Error(`The rules for ${subject} ask about "${key}", which was not selected.`);
    }
  }
}

/** What one principal may do: the door (ever?), the desk (with this record?) and the filter (with which records?). */
export class Ability {
  private readonly rules: Rules;
  constructor(principal: TenantPrincipal) {
    this.rules = rulesFor(principal);
  }

  /** The door: may this principal ever do it? A conditional grant answers yes. */
  canEver(action: string, subject: string): boolean {
    permissionsOf(subject);
    return this.rules.can(action, subject);
  }

  /** The desk: may this principal do it with this record? */
  can(action: string, subject: string, record: object): boolean {
    permissionsOf(subject);
    const grants = this.conditionsFor(action, subject);
    for (const conditions of grants) assertColumns(conditions, record, subject);
    return grants.some((conditions) => fulfils(conditions, record));
  }

  /** The grants behind an answer, any one of which suffices; an empty condition means "all". No grants: none. */
  conditionsFor(action: string, subject: string): Conditions[] {
    return this.rules
      .rulesFor(action, subject)
      .filter((rule) => !rule.inverted)
      .map((rule) => (rule.conditions ?? {}) as Conditions);
  }

  /** The same as a Prisma `where`. */
  prismaWhere(action: string, subject: string): Conditions {
    if (!this.canEver(action, subject)) return { id: { in: [] } };
    return (
      accessibleBy(this.rules as never, action as never) as { ofType(subject: string): Conditions }
    ).ofType(subject);
  }
}
