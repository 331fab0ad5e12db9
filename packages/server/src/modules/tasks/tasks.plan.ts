import type { Scope } from '@millwright/platform';
import { mayImportNow } from './imports/may-import.ts';
import { isTheMoment } from './tasks.moments.ts';
import { findContract } from './tasks.records.ts';

export interface TaskPlan {
  contractId: string;
  /** The contract's departments, in the order of the firm; `mayPlan` where the viewer may add tasks now. */
  departments: { id: string; name: string; nameEn: string | null; mayPlan: boolean }[];
  /** Whether the viewer may bring tasks in from a spreadsheet now. */
  mayImport: boolean;
}

/** What the viewer may plan on a contract now: what its page offers. */
export async function taskPlan(scope: Scope, contractId: string): Promise<TaskPlan> {
  const contract = await findContract(scope, contractId);
  const rows = await scope.sql
    .selectFrom('department as d')
    .where('d.id', 'in', contract.departmentIds.length > 0 ? contract.departmentIds : [contractId])
    .where('d.deleted_at', 'is', null)
    .select(['d.id', 'd.name', 'd.name_en as nameEn'])
    .orderBy('d.sort_order')
    .orderBy('d.name')
    .execute();
  const open = isTheMoment('create', contract.status);
  const departments = rows.map((department) => ({
    ...department,
    mayPlan:
      open && scope.can('create', 'Task', { contractId, departmentId: department.id, assigneeIds: [] }),
  }));
  const mayImport = mayImportNow(scope, contract);
  return { contractId, departments, mayImport };
}
