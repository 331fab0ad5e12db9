import { permissions } from '@millwright/platform';

/** Everybody has a dashboard; what it counts is what they may see. */
export const dashboardPermissions = permissions('Dashboard', {
  actions: ['read'],
  grants: {
    boss: ({ can }) => can('read'),
    leader: ({ can }) => can('read'),
    staff: ({ can }) => can('read'),
  },
});
