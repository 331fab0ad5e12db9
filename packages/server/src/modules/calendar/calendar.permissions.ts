import { permissions, type StaffPrincipal } from '@millwright/platform';

const own = (me: StaffPrincipal) => ({ memberId: me.memberId });

/** Everybody has a calendar address of their own if they want one, and nobody sees or makes another's. */
export const calendarPermissions = permissions('CalendarFeed', {
  actions: ['read', 'create', 'revoke'],
  personal: true,
  walled: 'calendar_feed',
  grants: {
    boss: ({ can, me }) => can(['read', 'create', 'revoke'], own(me)),
    leader: ({ can, me }) => can(['read', 'create', 'revoke'], own(me)),
    staff: ({ can, me }) => can(['read', 'create', 'revoke'], own(me)),
  },
});
