import { defineModule } from '@millwright/platform';
import { tenantUpdated } from './tenancy.events.ts';
import { tenantPermissions } from './tenancy.permissions.ts';

/** The firm: its name, language, time zone and numbering. */
export const tenancyModule = defineModule({
  name: 'tenancy',
  tier: 1,
  dependsOn: [],
  owns: ['tenant', 'number_sequence', 'request_key'],
  permissions: [tenantPermissions],
  events: [tenantUpdated],
  readable: { Tenant: async (scope, id) => scope.can('read', 'Tenant') && scope.principal.tenantId === id },
});
