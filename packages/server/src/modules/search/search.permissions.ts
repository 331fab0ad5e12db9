import { permissions } from '@millwright/platform';

/** Everybody may search; what they find is what they may read. */
export const searchPermissions = permissions('Search', {
  actions: ['read'],
  grants: {
    boss: ({ can }) => can('read'),
    leader: ({ can }) => can('read'),
    staff: ({ can }) => can('read'),
  },
});
