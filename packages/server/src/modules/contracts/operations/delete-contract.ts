import { conflict, type Scope } from '@millwright/platform';
import { contractDeleted } from '../contracts.events.ts';
import { findContract, saveContract } from '../contracts.records.ts';
import type { ContractVersion } from '../contracts.schemas.ts';
import { announceReach } from './announce-reach.ts';

/** Puts a draft into the recycle bin. What was signed is never deleted, only cancelled or archived. */
export async function deleteContract(scope: Scope, input: ContractVersion): Promise<{ contractId: string }> {
  const contract = await findContract(scope, input.contractId);
  scope.require('delete', 'Contract', contract);
  if (contract.status !== 'draft')
    throw conflict('contracts.only_drafts_deleted', { status: contract.status });

  await saveContract(scope, contract, input.version, { deletedAt: scope.now() });
  await scope.announce(contractDeleted, { contractId: contract.id });
  await announceReach(scope, contract);
  return { contractId: contract.id };
}
