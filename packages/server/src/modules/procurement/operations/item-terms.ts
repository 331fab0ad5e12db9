import { invalid, type Scope } from '@millwright/platform';
import { withCards } from '../cards.ts';
import type { BuyingContract } from '../procurement-plan.queries.ts';

const refuse = (path: string, code: string, facts: Record<string, unknown> = {}) =>
  invalid(code, facts, [{ path, code, facts }]);

/** Refuses a department that does not work on the contract: adding one is the contract's business. */
export function requireDepartment(contract: BuyingContract, departmentId: string): void {
  if (contract.departmentIds.includes(departmentId)) return;
  throw refuse('departmentId', 'procurement.department_not_on_contract', { contractNo: contract.contractNo });
}

/** Who does the task that waits for the part; refuses a task that is not the contract's. */
export async function peopleOfTask(
  scope: Scope,
  contractId: string,
  taskId: string | null | undefined,
): Promise<string[]> {
  if (!taskId) return [];
  const task = await scope
    .beyondReach('whoever asks for a part may name any task of the contract that waits for it')
    .sql.selectFrom('task')
    .where('id', '=', taskId)
    .where('contract_id', '=', contractId)
    .where('deleted_at', 'is', null)
    .select('assignee_ids as assigneeIds')
    .executeTakeFirst();
  if (!task) throw refuse('taskId', 'procurement.task_not_on_contract');
  return task.assigneeIds;
}

/** Refuses a supplier the firm does not have (any more). */
export async function requireSupplier(scope: Scope, supplierId: string | null | undefined): Promise<void> {
  if (!supplierId) return;
  const supplier = await scope.sql
    .selectFrom('supplier')
    .where('id', '=', supplierId)
    .where('deleted_at', 'is', null)
    .select('id')
    .executeTakeFirst();
  if (!supplier) throw refuse('supplierId', 'procurement.supplier_unknown');
}

/** Refuses a day that has not come. */
export function requirePast(scope: Scope, path: string, day: string | undefined): void {
  const today = scope.today();
  if (day && day > today) throw refuse(path, 'procurement.date_in_future', { today });
}

/** The number after the last line of a contract. Whoever asks holds the contract, so no two take the same. */
export async function nextLine(scope: Scope, contractId: string): Promise<number> {
  const last = await withCards(
    scope.beyondReach('a number behind all lines, also those of other departments'),
  )
    .selectFrom('procurement_item')
    .where('contract_id', '=', contractId)
    .select('line_no as lineNo')
    .orderBy('line_no', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (last?.lineNo ?? 0) + 1;
}
