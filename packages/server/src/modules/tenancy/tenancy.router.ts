import { allow, router } from '@millwright/platform';
import { nameStates, setLogo } from './operations/brand-tenant.ts';
import { updateTenant } from './operations/update-tenant.ts';
import { currentTenant, tenantLogo } from './tenancy.queries.ts';
import { nameStatesInput, setLogoInput, updateTenantInput } from './tenancy.schemas.ts';

export const tenancyRouter = router({
  get: allow('read', 'Tenant').query(({ ctx }) => ctx.read((scope) => currentTenant(scope))),
  update: allow('update', 'Tenant')
    .input(updateTenantInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => updateTenant(scope, input))),
  logo: allow('read', 'Tenant').query(({ ctx }) => ctx.read((scope) => tenantLogo(scope))),
  setLogo: allow('update', 'Tenant')
    .input(setLogoInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => setLogo(scope, input))),
  nameStates: allow('update', 'Tenant')
    .input(nameStatesInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => nameStates(scope, input))),
});
