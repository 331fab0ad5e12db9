import { permissions, type StaffPrincipal } from '@millwright/platform';

/** What whoever needs the part does: asks for it, and takes it back. */
const REQUEST = ['read', 'create', 'update', 'cancel', 'reopen', 'delete', 'restore'] as const;
/** What whoever buys it does. */
const BUY = [...REQUEST, 'order', 'withdrawOrder', 'promise', 'receive', 'readPrice', 'setPrice'] as const;
const ALL = [...BUY, 'inspect'] as const;

const buys = (me: StaffPrincipal) => me.duties.includes('purchaser');
const inspects = (me: StaffPrincipal) => me.duties.includes('inspector');

/** Parts of the tasks somebody was given, unless they have been taken off the contract since. */
const partsOfOwnTasks = (me: StaffPrincipal) => ({
  personIds: { has: me.memberId },
  contractId: { notIn: [...(me.facts.leftContractIds ?? [])] },
});
const partsOfContractsLed = (me: StaffPrincipal) => ({
  contractId: { in: [...(me.facts.ledContractIds ?? [])] },
});

/**
 * The boss does everything. Whoever has the duty of a purchaser buys for the whole firm, whoever is an inspector looks at what
 * came. Project leads and departments' leaders ask for what their work needs; everybody sees the parts of their own tasks.
 * Prices only show to those who hold `readPrice`.
 */
export const procurementPermissions = permissions('ProcurementItem', {
  actions: ALL,
  fields: { readPrice: ['unitPrice', 'currency'] },
  walled: 'procurement_item',
  grants: {
    boss: ({ can }) => can([...ALL]),
    leader: ({ can, me }) => {
      if (buys(me)) can([...BUY]);
      if (inspects(me)) can(['read', 'inspect']);
      can([...REQUEST], { departmentId: { in: me.departmentScope } });
      can([...REQUEST], partsOfContractsLed(me));
      can('read', partsOfOwnTasks(me));
    },
    staff: ({ can, me }) => {
      if (buys(me)) can([...BUY]);
      if (inspects(me)) can(['read', 'inspect']);
      if (me.facts.ledContractIds?.length) can([...REQUEST], partsOfContractsLed(me));
      can('read', partsOfOwnTasks(me));
    },
  },
  scopes: {
    departments: (departmentIds) => ({ departmentId: { in: departmentIds } }),
    self: partsOfOwnTasks,
  },
});

/** Suppliers: those who ask for parts see them, purchasers and the boss look after them. */
export const supplierPermissions = permissions('Supplier', {
  actions: ['read', 'create', 'update', 'delete'],
  fields: { read: ['contacts', 'notes'] },
  grants: {
    boss: ({ can }) => can(['read', 'create', 'update', 'delete']),
    leader: ({ can, me }) => {
      can('read');
      if (buys(me)) can(['create', 'update', 'delete']);
    },
    staff: ({ can, me }) => {
      if (buys(me)) can(['read', 'create', 'update', 'delete']);
      else if (me.facts.ledContractIds?.length) can('read');
    },
  },
});

/** Whoever may ask for parts may bring in a bill of materials; each row is asked again under the rule for items. */
export const bomImportPermissions = permissions('BomImport', {
  actions: ['read', 'take_over'],
  walled: 'bom_import',
  grants: {
    boss: ({ can }) => can(['read', 'take_over']),
    leader: ({ can, me }) => can(['read', 'take_over'], { createdBy: me.memberId }),
    staff: ({ can, me }) => {
      if (buys(me) || me.facts.ledContractIds?.length) can(['read', 'take_over'], { createdBy: me.memberId });
    },
  },
  scopes: { self: (me) => ({ createdBy: me.memberId }) },
});
