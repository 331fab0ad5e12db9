import type { Scope } from '@millwright/platform';
import { type ContractDetail, getContract } from '../contract-detail.queries.ts';
import { contractRestored } from '../contracts.events.ts';
import { findContract } from '../contracts.records.ts';
import { announceReach } from './announce-reach.ts';
import { sayingNumberTaken } from './contract-terms.ts';

/** Takes a contract out of the recycle bin; a conflict if its number has been given to another one since. */
export async function restoreContract(scope: Scope, input: { contractId: string }): Promise<ContractDetail> {
  const contract = await findContract(scope, input.contractId, { recycled: true });
  scope.require('restore', 'Contract', contract);

  if (contract.deletedAt) {
    await sayingNumberTaken(contract.contractNo, () =>
      scope.tx.contract.updateMany({ where: { id: contract.id }, data: { deletedAt: null } }),
    );
    await scope.announce(contractRestored, { contractId: contract.id });
    await announceReach(scope, contract);
  }
  return getContract(scope, contract.id);
}
