import { permissions } from '@millwright/platform';

/** Customers: leads see all of them, staff those of the contracts they work on, the boss looks after them. */
export const customerPermissions = permissions('Customer', {
  actions: ['read', 'create', 'update', 'delete'],
  walled: 'customer',
  grants: {
    boss: ({ can }) => can(['read', 'create', 'update', 'delete']),
    leader: ({ can }) => can('read'),
    staff: ({ can, me }) => can('read', { id: { in: [...(me.facts.customerIds ?? [])] } }),
  },
  scopes: { self: (me) => ({ id: { in: [...(me.facts.customerIds ?? [])] } }) },
});

/** The customers' people. Whoever may see a customer sees whom to talk to. */
export const customerContactPermissions = permissions('CustomerContact', {
  actions: ['read', 'readContact', 'create', 'update', 'disable', 'invite'],
  fields: { readContact: ['email', 'phone'] },
  walled: 'customer_contact',
  grants: {
    boss: ({ can }) => can(['read', 'readContact', 'create', 'update', 'disable', 'invite']),
    leader: ({ can }) => can(['read', 'readContact']),
    staff: ({ can, me }) =>
      can(['read', 'readContact'], { customerId: { in: [...(me.facts.customerIds ?? [])] } }),
  },
  scopes: { self: (me) => ({ customerId: { in: [...(me.facts.customerIds ?? [])] } }) },
});
