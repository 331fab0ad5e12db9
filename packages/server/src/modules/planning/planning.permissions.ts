import { permissions, type StaffPrincipal } from '@millwright/platform';

const onContractsLed = (me: StaffPrincipal) => ({ contractId: { in: [...(me.facts.ledContractIds ?? [])] } });
const leadsAny = (me: StaffPrincipal) => (me.facts.ledContractIds?.length ?? 0) > 0;
const ofDepartments = (departmentIds: string[]) => ({ departmentIds: { hasSome: departmentIds } });

/** When the firm works: everybody reads it, the boss keeps it. */
export const workCalendarPermissions = permissions('WorkCalendar', {
  actions: ['read', 'create', 'update', 'delete'],
  grants: {
    boss: ({ can }) => can(['read', 'create', 'update', 'delete']),
    leader: ({ can }) => can('read'),
    staff: ({ can }) => can('read'),
  },
});

/** Who is away: everybody enters their own leave, leaders see and enter that of their departments' people. */
export const personLeavePermissions = permissions('PersonLeave', {
  actions: ['read', 'create', 'delete'],
  walled: 'person_leave',
  grants: {
    boss: ({ can }) => can(['read', 'create', 'delete']),
    leader: ({ can, me }) => {
      can(['read', 'create', 'delete'], ofDepartments(me.departmentScope));
      can(['read', 'create', 'delete'], { memberId: me.memberId });
    },
    staff: ({ can, me }) => can(['read', 'create', 'delete'], { memberId: me.memberId }),
  },
  scopes: { departments: ofDepartments, self: (me) => ({ memberId: me.memberId }) },
});

/** What was planned once: whoever runs the contract gives it a name; its rows are read as far as their tasks are. */
export const scheduleBaselinePermissions = permissions('ScheduleBaseline', {
  actions: ['read', 'create'],
  grants: {
    boss: ({ can }) => can(['read', 'create']),
    leader: ({ can, me }) => {
      can('read');
      can('create', onContractsLed(me));
    },
    staff: ({ can, me }) => {
      can('read');
      if (leadsAny(me)) can('create', onContractsLed(me));
    },
  },
});

/**
 * What the plan would become. Whoever plans tasks it moves may ask for it and decide on it; each task is asked again under
 * the rule for tasks, so that a proposal reaching into other departments is for those who plan the whole contract.
 */
export const scheduleProposalPermissions = permissions('ScheduleProposal', {
  actions: ['read', 'create', 'decide'],
  walled: 'schedule_proposal',
  grants: {
    boss: ({ can }) => can(['read', 'create', 'decide']),
    leader: ({ can, me }) => {
      can(['read', 'create', 'decide'], ofDepartments(me.departmentScope));
      can(['read', 'create', 'decide'], onContractsLed(me));
    },
    staff: ({ can, me }) => {
      if (leadsAny(me)) can(['read', 'create', 'decide'], onContractsLed(me));
    },
  },
  scopes: { departments: ofDepartments },
});

/** Shapes of plans for contracts to come: made by who plans a whole contract, used by everybody who plans. */
export const planTemplatePermissions = permissions('PlanTemplate', {
  actions: ['read', 'create', 'update', 'delete'],
  grants: {
    boss: ({ can }) => can(['read', 'create', 'update', 'delete']),
    leader: ({ can, me }) => {
      can(['read', 'create']);
      can(['update', 'delete'], { createdBy: me.memberId });
    },
    staff: ({ can, me }) => {
      if (!leadsAny(me)) return;
      can(['read', 'create']);
      can(['update', 'delete'], { createdBy: me.memberId });
    },
  },
});
