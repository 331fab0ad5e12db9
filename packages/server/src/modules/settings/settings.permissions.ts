import { permissions, type StaffPrincipal } from '@millwright/platform';

const own = (me: StaffPrincipal) => ({ memberId: me.memberId });
const firms = (me: StaffPrincipal) => ({ sharedWith: me.tenantId });

/** Everybody keeps views of their own; leaders may share theirs, and the boss tidies up what is shared. */
export const savedViewPermissions = permissions('SavedView', {
  actions: ['read', 'create', 'update', 'share', 'delete'],
  // In the audit trail, too, another's own view has neither name nor content.
  fields: { read: ['name', 'query'] },
  personal: true,
  walled: 'saved_view',
  grants: {
    boss: ({ can, me }) => {
      can(['read', 'create', 'update', 'share', 'delete'], own(me));
      can(['read', 'update', 'share', 'delete'], firms(me));
    },
    leader: ({ can, me }) => {
      can(['read', 'create', 'update', 'share', 'delete'], own(me));
      can('read', firms(me));
    },
    staff: ({ can, me }) => {
      can(['read', 'create', 'update', 'delete'], own(me));
      can('read', firms(me));
    },
  },
});
