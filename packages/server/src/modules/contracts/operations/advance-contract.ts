import { invalid, type Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { type ContractDetail, getContract } from '../contract-detail.queries.ts';
import { requireUnblocked } from '../contract-guards.ts';
import { contractStatusChanged } from '../contracts.events.ts';
import { type ContractVerb, contractLifecycle, INTERRUPTIONS } from '../contracts.lifecycle.ts';
import { type ContractRecord, findContract, saveContract } from '../contracts.records.ts';
import type { ContractVersion } from '../contracts.schemas.ts';

interface Advance extends ContractVersion {
  /** The day it was signed or delivered; today unless told. */
  signedOn?: string | undefined;
  deliveredOn?: string | undefined;
  /** Why it is reopened. */
  reason?: string | undefined;
}

/** Uses one verb of the lifecycle: the contract moves on to where the table says, or back to where it was. */
export async function advanceContract(
  scope: Scope,
  verb: ContractVerb,
  input: Advance,
): Promise<ContractDetail> {
  if (verb === 'archive') await waitForWriters(scope, input.contractId);
  // Held, so that nothing comes up between asking what blocks the verb and using it.
  const contract = await findContract(scope, input.contractId, { lock: true });
  scope.require(verb, 'Contract', contract);
  const { status } = contract;
  // One that was interrupted without a note of where it stood goes back to the start of its work.
  const to = contractLifecycle.next(status, verb, contract.statusBefore ?? 'signed');
  if (contract.version === input.version) await requireUnblocked(scope, verb, contract);

  await saveContract(scope, contract, input.version, {
    status: to,
    statusBefore: placeToReturnTo(contract, to),
    ...datesOf(scope, verb, input, contract),
    ...(verb === 'archive' && { archivedAt: scope.now() }),
    ...(verb === 'reopen' && { archivedAt: null, reopenReason: input.reason ?? '' }),
  });
  await scope.announce(contractStatusChanged, { contractId: contract.id, verb, from: status, to });
  return getContract(scope, contract.id);
}

/**
 * The archive is sealed by the database (see the decision on the contract's life). Whatever is being written to the contract
 * at this moment comes first; what comes later finds it sealed.
 */
async function waitForWriters(scope: Scope, contractId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${contractId}, 0))`.execute(scope.sql);
}

/** An interruption remembers where it came from; one inside another (cancelling what is suspended) remembers the first. */
function placeToReturnTo(contract: ContractRecord, to: ContractRecord['status']): string | null {
  if (!INTERRUPTIONS.includes(to)) return null;
  return INTERRUPTIONS.includes(contract.status) ? contract.statusBefore : contract.status;
}

function datesOf(
  scope: Scope,
  verb: ContractVerb,
  input: Advance,
  contract: ContractRecord,
): Record<string, unknown> {
  const day = verb === 'sign' ? input.signedOn : verb === 'deliver' ? input.deliveredOn : undefined;
  const today = scope.today();
  const field = verb === 'sign' ? 'signedOn' : 'deliveredOn';
  if (day && day > today)
    throw invalid('contracts.date_in_future', { today }, [{ path: field, code: 'contracts.date_in_future' }]);
  // A contract in force has a day since when: payments hang on it.
  if (verb === 'sign') return { signedOn: new Date(day ?? contract.signedOn ?? today) };
  if (verb === 'deliver') return { deliveredOn: new Date(day ?? today) };
  return {};
}
