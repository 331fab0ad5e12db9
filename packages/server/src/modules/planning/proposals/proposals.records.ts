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
