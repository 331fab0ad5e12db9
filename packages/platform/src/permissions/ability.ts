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

/** Every column conditions ask about. */
function columnsOf(conditions: unknown): string[] {
  if (!conditions || typeof conditions !== 'object') return [];
  return Object.entries(conditions).flatMap(([key, value]) => {
    if (key !== 'AND' && key !== 'OR' && key !== 'NOT') return [key];
    return (Array.isArray(value) ? value : [value]).flatMap(columnsOf);
  });
}

/** What stands behind "may do this with that": found once for a principal, asked for every row of every list. */
interface Rule {
  grants: Conditions[];
  columns: string[];
}

/** What one principal may do: the door (ever?), the desk (with this record?) and the filter (with which records?). */
export class Ability {
  private readonly rules: Rules;
  private readonly found = new Map<string, Rule>();
  constructor(principal: TenantPrincipal) {
    this.rules = rulesFor(principal);
  }

  private rule(action: string, subject: string): Rule {
    const name = `${subject} ${action}`;
    let rule = this.found.get(name);
    if (!rule) {
      permissionsOf(subject);
      const grants = this.rules
        .rulesFor(action, subject)
        .filter(({ inverted }) => !inverted)
        .map(({ conditions }) => (conditions ?? {}) as Conditions);
      rule = { grants, columns: [...new Set(grants.flatMap(columnsOf))] };
      this.found.set(name, rule);
    }
    return rule;
  }

  /** The door: may this principal ever do it? A conditional grant answers yes. */
  canEver(action: string, subject: string): boolean {
    return this.rule(action, subject).grants.length > 0;
  }

  /** The desk: may this principal do it with this record? A column missing on it would silently decide wrongly: throws. */
  can(action: string, subject: string, record: object): boolean {
    const { grants, columns } = this.rule(action, subject);
    for (const column of columns) {
      if ((record as Record<string, unknown>)[column] === undefined)
        throw new Error(`The rules for ${subject} ask about "${column}", which was not selected.`);
    }
    return grants.some((conditions) => fulfils(conditions, record));
  }

  /** The grants behind an answer, any one of which suffices; an empty condition means "all". No grants: none. */
  conditionsFor(action: string, subject: string): Conditions[] {
    return [...this.rule(action, subject).grants];
  }

  /** What the database is told of the rules for reading a noun; kept apart from the filters it stands behind. */
  readingRules(subject: string): Conditions[] {
    return [...this.rule('read', subject).grants];
  }

  /** The same as a Prisma `where`. */
  prismaWhere(action: string, subject: string): Conditions {
    if (!this.canEver(action, subject)) return { id: { in: [] } };
    return (
      accessibleBy(this.rules as never, action as never) as { ofType(subject: string): Conditions }
    ).ofType(subject);
  }
}
