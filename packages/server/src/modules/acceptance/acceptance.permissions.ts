import { type Conditions, permissions, type StaffPrincipal } from '@millwright/platform';

/** What whoever reviews does, up to the decision. */
const REVIEW = ['start', 'join', 'record', 'reject'] as const;
/** What ends a review that the firm itself decides. */
const DECIDE = ['pass', 'concede'] as const;
/** What hands a review over to the customer, and takes it back. */
const HAND_OVER = ['submit', 'recall'] as const;
const ALL = ['read', 'request', ...REVIEW, ...DECIDE, ...HAND_OVER, 'withdraw', 'configure'] as const;

const ledBy = (me: StaffPrincipal) => ({ contractId: { in: [...(me.facts.ledContractIds ?? [])] } });
const workedOnBy = (me: StaffPrincipal) => ({ contractId: { in: [...(me.facts.contractIds ?? [])] } });
const inDepartments = (me: StaffPrincipal) => ({ departmentIds: { hasSome: me.departmentScope } });

type Can = (actions: (typeof ALL)[number] | (typeof ALL)[number][], conditions?: Conditions) => void;

/** Inspectors look at the work of the whole firm; what a stage leaves to a project lead is not theirs to decide. */
function asInspector(can: Can, me: StaffPrincipal): void {
  if (!me.duties.includes('inspector')) return;
  can('read');
  can([...REVIEW], { acceptor: { in: ['inspector', 'customer'] } });
  can([...DECIDE], { acceptor: 'inspector' });
  can([...HAND_OVER], { acceptor: 'customer' });
}

/** Whoever leads the contract asks, decides where the stage says so, and hosts the customer. */
function asProjectLead(can: Can, me: StaffPrincipal): void {
  if (!me.facts.ledContractIds?.length) return;
  can(['read', 'request', 'withdraw', 'configure'], ledBy(me));
  can([...REVIEW], { ...ledBy(me), acceptor: { in: ['project_lead', 'customer'] } });
  can([...DECIDE], { ...ledBy(me), acceptor: 'project_lead' });
  can([...HAND_OVER], { ...ledBy(me), acceptor: 'customer' });
}

/** Whoever works on the contract sees its acceptances, asks for them, and takes back what they asked for. */
function asTeam(can: Can, me: StaffPrincipal): void {
  can(['read', 'request'], workedOnBy(me));
  can('withdraw', { requesterId: me.memberId });
}

/**
 * Rights by role and duty. That nobody judges what they asked for or worked on is no right but a fact of the round: see
 * `four-eyes.ts`, which holds for everybody, the boss included.
 */
export const acceptancePermissions = permissions('Acceptance', {
  actions: ALL,
  walled: 'acceptance',
  grants: {
    boss: ({ can }) => {
      can(['read', 'request', ...REVIEW, 'withdraw', 'configure']);
      can([...DECIDE], { acceptor: { in: ['inspector', 'project_lead'] } });
      can([...HAND_OVER], { acceptor: 'customer' });
    },
    leader: ({ can, me }) => {
      can(['read', 'request'], inDepartments(me));
      asTeam(can, me);
      asProjectLead(can, me);
      asInspector(can, me);
    },
    staff: ({ can, me }) => {
      asTeam(can, me);
      asProjectLead(can, me);
      asInspector(can, me);
    },
  },
  scopes: {
    departments: (departmentIds) => ({ departmentIds: { hasSome: departmentIds } }),
    self: (me) => ({ requesterId: me.memberId }),
  },
});

/** The firm's stages, checklists and reasons: everybody sees them, the boss keeps them. */
export const acceptanceSetupPermissions = permissions('AcceptanceSetup', {
  actions: ['read', 'update'],
  grants: {
    boss: ({ can }) => can(['read', 'update']),
    leader: ({ can }) => can('read'),
    staff: ({ can }) => can('read'),
  },
});
