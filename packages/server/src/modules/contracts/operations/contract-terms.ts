import { AppError, conflict, fromDatabase, invalid, type Scope } from '@millwright/platform';
import { LOCKED_TERMS, type Term } from '../amendments/amendments.lifecycle.ts';
import { currentTerms, sameTerm } from '../amendments/amendments.records.ts';
import { OPEN_STATES } from '../contract-detail.queries.ts';
import type { ContractRecord } from '../contracts.records.ts';

/** Dates as the database client takes them; undefined stays untouched. */
export const dateOf = (day: string | null | undefined) => (day ? new Date(day) : day);

interface Terms {
  customerId?: string;
  projectLeadId?: string | null;
  salesOwnerId?: string | null;
  departmentIds?: readonly string[];
  startsOn?: string | null;
  promisedDate?: string | null;
}

const refuse = (path: string, code: string, facts: Record<string, unknown> = {}) =>
  invalid(code, facts, [{ path, code, facts }]);

/** Refuses terms that point at what the firm does not have (any more), each by its field. */
export async function requireSoundTerms(scope: Scope, terms: Terms): Promise<void> {
  const { customerId, projectLeadId, salesOwnerId, departmentIds, startsOn, promisedDate } = terms;
  if (customerId) {
    const customer = await scope.sql
      .selectFrom('customer')
      .where('id', '=', customerId)
      .where('deleted_at', 'is', null)
      .select('id')
      .executeTakeFirst();
    if (!customer) throw refuse('customerId', 'contracts.customer_unknown');
  }
  if (projectLeadId) await requireActiveMember(scope, projectLeadId, 'projectLeadId');
  if (salesOwnerId) await requireActiveMember(scope, salesOwnerId, 'salesOwnerId');
  if (departmentIds?.length) {
    const known = await scope.sql
      .selectFrom('department')
      .where('id', 'in', [...departmentIds])
      .where('deleted_at', 'is', null)
      .select('id')
      .execute();
    if (known.length < new Set(departmentIds).size)
      throw refuse('departmentIds', 'contracts.department_unknown');
  }
  if (startsOn && promisedDate && promisedDate < startsOn)
    throw refuse('promisedDate', 'contracts.promised_before_start', { startsOn });
}

/** Refuses people who are not (or no longer) with the firm. */
export async function requireActiveMember(scope: Scope, memberId: string, path: string): Promise<void> {
  const member = await scope.sql
    .selectFrom('member')
    .where('id', '=', memberId)
    .where('status', '=', 'active')
    .select('id')
    .executeTakeFirst();
  if (!member) throw refuse(path, 'contracts.member_unknown');
}

/** A conflict once the contract is over: sealed, given up or in the recycle bin. */
export function requireOpen(contract: ContractRecord): void {
  if (OPEN_STATES.includes(contract.status)) return;
  throw conflict('contracts.closed', { status: contract.status });
}

/**
 * From signing on, the terms both sides put their names to change by an amendment alone: a conflict that names those that
 * would become something else. What is sent along unchanged is no change.
 */
export async function requireTermsKept(
  scope: Scope,
  contract: ContractRecord,
  wanted: Partial<Record<Term, string | null | undefined>>,
): Promise<void> {
  if (contract.status === 'draft') return;
  if (!LOCKED_TERMS.some((term) => wanted[term] !== undefined)) return;
  const now = await currentTerms(scope, contract.id);
  const changed = LOCKED_TERMS.filter(
    (term) => wanted[term] !== undefined && !sameTerm(term, wanted[term] || null, now[term]),
  );
  if (changed.length === 0) return;
  const fields = changed.map((path) => ({ path, code: 'contracts.term_locked' }));
  throw new AppError('conflict', 'contracts.terms_locked', { terms: changed }, fields);
}

/** Two living contracts of a firm cannot carry the same number; says so at the field. */
export async function sayingNumberTaken<T>(contractNo: string, save: () => Promise<T>): Promise<T> {
  try {
    return await save();
  } catch (error) {
    const known = fromDatabase(error);
    if (
      known instanceof AppError &&
      known.code === 'platform.already_exists' &&
      known.facts.constraint === 'contract_no_live'
    ) {
      const facts = { contractNo };
      throw new AppError('conflict', 'contracts.number_taken', facts, [
        { path: 'contractNo', code: 'contracts.number_taken', facts },
      ]);
    }
    throw error;
  }
}

/** Each id once, in the order given. */
export const unique = (ids: readonly string[]): string[] => [...new Set(ids)];
