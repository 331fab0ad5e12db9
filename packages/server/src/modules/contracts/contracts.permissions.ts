import { permissions, type StaffPrincipal } from '@millwright/platform';

/** What whoever leads a project may do with it. */
const LEAD = [
  'read',
  'update',
  'sign',
  'plan',
  'execute',
  'accept',
  'deliver',
  'commission',
  'suspend',
  'resume',
  'publish',
  'delete',
  'restore',
] as const;

/** What remains the management's: giving up, sealing and bringing back, and money. */
const BOSS = [...LEAD, 'create', 'archive', 'cancel', 'reopen', 'readAmount', 'setAmount'] as const;

const ledBy = (me: StaffPrincipal) => ({ projectLeadId: me.memberId });
const leadsAny = (me: StaffPrincipal) => (me.facts.ledContractIds?.length ?? 0) > 0;
const workedOnBy = (me: StaffPrincipal) => ({ id: { in: [...(me.facts.contractIds ?? [])] } });

/**
 * The boss does everything. A leader reads contracts one of their departments takes part in, and opens new ones. Whoever
 * leads the project runs it; whoever is on the team reads it. Amounts only show to those who hold `readAmount`.
 */
export const contractPermissions = permissions('Contract', {
  actions: BOSS,
  fields: { readAmount: ['amount', 'currency'] },
  walled: 'contract',
  grants: {
    boss: ({ can }) => can([...BOSS]),
    leader: ({ can, me }) => {
      if (me.departmentScope.length > 0) can('create');
      can('read', { departmentIds: { hasSome: me.departmentScope } });
      can('read', workedOnBy(me));
      can([...LEAD], ledBy(me));
    },
    staff: ({ can, me }) => {
      can('read', workedOnBy(me));
      can('read', ledBy(me));
      if (leadsAny(me)) can([...LEAD], ledBy(me));
    },
  },
  scopes: {
    departments: (departmentIds) => ({ departmentIds: { hasSome: departmentIds } }),
    self: ledBy,
  },
});

/** Who puts people on a contract's team: the boss, its project lead, and each department's leader for the department. */
export const contractMemberPermissions = permissions('ContractMember', {
  actions: ['assign', 'remove'],
  grants: {
    boss: ({ can }) => can(['assign', 'remove']),
    leader: ({ can, me }) => {
      can(['assign', 'remove'], { departmentId: { in: me.departmentScope } });
      can(['assign', 'remove'], { contractId: { in: [...(me.facts.ledContractIds ?? [])] } });
    },
    staff: ({ can, me }) => {
      if (leadsAny(me))
        can(['assign', 'remove'], { contractId: { in: [...(me.facts.ledContractIds ?? [])] } });
    },
  },
  scopes: { departments: (departmentIds) => ({ departmentId: { in: departmentIds } }) },
});

/**
 * Whoever runs the contract asks for a change of its terms; the boss decides. That nobody decides what they asked for
 * themselves is a matter of the moment (`requireFourEyes`), since a firm may have one boss alone.
 */
export const contractAmendmentPermissions = permissions('ContractAmendment', {
  actions: ['draft', 'propose', 'withdraw', 'approve', 'reject'],
  grants: {
    boss: ({ can }) => can(['draft', 'propose', 'withdraw', 'approve', 'reject']),
    leader: ({ can, me }) =>
      can(['draft', 'propose', 'withdraw'], { contractId: { in: [...(me.facts.ledContractIds ?? [])] } }),
    staff: ({ can, me }) => {
      if (leadsAny(me))
        can(['draft', 'propose', 'withdraw'], { contractId: { in: [...(me.facts.ledContractIds ?? [])] } });
    },
  },
});

/** Payments are money throughout: the boss's, and of those a role of the firm's making gives them to. */
export const paymentMilestonePermissions = permissions('PaymentMilestone', {
  actions: ['read', 'plan', 'invoice'],
  fields: { read: ['amount', 'percent', 'invoiceNo'] },
  walled: 'payment_milestone',
  grants: { boss: ({ can }) => can(['read', 'plan', 'invoice']) },
});
export const paymentReceiptPermissions = permissions('PaymentReceipt', {
  actions: ['read', 'record', 'remove'],
  fields: { read: ['amount', 'note'] },
  walled: 'payment_receipt',
  grants: { boss: ({ can }) => can(['read', 'record', 'remove']) },
});

/** So are quotations. */
export const quotationPermissions = permissions('Quotation', {
  actions: ['read', 'edit'],
  fields: { read: ['amount', 'currency', 'note'] },
  walled: 'quotation',
  grants: { boss: ({ can }) => can(['read', 'edit']) },
});

/** Milestones belong to whoever runs the contract. */
export const milestonePermissions = permissions('Milestone', {
  actions: ['create', 'update', 'reach', 'delete'],
  grants: {
    boss: ({ can }) => can(['create', 'update', 'reach', 'delete']),
    leader: ({ can, me }) =>
      can(['create', 'update', 'reach', 'delete'], {
        contractId: { in: [...(me.facts.ledContractIds ?? [])] },
      }),
    staff: ({ can, me }) => {
      if (leadsAny(me))
        can(['create', 'update', 'reach', 'delete'], {
          contractId: { in: [...(me.facts.ledContractIds ?? [])] },
        });
    },
  },
});
