import { AppError, notFound, type Scope } from '@millwright/platform';
import { type ContractRecord, findContract } from '../contracts.records.ts';
import { type AmendmentState, MONEY_TERMS, TERMS, type Term } from './amendments.lifecycle.ts';
import type { TermChanges } from './amendments.schemas.ts';

/** A term that changes, before and after. Undecided, `before` is what the contract says now. */
export interface TermChange {
  term: Term;
  before: string | null;
  after: string | null;
}

/** A change order as operations see it. */
export interface AmendmentRecord {
  id: string;
  version: number;
  contractId: string;
  number: number;
  status: AmendmentState;
  reason: string;
  terms: Partial<Record<Term, string | null>>;
  amount: string | null;
  currency: string | null;
  setsAmount: boolean;
  proposedBy: string | null;
  createdBy: string | null;
}

/** The change order and its contract, if the viewer may read the contract; both held when a decision hangs on them. */
export async function findAmendment(
  scope: Scope,
  amendmentId: string,
  find: { lock?: boolean } = {},
): Promise<{ amendment: AmendmentRecord; contract: ContractRecord }> {
  const where = await scope.sql
    .selectFrom('contract_amendment')
    .where('id', '=', amendmentId)
    .select('contract_id')
    .executeTakeFirst();
  if (!where) throw notFound('amendments.not_found');
  const contract = await findContract(scope, where.contract_id, find).catch((error: unknown) => {
    if (error instanceof AppError && error.kind === 'not_found') throw notFound('amendments.not_found');
    throw error;
  });
  const amendment = await scope.sql
    .selectFrom('contract_amendment')
    .where('id', '=', amendmentId)
    .select(['id', 'version', 'contract_id as contractId', 'number', 'status', 'reason', 'terms'])
    .select(['amount', 'currency', 'sets_amount as setsAmount'])
    .select(['proposed_by as proposedBy', 'created_by as createdBy'])
    .executeTakeFirstOrThrow();
  return { amendment: amendment as AmendmentRecord, contract };
}

/** What a contract's terms are now, money included: for comparing and keeping, not for showing. */
export async function currentTerms(scope: Scope, contractId: string): Promise<Record<Term, string | null>> {
  return scope.sql
    .selectFrom('contract')
    .where('id', '=', contractId)
    .select(['contract_no as contractNo', 'name', 'signed_on as signedOn', 'promised_date as promisedDate'])
    .select(['scope_text as scopeText', 'amount', 'currency'])
    .executeTakeFirstOrThrow();
}

/** Whether two values of a term are the same: amounts by what they are worth. */
export function sameTerm(term: Term, one: string | null, other: string | null): boolean {
  if (term === 'amount' && one !== null && other !== null) return Number(one) === Number(other);
  return one === other;
}

/** A change order's terms as its row keeps them: money in columns of its own, so that rules can ask about it. */
export function columnsOf(changes: TermChanges) {
  const terms: Record<string, string | null> = {};
  for (const term of TERMS)
    if (!MONEY_TERMS.includes(term) && changes[term] !== undefined) terms[term] = changes[term] || null;
  const setsAmount = changes.amount !== undefined || changes.currency !== undefined;
  return { terms, setsAmount, amount: changes.amount ?? null, currency: changes.currency ?? null };
}

/** What a change order makes of the terms it names. */
export function changesOf(
  amendment: Pick<AmendmentRecord, 'terms' | 'amount' | 'currency' | 'setsAmount'>,
): Partial<Record<Term, string | null>> {
  const money = amendment.setsAmount
    ? {
        ...(amendment.amount !== null && { amount: amendment.amount }),
        ...(amendment.currency !== null && { currency: amendment.currency }),
      }
    : {};
  return { ...amendment.terms, ...money };
}
