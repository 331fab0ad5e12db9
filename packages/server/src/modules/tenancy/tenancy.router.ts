import { allow, router } from '@millwright/platform';
import { currentTenant } from './tenancy.queries.ts';

export const tenancyRouter = router({
  get: allow('read', 'Tenant').query(({ ctx }) => ctx.read((scope) => currentTenant(scope))),
});
