import { permissions, type StaffPrincipal } from '@millwright/platform';

const own = (me: StaffPrincipal) => ({ memberId: me.memberId });

/** Everybody makes tokens for their own programs; the boss sees which there are, and ends them. */
export const apiTokenPermissions = permissions('ApiToken', {
  actions: ['read', 'create', 'revoke'],
  personal: true,
  walled: 'api_token',
  grants: {
    boss: ({ can, me }) => {
      can(['read', 'revoke']);
      can('create', own(me));
    },
    leader: ({ can, me }) => can(['read', 'create', 'revoke'], own(me)),
    staff: ({ can, me }) => can(['read', 'create', 'revoke'], own(me)),
  },
});
