import { conflict, forbidden, type Scope } from '@millwright/platform';
import { isTheMoment } from '../procurement.moments.ts';
import { type BuyingContract, findContract, requestFor } from '../procurement-plan.queries.ts';

/** The contract, if the viewer may ask for parts for at least one of its departments now. */
export async function requireMayImportBom(
  scope: Scope,
  contractId: string,
  find: { lock?: boolean } = {},
): Promise<BuyingContract> {
  const contract = await findContract(scope, contractId, find);
  const mayAsk = contract.departmentIds.some((departmentId) =>
    scope.can('create', 'ProcurementItem', requestFor(contractId, departmentId)),
  );
  if (!mayAsk || !scope.can('take_over', 'BomImport'))
    throw forbidden('platform.forbidden', { action: 'take_over', subject: 'BomImport' });
  if (!isTheMoment('create', contract.status))
    throw conflict('procurement.contract_closed', { status: contract.status });
  return contract;
}
