import { permissions } from '@millwright/platform';

/** The portal's page of a contract: the contacts of its customer alone. Which contracts, the database decides. */
export const portalContractPermissions = permissions('PortalContract', {
  actions: ['read'],
  grants: { customer: ({ can }) => can('read') },
});
