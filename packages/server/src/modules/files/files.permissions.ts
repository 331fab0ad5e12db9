import { permissions, type StaffPrincipal } from '@millwright/platform';

/** What somebody does who works on a file. */
const WORK = ['read', 'create', 'update', 'checkOut'] as const;
/** What somebody does who answers for a record's files. */
const KEEP = [...WORK, 'issue', 'share', 'delete', 'restore', 'breakCheckOut'] as const;

/** Files of contracts somebody was taken off are out of their reach from the next request on, however they had come by them. */
const stillThere = (me: StaffPrincipal) => ({ contractId: { notIn: [...(me.facts.leftContractIds ?? [])] } });
const onContractsLed = (me: StaffPrincipal) => ({ contractId: { in: [...(me.facts.ledContractIds ?? [])] } });
/** Files of what somebody was given: the tasks they do. */
const ofOwnWork = (me: StaffPrincipal) => ({ personIds: { has: me.memberId }, ...stillThere(me) });
const sharedWith = (me: StaffPrincipal) => ({ readerIds: { has: me.memberId }, ...stillThere(me) });
const editableBy = (me: StaffPrincipal) => ({ editorIds: { has: me.memberId }, ...stillThere(me) });
const openToTeam = (me: StaffPrincipal) => ({
  contractId: { in: [...(me.facts.contractIds ?? [])] },
  teamReads: true,
});

/**
 * Files: the boss and whoever leads the contract keep all of them. Leaders keep those of their departments' records that
 * are open to departments. Staff work on the files of their own tasks, and read what is open to the team or was shared
 * with them by name.
 */
export const filePermissions = permissions('FileAsset', {
  actions: [...KEEP, 'trace'],
  walled: 'file_asset',
  grants: {
    boss: ({ can }) => can([...KEEP, 'trace']),
    leader: ({ can, me }) => {
      can([...KEEP], onContractsLed(me));
      can([...KEEP], { departmentIds: { hasSome: me.departmentScope }, departmentsRead: true });
      can([...WORK], ofOwnWork(me));
      can('read', openToTeam(me));
      can('read', sharedWith(me));
      can(['update', 'checkOut'], editableBy(me));
    },
    staff: ({ can, me }) => {
      if (me.facts.ledContractIds?.length) can([...KEEP], onContractsLed(me));
      can([...WORK], ofOwnWork(me));
      can('read', openToTeam(me));
      can('read', sharedWith(me));
      can(['update', 'checkOut'], editableBy(me));
    },
  },
  scopes: {
    departments: (departmentIds) => ({ departmentIds: { hasSome: departmentIds }, departmentsRead: true }),
    self: ofOwnWork,
  },
});

/** How full the file store is: the boss sees it; how full it may be is set by whoever runs the installation. */
export const fileStoragePermissions = permissions('FileStorage', {
  actions: ['read'],
  grants: { boss: ({ can }) => can('read') },
});

/** The firm's list of document types: everybody picks from it, the boss keeps it and says how long files are kept. */
export const fileTypePermissions = permissions('FileType', {
  actions: ['read', 'create', 'update', 'delete', 'setRetention'],
  grants: {
    boss: ({ can }) => can(['read', 'create', 'update', 'delete', 'setRetention']),
    leader: ({ can }) => can('read'),
    staff: ({ can }) => can('read'),
  },
});
