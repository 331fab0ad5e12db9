import { forbidden, type Scope } from '@millwright/platform';
import { isTheMoment } from '../tasks.moments.ts';
import { findContract, type PlannedContract, requireContractMoment } from '../tasks.records.ts';

/** The contract, if the viewer may bring tasks into at least one of its departments now. */
export async function requireMayImport(scope: Scope, contractId: string): Promise<PlannedContract> {
  const contract = await findContract(scope, contractId);
  if (!mayImport(scope, contract))
    throw forbidden('platform.forbidden', { action: 'take_over', subject: 'ImportRun' });
  requireContractMoment('create', contract.status);
  return contract;
}

/** Whether the viewer may ever bring tasks into the contract, and whether now. */
export function mayImport(scope: Scope, contract: PlannedContract): boolean {
  return (
    scope.can('take_over', 'ImportRun') &&
    contract.departmentIds.some((departmentId) =>
      scope.can('create', 'Task', { contractId: contract.id, departmentId, assigneeIds: [] }),
    )
  );
}

export const mayImportNow = (scope: Scope, contract: PlannedContract) =>
  isTheMoment('create', contract.status) && mayImport(scope, contract);
