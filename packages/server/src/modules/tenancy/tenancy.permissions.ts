import { permissions } from '@millwright/platform';

/** The firm's own settings: everyone reads name and time zone, the boss changes them. */
export const tenantPermissions = permissions('Tenant', {
  actions: ['read', 'update'],
  grants: {
    boss: ({ can }) => can(['read', 'update']),
    leader: ({ can }) => can('read'),
    staff: ({ can }) => can('read'),
  },
});
