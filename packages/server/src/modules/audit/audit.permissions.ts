import { permissions } from '@millwright/platform';

/**
 * The audit trail. The boss reads all of it, project leads what happened on their contracts. `readHistory` is the
 * door to one object's history; there, who may read the object decides.
 */
export const auditPermissions = permissions('AuditEvent', {
  actions: ['read', 'readHistory'],
  walled: 'audit_event',
  grants: {
    boss: ({ can }) => can(['read', 'readHistory']),
    leader: ({ can, me }) => {
      can('readHistory');
      const led = me.facts.ledContractIds ?? [];
      if (led.length > 0) can('read', { contractId: { in: [...led] } });
    },
    staff: ({ can, me }) => {
      can('readHistory');
      const led = me.facts.ledContractIds ?? [];
      if (led.length > 0) can('read', { contractId: { in: [...led] } });
    },
  },
  scopes: { self: (me) => ({ actorId: me.memberId }) },
});
