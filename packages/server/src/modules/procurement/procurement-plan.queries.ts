import { notFound, type Scope } from '@millwright/platform';
import { isTheMoment } from './procurement.moments.ts';

/** A contract as the buying for it needs it. */
export interface BuyingContract {
  id: string;
  contractNo: string;
  name: string;
  status: string;
  departmentIds: string[];
}

/** The contract parts are asked for, if the viewer may read it; held so that none lands on one just closed. */
export async function findContract(
  scope: Scope,
  contractId: string,
  find: { lock?: boolean } = {},
): Promise<BuyingContract> {
  const query = scope.sql
    .selectFrom('contract as c')
    .where('c.id', '=', contractId)
    .where('c.deleted_at', 'is', null)
    .where(scope.where('read', 'Contract', 'c') as never)
    .select([
      'c.id',
      'c.contract_no as contractNo',
      'c.name',
      'c.status',
      'c.department_ids as departmentIds',
    ]);
  const contract = await (find.lock ? query.forNoKeyUpdate() : query).executeTakeFirst();
  if (!contract) throw notFound('procurement.contract_not_found');
  return contract;
}

export interface ProcurementPlan {
  contractId: string;
  /** The contract's departments, in the order of the firm; `mayRequest` where the viewer may ask for parts now. */
  departments: { id: string; name: string; nameEn: string | null; mayRequest: boolean }[];
  /** Whether the viewer may bring in a bill of materials now. */
  mayImport: boolean;
  /** Whether the viewer may write prices. */
  maySetPrice: boolean;
}

/** A request for a part of this department, as the rule for items asks about it. */
export const requestFor = (contractId: string, departmentId: string) => ({
  contractId,
  departmentId,
  personIds: [],
  status: 'requested',
});

/** What the viewer may ask for on a contract now: what its page offers. */
export async function procurementPlan(scope: Scope, contractId: string): Promise<ProcurementPlan> {
  const contract = await findContract(scope, contractId);
  const rows = await scope.sql
    .selectFrom('department as d')
    .where('d.id', 'in', contract.departmentIds.length > 0 ? contract.departmentIds : [contractId])
    .where('d.deleted_at', 'is', null)
    .select(['d.id', 'd.name', 'd.name_en as nameEn'])
    .orderBy('d.sort_order')
    .orderBy('d.name')
    .execute();
  const isOpen = isTheMoment('create', contract.status);
  const departments = rows.map((department) => ({
    ...department,
    mayRequest: isOpen && scope.can('create', 'ProcurementItem', requestFor(contractId, department.id)),
  }));
  const mayRequest = departments.some((department) => department.mayRequest);
  return {
    contractId,
    departments,
    mayImport: mayRequest && scope.can('take_over', 'BomImport'),
    maySetPrice: rows.some(({ id }) => scope.can('setPrice', 'ProcurementItem', requestFor(contractId, id))),
  };
}
