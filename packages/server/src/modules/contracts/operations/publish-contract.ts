import { conflict, type Scope } from '@millwright/platform';
import { type ContractDetail, getContract } from '../contract-detail.queries.ts';
import { contractPublished, contractUnpublished } from '../contracts.events.ts';
import { findContract, saveContract } from '../contracts.records.ts';
import type { PublishContract } from '../contracts.schemas.ts';

/** Shows a contract to its customer in the portal, or takes it out of there. A draft is nobody's business but ours. */
export async function publishContract(scope: Scope, input: PublishContract): Promise<ContractDetail> {
  const contract = await findContract(scope, input.contractId);
  scope.require('publish', 'Contract', contract);
  if (contract.status === 'draft') throw conflict('contracts.draft_not_published');

  if (contract.status === 'archived') throw conflict('contracts.closed', { status: contract.status });

  if (input.published !== (contract.publishedAt !== null)) {
    await saveContract(scope, contract, input.version, { publishedAt: input.published ? scope.now() : null });
    if (input.published) await scope.announce(contractPublished, { contractId: contract.id });
    else
      await scope.announce(contractUnpublished, {
        contractId: contract.id,
        customerId: contract.customerId,
      });
  }
  return getContract(scope, contract.id);
}
