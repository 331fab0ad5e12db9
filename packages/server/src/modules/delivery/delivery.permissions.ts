import { permissions, type StaffPrincipal } from '@millwright/platform';

/** What whoever runs the contract does with its deliveries. */
const RUN = [
  'read',
  'create',
  'update',
  'handOver',
  'recordSignature',
  'cancel',
  'requestOverride',
  'decideOverride',
] as const;

const onContractsLed = (me: StaffPrincipal) => ({ contractId: { in: [...(me.facts.ledContractIds ?? [])] } });
const ofTeam = (me: StaffPrincipal) => ({ contractId: { in: [...(me.facts.contractIds ?? [])] } });

/**
 * Deliveries: the boss and whoever leads the contract run them. Leaders of its departments and its team see what is
 * delivered and what still keeps it from being. Nobody decides about an override they asked for, whatever their role.
 */
export const deliveryPermissions = permissions('Delivery', {
  actions: RUN,
  walled: 'delivery',
  grants: {
    boss: ({ can }) => can([...RUN]),
    leader: ({ can, me }) => {
      can('read', { departmentIds: { hasSome: me.departmentScope } });
      can('read', ofTeam(me));
      can([...RUN], onContractsLed(me));
    },
    staff: ({ can, me }) => {
      can('read', ofTeam(me));
      can('read', onContractsLed(me));
      if (me.facts.ledContractIds?.length) can([...RUN], onContractsLed(me));
    },
  },
  scopes: { departments: (departmentIds) => ({ departmentIds: { hasSome: departmentIds } }) },
});
