import { permissions, type StaffPrincipal } from '@millwright/platform';

/** What somebody may do who plans the work: everything but reading what is none of theirs. */
const PLAN = ['read', 'create', 'update', 'assign', 'delete', 'restore', 'report', 'reopen'] as const;

/**
 * Tasks somebody was given, unless they have been taken off the contract since. The list of contracts left is part of
 * the principal, so it counts from their next request on, before anybody has cleaned up the assignments.
 */
export const ownTasks = (me: StaffPrincipal) => ({
  assigneeIds: { has: me.memberId },
  contractId: { notIn: [...(me.facts.leftContractIds ?? [])] },
});

const tasksOfContractsLed = (me: StaffPrincipal) => ({
  contractId: { in: [...(me.facts.ledContractIds ?? [])] },
});

/**
 * The boss plans everything, a project lead the tasks of their contracts, a department's leader the tasks of their
 * department. Everybody reads what they were given, and reports on it.
 */
export const taskPermissions = permissions('Task', {
  actions: PLAN,
  walled: 'task',
  grants: {
    boss: ({ can }) => can([...PLAN]),
    leader: ({ can, me }) => {
      can([...PLAN], { departmentId: { in: me.departmentScope } });
      can([...PLAN], tasksOfContractsLed(me));
      can(['read', 'report'], ownTasks(me));
    },
    staff: ({ can, me }) => {
      if (me.facts.ledContractIds?.length) can([...PLAN], tasksOfContractsLed(me));
      can(['read', 'report'], ownTasks(me));
    },
  },
  scopes: {
    departments: (departmentIds) => ({ departmentId: { in: departmentIds } }),
    self: ownTasks,
  },
});

/** The kinds of work a firm tells apart: everybody chooses from them, the boss keeps the list. */
export const taskTypePermissions = permissions('TaskType', {
  actions: ['read', 'edit'],
  grants: {
    boss: ({ can }) => can(['read', 'edit']),
    leader: ({ can }) => can('read'),
    staff: ({ can }) => can('read'),
  },
});

/** Whoever may plan tasks may bring them in from a spreadsheet; each row is asked again under the rule for tasks. */
export const importPermissions = permissions('ImportRun', {
  actions: ['read', 'take_over'],
  walled: 'import_run',
  grants: {
    boss: ({ can }) => can(['read', 'take_over']),
    leader: ({ can, me }) => can(['read', 'take_over'], { createdBy: me.memberId }),
    staff: ({ can, me }) => {
      if (me.facts.ledContractIds?.length) can(['read', 'take_over'], { createdBy: me.memberId });
    },
  },
  scopes: { self: (me) => ({ createdBy: me.memberId }) },
});
