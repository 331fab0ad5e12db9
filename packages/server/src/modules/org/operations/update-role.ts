import { type Grant, principalChanged, type Scope } from '@millwright/platform';
import { requireDefinable } from '../grant-limits.ts';
import { roleUpdated } from '../org.events.ts';
import { getRole, type RoleDetail } from '../roles.queries.ts';
import type { UpdateRole } from '../roles.schemas.ts';
import { requireFreeName } from './create-role.ts';
import { holdersOf, requireKnownDepartments, storedGrants } from './role-departments.ts';

const key = (grant: Grant) =>
  JSON.stringify([grant.subject, grant.action, grant.scope, [...(grant.departmentIds ?? [])].sort()]);

/** Changes a role; whoever holds it has the new permissions with their next request. Only what is added must be held. */
export async function updateRole(scope: Scope, input: UpdateRole): Promise<RoleDetail> {
  const role = await getRole(scope, input.roleId);
  scope.require('update', 'Role', role);
  if (input.name && input.name !== role.name) await requireFreeName(scope, input.name, role.id);
  if (input.grants) {
    const before = new Set(role.grants.map(key));
    const added = input.grants.filter((grant) => !before.has(key(grant)));
    await requireKnownDepartments(scope, added);
    requireDefinable(scope, added);
  }
  await scope.save('customRole', role, input.version, {
    name: input.name,
    description: input.description === undefined ? undefined : input.description || null,
    grants: input.grants && storedGrants(input.grants),
  });
  await scope.announce(roleUpdated, { roleId: role.id });
  const memberIds = input.grants ? await holdersOf(scope, role.id) : [];
  if (memberIds.length > 0) await scope.announce(principalChanged, { memberIds, contactIds: [] });
  return getRole(scope, role.id);
}
