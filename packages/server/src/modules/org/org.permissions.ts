import { permissions } from '@millwright/platform';

/** The org chart: everyone in the firm sees it; a lead fills the departments he leads, the boss shapes it. */
export const departmentPermissions = permissions('Department', {
  actions: ['read', 'create', 'update', 'move', 'delete', 'assign'],
  grants: {
    boss: ({ can }) => can(['read', 'create', 'update', 'move', 'delete', 'assign']),
    leader: ({ can, me }) => {
      can('read');
      can('assign', { id: { in: me.departmentScope } });
    },
    staff: ({ can }) => can('read'),
  },
  scopes: { departments: (ids) => ({ id: { in: ids } }) },
});

/** People of the firm: colleagues see each other and how to reach each other; leads look after their own people. */
export const memberPermissions = permissions('Member', {
  actions: [
    'read',
    'readContact',
    'readPermissions',
    'create',
    'update',
    'changeRole',
    'assignRoles',
    'disable',
    'invite',
  ],
  fields: { readContact: ['email', 'phone'] },
  grants: {
    boss: ({ can }) =>
      can([
        'read',
        'readContact',
        'readPermissions',
        'create',
        'update',
        'changeRole',
        'assignRoles',
        'disable',
        'invite',
      ]),
    leader: ({ can, me }) => {
      can(['read', 'readContact']);
      can('readPermissions', { id: me.memberId });
      can(['readPermissions', 'create', 'update', 'changeRole', 'assignRoles', 'disable', 'invite'], {
        departmentIds: { hasSome: me.departmentScope },
        role: { in: ['leader', 'staff'] },
      });
    },
    staff: ({ can, me }) => {
      can(['read', 'readContact']);
      can('readPermissions', { id: me.memberId });
    },
  },
  scopes: {
    departments: (ids) => ({ departmentIds: { hasSome: ids } }),
    self: (me) => ({ id: me.memberId }),
  },
});

/** The duties people carry: everybody sees what there is, the boss keeps the list. */
export const dutyPermissions = permissions('Duty', {
  actions: ['read', 'edit'],
  grants: {
    boss: ({ can }) => can(['read', 'edit']),
    leader: ({ can }) => can('read'),
    staff: ({ can }) => can('read'),
  },
});

/** Roles of the firm's own making. A lead may hand on what he holds himself; see grant-limits.ts. */
export const rolePermissions = permissions('Role', {
  model: 'CustomRole',
  actions: ['read', 'create', 'update', 'delete'],
  grants: {
    boss: ({ can }) => can(['read', 'create', 'update', 'delete']),
    leader: ({ can }) => can('read'),
  },
});
