import { type MayRead, type NamesOf, type PartsOf, readableIn, type UsesOf } from '@millwright/platform';

const mayReadContract = readableIn('contract', 'Contract');

type PartTable =
  | 'contract_member'
  | 'milestone'
  | 'contract_amendment'
  | 'payment_milestone'
  | 'payment_receipt'
  | 'quotation';

/** A team member's row and a milestone are as readable as their contract. */
function readableWith(table: PartTable, money?: string): MayRead {
  return async (scope, id) => {
    if (money && !scope.can('read', money)) return false;
    const part = await scope.sql
      .selectFrom(table)
      .where('id', '=', id)
      .select('contract_id')
      .executeTakeFirst();
    return part ? mayReadContract(scope, part.contract_id) : false;
  };
}

/** Who may read what of this module, by subject. */
export const readable = {
  Contract: mayReadContract,
  ContractMember: readableWith('contract_member'),
  Milestone: readableWith('milestone'),
  ContractAmendment: readableWith('contract_amendment'),
  PaymentMilestone: readableWith('payment_milestone', 'PaymentMilestone'),
  PaymentReceipt: readableWith('payment_receipt', 'PaymentReceipt'),
  Quotation: readableWith('quotation', 'Quotation'),
};

/** A contract's history tells of its team and milestones as well. */
const partsOfContract: PartsOf = async (scope, contractId) => {
  const team = await scope.sql
    .selectFrom('contract_member')
    .where('contract_id', '=', contractId)
    .select('id')
    .limit(1_000)
    .execute();
  const milestones = await scope.sql
    .selectFrom('milestone')
    .where('contract_id', '=', contractId)
    .select('id')
    .limit(500)
    .execute();
  return [
    ...team.map(({ id }) => ({ type: 'ContractMember', id })),
    ...milestones.map(({ id }) => ({ type: 'Milestone', id })),
    ...(await lifeOfContract(scope, contractId)),
  ];
};
/** Change orders, and, for those who see money, payments and quotations. */
const lifeOfContract: PartsOf = async (scope, contractId) => {
  const ofTable = async (table: PartTable, type: string, money?: string) => {
    if (money && !scope.can('read', money)) return [];
    const rows = await scope.sql
      .selectFrom(table)
      .where('contract_id', '=', contractId)
      .select('id')
      .limit(1_000)
      .execute();
    return rows.map(({ id }) => ({ type, id }));
  };
  return [
    ...(await ofTable('contract_amendment', 'ContractAmendment')),
    ...(await ofTable('payment_milestone', 'PaymentMilestone', 'PaymentMilestone')),
    ...(await ofTable('payment_receipt', 'PaymentReceipt', 'PaymentReceipt')),
    ...(await ofTable('quotation', 'Quotation', 'Quotation')),
  ];
};
export const parts = { Contract: partsOfContract };

/** Contracts that keep a customer from being removed. */
const usesOfCustomer: UsesOf = async (scope, customerId) => {
  const rows = await scope
    .beyondReach('any contract keeps its customer')
    .sql.selectFrom('contract')
    .where('customer_id', '=', customerId)
    .where('deleted_at', 'is', null)
    .select(['id', 'contract_no', 'name'])
    .orderBy('id')
    .limit(5)
    .execute();
  return rows.map((row) => ({ type: 'Contract', id: row.id, name: `${row.contract_no} ${row.name}` }));
};
/** Contracts that a department still takes part in and that are not over. */
const usesOfDepartment: UsesOf = async (scope, departmentId) => {
  const rows = await scope
    .beyondReach('any contract keeps its departments')
    .sql.selectFrom('contract_member as x')
    .innerJoin('contract as c', (join) =>
      join.onRef('c.id', '=', 'x.contract_id').onRef('c.tenant_id', '=', 'x.tenant_id'),
    )
    .where('x.department_id', '=', departmentId)
    .where('x.valid_to', 'is', null)
    .where('c.deleted_at', 'is', null)
    .select(['c.id', 'c.contract_no', 'c.name'])
    .distinct()
    .limit(5)
    .execute();
  return rows.map((row) => ({ type: 'Contract', id: row.id, name: `${row.contract_no} ${row.name}` }));
};
export const uses = { Customer: usesOfCustomer, Department: usesOfDepartment };

const namesOfContracts: NamesOf = async (scope, ids) => {
  const rows = await scope.sql
    .selectFrom('contract as c')
    .where('c.id', 'in', [...ids])
    .where(scope.where('read', 'Contract', 'c') as never)
    .select(['c.id', 'c.contract_no', 'c.name'])
    .execute();
  return rows.map((row) => ({ id: row.id, name: `${row.contract_no} ${row.name}` }));
};
const namesOfMilestones: NamesOf = async (scope, ids) => {
  const rows = await scope.sql
    .selectFrom('milestone as ms')
    .innerJoin('contract as c', (join) =>
      join.onRef('c.id', '=', 'ms.contract_id').onRef('c.tenant_id', '=', 'ms.tenant_id'),
    )
    .where('ms.id', 'in', [...ids])
    .where(scope.where('read', 'Contract', 'c') as never)
    .select(['ms.id', 'ms.name'])
    .execute();
  return rows;
};
export const names = { Contract: namesOfContracts, Milestone: namesOfMilestones };
