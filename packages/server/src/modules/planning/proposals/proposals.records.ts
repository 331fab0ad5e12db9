import { notFound, type Scope } from '@millwright/platform';
import { sql } from 'kysely';
import type { Move } from '../plan/moves.ts';
import type { ProposalState } from './proposals.lifecycle.ts';

/** A proposal as operations see it: every column a rule asks about, and the moves with what they were computed from. */
export interface ProposalRecord {
  id: string;
  version: number;
  contractId: string;
  contractStatus: string;
  reason: string;
  status: ProposalState;
  departmentIds: string[];
  moves: Move[];
  endsOnBefore: string | null;
  endsOnAfter: string | null;
  criticalChanged: boolean;
  causeType: 'Task' | 'ProcurementItem' | null;
  causeId: string | null;
  createdAt: string;
  createdByName: string | null;
  decidedAt: string | null;
  decidedByName: string | null;
}

/** Proposals the viewer may read. */
export const readableProposals = (scope: Scope) =>
  scope.sql
    .selectFrom('schedule_proposal as p')
    .innerJoin('contract as c', (join) =>
      join.onRef('c.id', '=', 'p.contract_id').onRef('c.tenant_id', '=', 'p.tenant_id'),
    )
    .leftJoin('member as m', (join) =>
      join.onRef('m.id', '=', 'p.created_by').onRef('m.tenant_id', '=', 'p.tenant_id'),
    )
    .leftJoin('member as d', (join) =>
      join.onRef('d.id', '=', 'p.decided_by').onRef('d.tenant_id', '=', 'p.tenant_id'),
    )
    .where('c.deleted_at', 'is', null)
    .where(scope.where('read', 'Contract', 'c') as never)
    .where(scope.where('read', 'ScheduleProposal', 'p') as never)
    .select([
      'p.id',
      'p.version',
      'p.contract_id as contractId',
      'c.status as contractStatus',
      'p.reason',
      sql<ProposalState>`p.status`.as('status'),
      'p.department_ids as departmentIds',
      sql<Move[]>`p.moves`.as('moves'),
      'p.ends_on_before as endsOnBefore',
      'p.ends_on_after as endsOnAfter',
      'p.critical_changed as criticalChanged',
      sql<ProposalRecord['causeType']>`p.cause_type`.as('causeType'),
      'p.cause_id as causeId',
      'p.created_at as createdAt',
      'm.name as createdByName',
      'p.decided_at as decidedAt',
      'd.name as decidedByName',
    ]);

/** The proposal, if the viewer may read it. */
export async function findProposal(scope: Scope, proposalId: string): Promise<ProposalRecord> {
  const proposal = await readableProposals(scope).where('p.id', '=', proposalId).executeTakeFirst();
  if (!proposal) throw notFound('planning.proposal_not_found');
  return proposal;
}

/** The proposal of a contract that waits, with what it was computed from. */
export interface OpenProposal {
  id: string;
  moves: Move[];
  causeType: string | null;
  causeId: string | null;
  causeDue: string | null;
}

/** The one that waits, whoever may see it: the product asks, so that there are never two. */
export const openProposalOf = (scope: Scope, contractId: string): Promise<OpenProposal | undefined> =>
  scope
    .beyondReach('one proposal waits, whoever sees it')
    .sql.selectFrom('schedule_proposal as p')
    .where('p.contract_id', '=', contractId)
    .where('p.status', '=', 'open')
    .select([
      'p.id',
      sql<Move[]>`p.moves`.as('moves'),
      'p.cause_type as causeType',
      'p.cause_id as causeId',
      'p.cause_due as causeDue',
    ])
    .executeTakeFirst();

/** Whether somebody dropped what this cause made the plan propose, while the same day was planned for it. */
export async function wasDropped(
  scope: Scope,
  contractId: string,
  { type, id, due }: { type: string; id: string; due: string | null },
): Promise<boolean> {
  const found = await scope
    .beyondReach('what was dropped is not asked again')
    .sql.selectFrom('schedule_proposal as p')
    .where('p.contract_id', '=', contractId)
    .where('p.status', '=', 'dropped')
    .where('p.cause_type', '=', type)
    .where('p.cause_id', '=', id)
    .where(sql<boolean>`p.cause_due is not distinct from ${due}::date`)
    .select('p.id')
    .executeTakeFirst();
  return found !== undefined;
}
