import { allow, router } from '@millwright/platform';
import { assignRole, withdrawRole } from './operations/assign-role.ts';
import { createRole } from './operations/create-role.ts';
import { deleteRole } from './operations/delete-role.ts';
import { updateRole } from './operations/update-role.ts';
import { getRole, listRoles, roleHolders, vocabulary } from './roles.queries.ts';
import {
  assignRoleInput,
  createRoleInput,
  deleteRoleInput,
  roleInput,
  updateRoleInput,
} from './roles.schemas.ts';

export const rolesRouter = router({
  list: allow('read', 'Role').query(({ ctx }) => ctx.read((scope) => listRoles(scope))),
  get: allow('read', 'Role')
    .input(roleInput)
    .query(({ ctx, input }) => ctx.read((scope) => getRole(scope, input.roleId))),
  holders: allow('read', 'Role')
    .input(roleInput)
    .query(({ ctx, input }) => ctx.read((scope) => roleHolders(scope, input.roleId))),
  vocabulary: allow('read', 'Role').query(({ ctx }) => ctx.read(async (scope) => vocabulary(scope))),

  create: allow('create', 'Role')
    .input(createRoleInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => createRole(scope, input))),
  update: allow('update', 'Role')
    .input(updateRoleInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => updateRole(scope, input))),
  delete: allow('delete', 'Role')
    .input(deleteRoleInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => deleteRole(scope, input))),
  assign: allow('assignRoles', 'Member')
    .input(assignRoleInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => assignRole(scope, input))),
  withdraw: allow('assignRoles', 'Member')
    .input(assignRoleInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => withdrawRole(scope, input))),
});
