import { z } from 'zod';

export const DATA_SCOPES = ['ALL', 'DEPT', 'DEPT_AND_CHILDREN', 'SELF', 'CUSTOM'] as const;

const id = z.uuid();
const version = z.number().int().min(1);
const name = z.string().trim().min(1).max(60);
const description = z.string().trim().max(500).nullish();

/** One permission of a role. `departmentIds` is what `CUSTOM` means, and belongs to it alone. */
export const grantInput = z
  .object({
    subject: z.string().min(1).max(60),
    action: z.string().min(1).max(60),
    scope: z.enum(DATA_SCOPES),
    departmentIds: z.array(id).min(1).max(200).optional(),
  })
  .refine((grant) => (grant.scope === 'CUSTOM') === (grant.departmentIds !== undefined), {
    path: ['departmentIds'],
  });
const grants = z.array(grantInput).max(500);

export const roleInput = z.object({ roleId: id });
export const createRoleInput = z.object({ name, description, grants });
export const updateRoleInput = z.object({
  roleId: id,
  version,
  name: name.optional(),
  description,
  grants: grants.optional(),
});
export const deleteRoleInput = z.object({ roleId: id, version });
export const assignRoleInput = z.object({ roleId: id, memberId: id });

export type CreateRole = z.infer<typeof createRoleInput>;
export type UpdateRole = z.infer<typeof updateRoleInput>;
export type DeleteRole = z.infer<typeof deleteRoleInput>;
export type AssignRole = z.infer<typeof assignRoleInput>;
