import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { OPEN_STATES } from '../contract-detail.queries.ts';
import type { Named } from '../contracts.queries.ts';
import { type ContractRecord, findContract } from '../contracts.records.ts';
import {
  type AmendmentState,
  type AmendmentVerb,
  amendmentLifecycle,
  MONEY_TERMS,
  TERMS,
  type Term,
} from './amendments.lifecycle.ts';
import { changesOf, currentTerms, type TermChange } from './amendments.records.ts';

export interface AmendmentRow {
  id: string;
  version: number;
  contractId: string;
  number: number;
  status: AmendmentState;
  reason: string;
  changes: TermChange[];
  /** It changes money as well, which this viewer does not see. */
  hidesMoney: boolean;
  createdBy: Named | null;
  createdAt: string;
  proposedBy: Named | null;
  proposedAt: string | null;
  decidedBy: Named | null;
  decidedAt: string | null;
  decisionNote: string | null;
  /** What the viewer may do with it now. */
  allowed: string[];
}

export interface Amendments {
  items: AmendmentRow[];
  /** Whether the viewer may draft a further one now. */
  mayDraft: boolean;
}

type Values = Partial<Record<Term, string | null>>;
interface Found extends Omit<AmendmentRow, 'changes' | 'hidesMoney' | 'allowed'> {
  terms: Values;
  termsBefore: Values | null;
  amount: string | null;
  currency: string | null;
  setsAmount: boolean;
  amountBefore: string | null;
  currencyBefore: string | null;
  proposedById: string | null;
}

const personIn = (column: string) => sql<Named | null>`(
  select json_build_object('id', m.id, 'name', m.name) from member m
   where m.tenant_id = a.tenant_id and m.id = ${sql.ref(column)})`;

const amendments = (scope: Scope) =>
  scope.sql
    .selectFrom('contract_amendment as a')
    .select(['a.id', 'a.version', 'a.contract_id as contractId', 'a.number', 'a.status', 'a.reason'])
    .select([
      'a.terms',
      'a.terms_before as termsBefore',
      'a.amount',
      'a.currency',
      'a.sets_amount as setsAmount',
    ])
    .select(['a.amount_before as amountBefore', 'a.currency_before as currencyBefore'])
    .select(['a.proposed_by as proposedById', 'a.proposed_at as proposedAt', 'a.decided_at as decidedAt'])
    .select(['a.decision_note as decisionNote', 'a.created_at as createdAt'])
    .select([
      personIn('a.created_by').as('createdBy'),
      personIn('a.proposed_by').as('proposedBy'),
      personIn('a.decided_by').as('decidedBy'),
    ]);

/** A contract's change orders, the newest first, for whoever reads the contract. Money only for those who may see it. */
export async function listAmendments(scope: Scope, contractId: string): Promise<Amendments> {
  const contract = await findContract(scope, contractId);
  const found = await amendments(scope)
    .where('a.contract_id', '=', contractId)
    .orderBy('a.number', 'desc')
    .limit(1_000)
    .execute();
  const now = await currentTerms(scope, contractId);
  const canAmend = contract.status !== 'draft' && OPEN_STATES.includes(contract.status);
  return {
    items: (found as unknown as Found[]).map((row) => present(scope, row, contract, now)),
    mayDraft: canAmend && scope.can('draft', 'ContractAmendment', { contractId }),
  };
}

/** One change order as it stands after a verb. */
export async function getAmendment(
  scope: Scope,
  amendmentId: string,
  contract: ContractRecord,
): Promise<AmendmentRow> {
  const row = await amendments(scope).where('a.id', '=', amendmentId).executeTakeFirstOrThrow();
  return present(scope, row as unknown as Found, contract, await currentTerms(scope, contract.id));
}

function present(scope: Scope, row: Found, contract: ContractRecord, now: Values): AmendmentRow {
  const seesMoney = scope.can('readAmount', 'Contract', contract);
  const after = changesOf(row);
  // A decided one says what it found; one still open is held against what the contract says now.
  const before: Values = row.termsBefore
    ? { ...row.termsBefore, amount: row.amountBefore, currency: row.currencyBefore }
    : now;
  const shown = TERMS.filter(
    (term) => after[term] !== undefined && (seesMoney || !MONEY_TERMS.includes(term)),
  );
  return {
    id: row.id,
    version: row.version,
    contractId: row.contractId,
    number: row.number,
    status: row.status,
    reason: row.reason,
    changes: shown.map((term) => ({ term, before: before[term] ?? null, after: after[term] ?? null })),
    hidesMoney: row.setsAmount && !seesMoney,
    createdBy: row.createdBy,
    createdAt: row.createdAt,
    proposedBy: row.proposedBy,
    proposedAt: row.proposedAt,
    decidedBy: row.decidedBy,
    decidedAt: row.decidedAt,
    decisionNote: row.decisionNote,
    allowed: allowedNow(scope, row, contract),
  };
}

function allowedNow(scope: Scope, row: Found, contract: ContractRecord): string[] {
  if (!OPEN_STATES.includes(contract.status)) return [];
  const about = { contractId: row.contractId };
  const verbs = amendmentLifecycle
    .verbsFrom(row.status)
    .filter((verb: AmendmentVerb) => scope.can(verb, 'ContractAmendment', about));
  return row.status === 'draft' && scope.can('draft', 'ContractAmendment', about)
    ? ['revise', ...verbs]
    : verbs;
}
