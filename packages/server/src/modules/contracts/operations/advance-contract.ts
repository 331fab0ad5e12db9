import { invalid, type Scope } from '@millwright/platform';
import { type ContractDetail, getContract } from '../contract-detail.queries.ts';
import { passGuards } from '../contract-guards.ts';
import { contractStatusChanged } from '../contracts.events.ts';
import { type ContractVerb, contractLifecycle, INTERRUPTIONS } from '../contracts.lifecycle.ts';
import { type ContractRecord, findContract, saveContract } from '../contracts.records.ts';
import type { ContractVersion } from '../contracts.schemas.ts';

interface Advance extends ContractVersion {
  /** The day it was signed or delivered; today unless told. */
  signedOn?: string | undefined;
  deliveredOn?: string | undefined;
}

/** Uses one verb of the lifecycle: the contract moves on to where the table says, or back to where it was. */
export async function advanceContract(
  scope: Scope,
  verb: ContractVerb,
  input: Advance,
): Promise<ContractDetail> {
  const contract = await findContract(scope, input.contractId);
  scope.require(verb, 'Contract', contract);
  const { status } = contract;
  // One that was interrupted without a note of where it stood goes back to the start of its work.
  const to = contractLifecycle.next(status, verb, contract.statusBefore ?? 'signed');
  await passGuards(scope, verb, contract);

  await saveContract(scope, contract, input.version, {
    status: to,
    statusBefore: placeToReturnTo(contract, to),
    ...datesOf(scope, verb, input),
  });
  await scope.announce(contractStatusChanged, { contractId: contract.id, verb, from: status, to });
  return getContract(scope, contract.id);
}

/** An interruption remembers where it came from; one inside another (cancelling what is suspended) remembers the first. */
function placeToReturnTo(contract: ContractRecord, to: ContractRecord['status']): string | null {
  if (!INTERRUPTIONS.includes(to)) return null;
  return INTERRUPTIONS.includes(contract.status) ? contract.statusBefore : contract.status;
}

function datesOf(scope: Scope, verb: ContractVerb, input: Advance): Record<string, unknown> {
  const day = verb === 'sign' ? input.signedOn : verb === 'deliver' ? input.deliveredOn : undefined;
  const today = scope.today();
  const field = verb === 'sign' ? 'signedOn' : 'deliveredOn';
  if (day && day > today)
    throw invalid('contracts.date_in_future', { today }, [{ path: field, code: 'contracts.date_in_future' }]);
  if (verb === 'sign' && day) return { signedOn: new Date(day) };
  if (verb === 'deliver') return { deliveredOn: new Date(day ?? today) };
  return {};
}
