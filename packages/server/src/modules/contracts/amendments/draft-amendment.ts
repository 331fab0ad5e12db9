import { conflict, type Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { pressedOnce } from '../../tenancy/index.ts';
import { amendmentChanged } from '../contracts.events.ts';
import { type ContractRecord, findContract } from '../contracts.records.ts';
import { requireOpen } from '../operations/contract-terms.ts';
import { MONEY_TERMS } from './amendments.lifecycle.ts';
import { type AmendmentRow, getAmendment } from './amendments.queries.ts';
import { columnsOf, currentTerms, findAmendment, sameTerm } from './amendments.records.ts';
import type { DraftAmendment, ReviseAmendment, TermChanges } from './amendments.schemas.ts';

/** Begins a change order. It takes the contract's next number, which stays taken whatever becomes of it. */
export async function draftAmendment(scope: Scope, input: DraftAmendment): Promise<AmendmentRow> {
  const { contractId, reason } = input;
  // Held until the end: two that begin at once get one number after the other.
  const contract = await findContract(scope, contractId, { lock: true });
  scope.require('draft', 'ContractAmendment', { contractId });
  // Of this contract: the same press sent about another is another.
  const kind = `contract_amendment:${contractId}`;
  const { id, isFirst } = await pressedOnce(scope, { kind, key: input.requestKey });
  if (!isFirst) return getAmendment(scope, id, contract);
  requireAmendable(contract);
  const changes = await realChanges(scope, contract, input.changes);

  const { last } = await scope.sql
    .selectFrom('contract_amendment')
    .where('contract_id', '=', contractId)
    .select(sql<number>`coalesce(max(number), 0)`.as('last'))
    .executeTakeFirstOrThrow();
  await scope.tx.contractAmendment.create({
    data: { id, contractId, number: last + 1, reason, ...columnsOf(changes) },
  });
  await scope.announce(amendmentChanged, { contractId, amendmentId: id, verb: 'draft' });
  return getAmendment(scope, id, contract);
}

/** Rewrites a change order nobody has been asked about yet. */
export async function reviseAmendment(scope: Scope, input: ReviseAmendment): Promise<AmendmentRow> {
  const { amendment, contract } = await findAmendment(scope, input.amendmentId);
  scope.require('draft', 'ContractAmendment', { contractId: contract.id });
  requireAmendable(contract);
  if (amendment.status !== 'draft')
    throw conflict('amendments.not_the_moment', { verb: 'revise', state: amendment.status });
  // Whoever does not see the money in it does not throw it away either.
  const seesMoney = scope.can('readAmount', 'Contract', contract);
  const changes = await realChanges(scope, contract, input.changes);
  const { terms, ...money } = columnsOf(changes);
  const data = { reason: input.reason, terms, ...(seesMoney && money) };
  await scope.save('contractAmendment', amendment, input.version, data);
  await scope.announce(amendmentChanged, {
    contractId: contract.id,
    amendmentId: amendment.id,
    verb: 'revise',
  });
  return getAmendment(scope, amendment.id, contract);
}

/** Before signing the terms are simply edited; once a contract is over they stay. */
export function requireAmendable(contract: ContractRecord): void {
  if (contract.status === 'draft') throw conflict('amendments.contract_not_signed');
  requireOpen(contract);
}

/** Terms that would become what they are already are left out; a conflict when nothing is left. */
async function realChanges(
  scope: Scope,
  contract: ContractRecord,
  wanted: TermChanges,
): Promise<TermChanges> {
  const now = await currentTerms(scope, contract.id);
  const changes = Object.fromEntries(
    (Object.keys(wanted) as (keyof TermChanges)[])
      .filter((term) => wanted[term] !== undefined && !sameTerm(term, wanted[term] || null, now[term]))
      .map((term) => [term, wanted[term]]),
  ) as TermChanges;
  if (MONEY_TERMS.some((term) => wanted[term] !== undefined))
    scope.require('setAmount', 'Contract', contract);
  if (Object.keys(changes).length === 0) throw conflict('amendments.nothing_changes');
  return changes;
}
