import {
  allPermissions,
  type Conditions,
  type DataScope,
  forbidden,
  type Grant,
  grantConditions,
  invalid,
  type Permissions,
  type Scope,
  type StaffPrincipal,
} from '@millwright/platform';

/** Whether every record the wanted condition reaches is reached by the own one. Says no when unsure. */
function fieldCovers(own: unknown, wanted: unknown): boolean {
  if (JSON.stringify(own) === JSON.stringify(wanted)) return true;
  const lists = (condition: unknown): { operator: string; values: unknown[] } | undefined => {
    if (condition === null || typeof condition !== 'object') return { operator: 'in', values: [condition] };
    const entries = Object.entries(condition as Conditions);
    const [operator, value] = entries[0] ?? [];
    if (entries.length !== 1 || !operator) return undefined;
    if (operator === 'equals') return { operator: 'in', values: [value] };
    if (operator === 'has') return { operator: 'hasSome', values: [value] };
    return (operator === 'in' || operator === 'hasSome') && Array.isArray(value)
      ? { operator, values: value }
      : undefined;
  };
  const [mine, theirs] = [lists(own), lists(wanted)];
  return (
    mine !== undefined &&
    theirs !== undefined &&
    mine.operator === theirs.operator &&
    theirs.values.every((value) => mine.values.includes(value))
  );
}

/** Whether what one condition lets through is a part of what another does. Unsure counts as no. */
export function covers(own: Conditions, wanted: Conditions): boolean {
  return Object.entries(own).every(([key, condition]) => {
    if (key === 'OR' && !('OR' in wanted)) {
      return (condition as Conditions[]).some((branch) => covers(branch, wanted));
    }
    return key in wanted && fieldCovers(condition, wanted[key]);
  });
}

/** One department list may be held in parts, by several grants: each department is asked about by itself. */
function holdsDepartments(scope: Scope, grant: Grant, nouns: Permissions, departmentIds: string[]): boolean {
  const own = scope.grants(grant.action, grant.subject);
  return departmentIds.every((id) => {
    const wanted = nouns.scopes?.departments?.([id]);
    return wanted !== undefined && own.some((conditions) => covers(conditions, wanted));
  });
}

function nounOf(grant: Grant): Permissions {
  const noun = allPermissions().find((p) => p.subject === grant.subject && p.grants.boss && !p.personal);
  if (!noun?.actions.includes(grant.action)) {
    throw invalid('org.permission_unknown', { subject: grant.subject, action: grant.action });
  }
  if (!scopesOf(noun).includes(grant.scope)) {
    throw invalid('org.scope_unknown', {
      subject: grant.subject,
      action: grant.action,
      scope: grant.scope,
      possible: scopesOf(noun),
    });
  }
  return noun;
}

/** The data scopes that mean something for a noun. */
export function scopesOf(noun: Permissions): DataScope[] {
  return [
    'ALL',
    ...(noun.scopes?.departments ? (['DEPT', 'DEPT_AND_CHILDREN', 'CUSTOM'] as const) : []),
    ...(noun.scopes?.self ? (['SELF'] as const) : []),
  ];
}

const refuse = (grant: Grant) =>
  forbidden('org.not_yours_to_grant', { subject: grant.subject, action: grant.action, scope: grant.scope });

/**
 * Nobody writes into a role what he does not hold. `DEPT`, `DEPT_AND_CHILDREN` and `SELF` mean something else for each
 * holder, so whoever defines them for everybody must hold the permission without limits.
 */
export function requireDefinable(scope: Scope, grants: readonly Grant[]): void {
  for (const grant of grants) {
    const noun = nounOf(grant);
    const everything = scope
      .grants(grant.action, grant.subject)
      .some((conditions) => Object.keys(conditions).length === 0);
    const held =
      everything ||
      (grant.scope === 'CUSTOM' && holdsDepartments(scope, grant, noun, grant.departmentIds ?? []));
    if (!held) throw refuse(grant);
  }
}

/** Nobody hands a role to somebody in whose hands it would reach further than the giver himself does. */
export function requireAssignable(scope: Scope, grants: readonly Grant[], holder: StaffPrincipal): void {
  for (const grant of grants) {
    const noun = allPermissions().find((p) => p.subject === grant.subject);
    if (!noun?.actions.includes(grant.action)) continue; // from an older version: grants nothing any more
    const wanted = grantConditions(noun, grant, holder);
    if (wanted === null) continue; // means nothing for this noun: grants nothing
    const own = scope.grants(grant.action, grant.subject);
    const departments = {
      ALL: undefined,
      SELF: undefined,
      DEPT: holder.departmentIds,
      DEPT_AND_CHILDREN: holder.departmentTree,
      CUSTOM: grant.departmentIds ?? [],
    }[grant.scope];
    const held =
      own.some((conditions) => covers(conditions, wanted ?? {})) ||
      (departments !== undefined && holdsDepartments(scope, grant, noun, departments));
    if (!held) throw refuse(grant);
  }
}
