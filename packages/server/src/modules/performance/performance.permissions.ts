import { permissions } from '@millwright/platform';

/** Whose figures somebody sees: their own always, a leader's people, the boss everybody's. Conditions are on the member. */
export const performancePermissions = permissions('Performance', {
  actions: ['read'],
  grants: {
    boss: ({ can }) => can('read'),
    leader: ({ can, me }) => {
      can('read', { departmentIds: { hasSome: me.departmentScope } });
      can('read', { id: me.memberId });
    },
    staff: ({ can, me }) => can('read', { id: me.memberId }),
  },
  scopes: {
    departments: (departmentIds) => ({ departmentIds: { hasSome: departmentIds } }),
    self: (me) => ({ id: me.memberId }),
  },
});
