import { permissions, type StaffPrincipal } from '@millwright/platform';

const onContractsLed = (me: StaffPrincipal) => ({ contractId: { in: [...(me.facts.ledContractIds ?? [])] } });

/**
 * A bundle holds every file and every record of its contract, so it is for those who see all of it: the boss, and whoever leads
 * the contract. One with money in it is for whoever may see all money of contracts besides.
 */
export const archiveBundlePermissions = permissions('ArchiveBundle', {
  actions: ['read', 'make'],
  walled: 'archive_bundle',
  grants: {
    boss: ({ can }) => can(['read', 'make']),
    leader: ({ can, me }) => {
      if (me.facts.ledContractIds?.length) can(['read', 'make'], onContractsLed(me));
    },
    staff: ({ can, me }) => {
      if (me.facts.ledContractIds?.length) can(['read', 'make'], onContractsLed(me));
    },
  },
});
