import { permissions, type StaffPrincipal } from '@millwright/platform';

const own = (me: StaffPrincipal) => ({ memberId: me.memberId });

/** Notices are for the person they were written to, whatever their role; nobody reads another's. */
export const noticePermissions = permissions('Notice', {
  actions: ['read', 'mark'],
  personal: true,
  walled: 'notice',
  grants: {
    boss: ({ can, me }) => can(['read', 'mark'], own(me)),
    leader: ({ can, me }) => can(['read', 'mark'], own(me)),
    staff: ({ can, me }) => can(['read', 'mark'], own(me)),
  },
});
