import { allow, router } from '@millwright/platform';
import { updateTenant } from './operations/update-tenant.ts';
import { currentTenant } from './tenancy.queries.ts';
import { updateTenantInput } from './tenancy.schemas.ts';

export const tenancyRouter = router({
  get: allow('read', 'Tenant').query(({ ctx }) => ctx.read((scope) => currentTenant(scope))),
  update: allow('update', 'Tenant')
    .input(updateTenantInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => updateTenant(scope, input))),
});
