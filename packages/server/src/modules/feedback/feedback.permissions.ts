import { permissions, type StaffPrincipal } from '@millwright/platform';

/** What whoever answers for the contract does with its feedback. */
const HANDLE = [
  'read',
  'create',
  'update',
  'assign',
  'reply',
  'note',
  'triage',
  'start',
  'resolve',
  'close',
  'reject',
  'reopen',
  'makeTask',
  'makeContract',
] as const;
/** Who answers for quality besides: critical feedback is lowered by somebody who does not deliver (`second-eyes.ts`). */
const ALL = [...HANDLE, 'lower'] as const;
/** What the person does it was given to. */
const WORK = ['read', 'reply', 'note', 'start', 'resolve'] as const;

const stillThere = (me: StaffPrincipal) => ({ contractId: { notIn: [...(me.facts.leftContractIds ?? [])] } });
const ownedBy = (me: StaffPrincipal) => ({ ownerId: me.memberId, ...stillThere(me) });
const reportedBy = (me: StaffPrincipal) => ({ reporterId: me.memberId, ...stillThere(me) });
const onContractsLed = (me: StaffPrincipal) => ({ contractId: { in: [...(me.facts.ledContractIds ?? [])] } });
const ofTeam = (me: StaffPrincipal) => ({ contractId: { in: [...(me.facts.contractIds ?? [])] } });

/**
 * Feedback: the boss, whoever leads the contract and the leaders of its departments handle it. The team reads it and
 * reports what it notices itself; whoever was given a piece works on it; whoever reported one takes it up again when
 * it was settled too soon. Inspectors lower what is critical, of what they see otherwise.
 */
export const feedbackPermissions = permissions('Feedback', {
  actions: ALL,
  walled: 'feedback',
  grants: {
    boss: ({ can }) => can([...ALL]),
    leader: ({ can, me }) => {
      if (me.duties.includes('inspector')) can('lower');
      can([...HANDLE], { departmentIds: { hasSome: me.departmentScope } });
      can([...HANDLE], onContractsLed(me));
      can(['read', 'create', 'note'], ofTeam(me));
      can([...WORK], ownedBy(me));
      can(['read', 'note', 'reopen'], reportedBy(me));
    },
    staff: ({ can, me }) => {
      if (me.duties.includes('inspector')) can('lower');
      if (me.facts.ledContractIds?.length) can([...HANDLE], onContractsLed(me));
      can(['read', 'create', 'note'], ofTeam(me));
      can([...WORK], ownedBy(me));
      can(['read', 'note', 'reopen'], reportedBy(me));
    },
  },
  scopes: {
    departments: (departmentIds) => ({ departmentIds: { hasSome: departmentIds } }),
    self: ownedBy,
  },
});

/** How fast the firm answers and when it works: everybody may know, the boss says so. */
export const feedbackSettingPermissions = permissions('FeedbackSetting', {
  actions: ['read', 'update'],
  grants: {
    boss: ({ can }) => can(['read', 'update']),
    leader: ({ can }) => can('read'),
    staff: ({ can }) => can('read'),
  },
});
