import { principalChanged, type Scope, staleVersion } from '@millwright/platform';
import { roleDeleted } from '../org.events.ts';
import { getRole } from '../roles.queries.ts';
import type { DeleteRole } from '../roles.schemas.ts';
import { holdersOf } from './role-departments.ts';

/** Removes a role, and with it everything it granted. Who held it stays in the history. */
export async function deleteRole(scope: Scope, input: DeleteRole): Promise<{ roleId: string }> {
  const role = await getRole(scope, input.roleId);
  scope.require('delete', 'Role', role);
  const memberIds = await holdersOf(scope, role.id);
  await scope.tx.memberRole.deleteMany({ where: { roleId: role.id } });
  const { count } = await scope.tx.customRole.deleteMany({ where: { id: role.id, version: input.version } });
  if (count === 0) throw staleVersion('customRole', role, input.version);
  await scope.announce(roleDeleted, { roleId: role.id });
  if (memberIds.length > 0) await scope.announce(principalChanged, { memberIds, contactIds: [] });
  return { roleId: role.id };
}
