import { Ability, allPermissions, type Grant, grantConditions, type Scope } from '@millwright/platform';
import { findMember } from './members.queries.ts';
import { staffPrincipalIn } from './principal.queries.ts';

/** Where a permission comes from, and how far it reaches by that way. */
export type PermissionSource =
  | { kind: 'role'; role: string; limited: boolean }
  | {
      kind: 'customRole';
      roleId: string;
      name: string;
      scope: Grant['scope'];
      departmentIds: string[] | null;
    };

export interface EffectivePermission {
  subject: string;
  action: string;
  /** Whether it holds for every record; otherwise for those the sources let through. */
  everything: boolean;
  sources: PermissionSource[];
}

/** What a person may do, and by which of their roles: several roles add up, permission by permission. */
export async function effectivePermissions(
  scope: Scope,
  memberId: string,
): Promise<{ items: EffectivePermission[] }> {
  const member = await findMember(scope, memberId);
  scope.require('readPermissions', 'Member', member);
  const person = await staffPrincipalIn(scope, memberId);
  if (!person) return { items: [] }; // disabled: may do nothing
  const byRole = new Ability({ ...person, grants: [] });
  const all = new Ability(person);
  const custom = await scope.sql
    .selectFrom('member_role as mr')
    .innerJoin('custom_role as r', (join) =>
      join.onRef('r.id', '=', 'mr.role_id').onRef('r.tenant_id', '=', 'mr.tenant_id'),
    )
    .where('mr.member_id', '=', memberId)
    .select(['r.id', 'r.name', 'r.grants'])
    .execute();
  const everything = (ability: Ability, action: string, subject: string) =>
    ability.conditionsFor(action, subject).some((c) => Object.keys(c).length === 0);

  const items: EffectivePermission[] = [];
  for (const noun of allPermissions()) {
    for (const action of noun.actions) {
      if (!all.canEver(action, noun.subject)) continue;
      const sources: PermissionSource[] = [];
      if (byRole.canEver(action, noun.subject)) {
        const limited = !everything(byRole, action, noun.subject);
        sources.push({ kind: 'role', role: person.role, limited });
      }
      for (const role of custom) {
        for (const grant of role.grants as Grant[]) {
          if (grant.subject !== noun.subject || grant.action !== action) continue;
          if (grantConditions(noun, grant, person) === null) continue;
          const departmentIds = grant.departmentIds ?? null;
          sources.push({
            kind: 'customRole',
            roleId: role.id,
            name: role.name,
            scope: grant.scope,
            departmentIds,
          });
        }
      }
      items.push({
        subject: noun.subject,
        action,
        everything: everything(all, action, noun.subject),
        sources,
      });
    }
  }
  return { items };
}
