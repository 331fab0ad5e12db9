import { permissions } from '@millwright/platform';

/** Everybody has to-dos; what waits for them is under each module's own rules. */
export const todoPermissions = permissions('Todo', {
  actions: ['read'],
  grants: {
    boss: ({ can }) => can('read'),
    leader: ({ can }) => can('read'),
    staff: ({ can }) => can('read'),
  },
});
