import type { Scope } from '@millwright/platform';
import { advanceContract, findContract } from '../../contracts/index.ts';
import { waitsForCommission } from '../commission.queries.ts';
import type { DeliveryRecord } from '../delivery.records.ts';
import { tellCommissionWaits } from '../tell-people.ts';

/**
 * In service from the last sign-off on. Where whoever wrote it down may not put contracts into service, it does not end
 * there in silence: those who may are told, and the contract's delivery says what must follow until somebody does it.
 */
export async function commissionWhenAllSigned(
  scope: Scope,
  delivery: Pick<DeliveryRecord, 'id' | 'number' | 'contractId' | 'contractNo' | 'contractName'>,
): Promise<void> {
  const { contractId } = delivery;
  const contract = await findContract(scope, contractId, { lock: true });
  if (!(await waitsForCommission(scope, contract))) return;
  if (scope.can('commission', 'Contract', contract))
    await advanceContract(scope, 'commission', { contractId, version: contract.version });
  else await tellCommissionWaits(scope, delivery);
}
