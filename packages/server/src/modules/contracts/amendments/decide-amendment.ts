import { conflict, type Scope } from '@millwright/platform';
import { activeBosses } from '../../org/index.ts';
import { amendmentChanged, contractUpdated } from '../contracts.events.ts';
import type { ContractRecord } from '../contracts.records.ts';
import { dateOf, requireSoundTerms, sayingNumberTaken } from '../operations/contract-terms.ts';
import { type AmendmentVerb, amendmentLifecycle } from './amendments.lifecycle.ts';
import { type AmendmentRow, getAmendment } from './amendments.queries.ts';
import { type AmendmentRecord, changesOf, currentTerms, findAmendment } from './amendments.records.ts';
import type { AmendmentVersion, DecideAmendment } from './amendments.schemas.ts';
import { requireAmendable } from './draft-amendment.ts';
import { tellDecided, tellProposed } from './tell-amendment.ts';

/** Asks for a decision. */
export async function proposeAmendment(scope: Scope, input: AmendmentVersion): Promise<AmendmentRow> {
  const { amendment, contract } = await begin(scope, 'propose', input.amendmentId);
  await finish(scope, 'propose', amendment, input.version, {
    proposedAt: scope.now(),
    proposedBy: scope.memberId,
  });
  await tellProposed(scope, contract, amendment);
  return getAmendment(scope, amendment.id, contract);
}

/** Takes a change order back before it is decided. Its number stays taken. */
export async function withdrawAmendment(scope: Scope, input: AmendmentVersion): Promise<AmendmentRow> {
  const { amendment, contract } = await begin(scope, 'withdraw', input.amendmentId);
  await finish(scope, 'withdraw', amendment, input.version, await decision(scope, amendment));
  return getAmendment(scope, amendment.id, contract);
}

/** Says no, and why. The contract stays as it is. */
export async function rejectAmendment(scope: Scope, input: DecideAmendment): Promise<AmendmentRow> {
  const { amendment, contract } = await begin(scope, 'reject', input.amendmentId);
  await finish(scope, 'reject', amendment, input.version, await decision(scope, amendment, input.note));
  await tellDecided(scope, contract, amendment, 'reject');
  return getAmendment(scope, amendment.id, contract);
}

/**
 * Says yes: the terms become what the change order says, in the same transaction. Nobody approves what they proposed
 * themselves, unless they are the only boss the firm has.
 */
export async function approveAmendment(scope: Scope, input: DecideAmendment): Promise<AmendmentRow> {
  const { amendment, contract } = await begin(scope, 'approve', input.amendmentId);
  await requireFourEyes(scope, amendment);
  const { promisedDate } = amendment.terms;
  await requireSoundTerms(scope, {
    startsOn: contract.startsOn,
    promisedDate: promisedDate === undefined ? contract.promisedDate : promisedDate,
  });
  await finish(scope, 'approve', amendment, input.version, await decision(scope, amendment, input.note));
  await applyTerms(scope, contract, amendment);
  await scope.announce(contractUpdated, { contractId: contract.id });
  await tellDecided(scope, contract, amendment, 'approve');
  return getAmendment(scope, amendment.id, { ...contract, ...amendment.terms } as ContractRecord);
}

async function begin(scope: Scope, verb: AmendmentVerb, amendmentId: string) {
  const found = await findAmendment(scope, amendmentId, { lock: true });
  scope.require(verb, 'ContractAmendment', { contractId: found.contract.id });
  requireAmendable(found.contract);
  amendmentLifecycle.next(found.amendment.status, verb);
  return found;
}

async function finish(
  scope: Scope,
  verb: AmendmentVerb,
  amendment: AmendmentRecord,
  seenVersion: number,
  data: Record<string, unknown>,
): Promise<void> {
  const status = amendmentLifecycle.next(amendment.status, verb);
  await scope.save('contractAmendment', amendment, seenVersion, { ...data, status });
  const { id: amendmentId, contractId } = amendment;
  await scope.announce(amendmentChanged, { contractId, amendmentId, verb });
}

/** Who decided, when, and what the terms were at that moment: from here on the change order speaks for itself. */
async function decision(scope: Scope, amendment: AmendmentRecord, note?: string) {
  const now = await currentTerms(scope, amendment.contractId);
  const named = Object.keys(amendment.terms) as (keyof typeof now)[];
  return {
    decidedAt: scope.now(),
    decidedBy: scope.memberId,
    decisionNote: note || null,
    termsBefore: Object.fromEntries(named.map((term) => [term, now[term]])),
    ...(amendment.setsAmount && { amountBefore: now.amount, currencyBefore: now.currency }),
  };
}

async function requireFourEyes(scope: Scope, amendment: AmendmentRecord): Promise<void> {
  const me = scope.memberId;
  // Neither who proposed it nor who wrote it; the last to change it wrote it as well.
  if (me === null || ![amendment.proposedBy, amendment.createdBy].includes(me)) return;
  const another = (await activeBosses(scope)).some((id) => id !== me);
  if (another) throw conflict('amendments.own_proposal', { number: amendment.number });
}

async function applyTerms(scope: Scope, contract: ContractRecord, amendment: AmendmentRecord): Promise<void> {
  const { signedOn, promisedDate, ...rest } = changesOf(amendment);
  await sayingNumberTaken(rest.contractNo ?? contract.contractNo, () =>
    scope.tx.contract.updateMany({
      where: { id: contract.id },
      data: { ...rest, signedOn: dateOf(signedOn), promisedDate: dateOf(promisedDate) } as object,
    }),
  );
}
