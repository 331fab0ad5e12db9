import { conflict, type Scope } from '@millwright/platform';
import { requireDefinable } from '../grant-limits.ts';
import { roleCreated } from '../org.events.ts';
import { getRole, type RoleDetail } from '../roles.queries.ts';
import type { CreateRole } from '../roles.schemas.ts';
import { requireKnownDepartments, storedGrants } from './role-departments.ts';

/** Two roles never carry the same name. */
export async function requireFreeName(scope: Scope, name: string, except?: string): Promise<void> {
  const taken = await scope.tx.customRole.findFirst({
    where: { name, ...(except ? { id: { not: except } } : {}) },
    select: { id: true },
  });
  if (taken) throw conflict('org.role_name_taken', { name });
}

/** Makes a role of named permissions. Nobody puts in what he does not hold himself. */
export async function createRole(scope: Scope, input: CreateRole): Promise<RoleDetail> {
  scope.require('create', 'Role');
  scope.require('read', 'Role'); // the answer shows it
  await requireKnownDepartments(scope, input.grants);
  requireDefinable(scope, input.grants);
  await requireFreeName(scope, input.name);
  const role = await scope.tx.customRole.create({
    data: { name: input.name, description: input.description || null, grants: storedGrants(input.grants) },
  });
  await scope.announce(roleCreated, { roleId: role.id });
  return getRole(scope, role.id);
}
