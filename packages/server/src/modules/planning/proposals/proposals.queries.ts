import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { findContract } from '../../contracts/index.ts';
import { isTheMoment } from '../../tasks/index.ts';
import type { Dates } from '../plan/moves.ts';
import { someTask } from '../plan/plan-rights.ts';
import { type ProposalState, proposalLifecycle } from './proposals.lifecycle.ts';
import { findProposal, type ProposalRecord, readableProposals } from './proposals.records.ts';

export interface ProposalCard {
  id: string;
  version: number;
  contractId: string;
  reason: string;
  status: ProposalState;
  endsOn: { from: string | null; to: string | null };
  criticalPathChanged: boolean;
  moveCount: number;
  createdAt: string;
  createdByName: string | null;
  decidedAt: string | null;
  decidedByName: string | null;
  allowed: string[];
}

/** Why the plan proposed by itself. */
export interface ShownCause {
  kind: 'late_report' | 'late_part';
  /** The task reported late, if the viewer may read it; of a part, its name. */
  name: string | null;
  taskId: string | null;
}

export interface ProposalDetail extends ProposalCard {
  /** Null where somebody asked, and gave a reason. */
  cause: ShownCause | null;
  moves: { taskId: string; title: string; from: Dates; to: Dates }[];
  /** Tasks that move as well and are none of the viewer's. */
  hiddenMoves: number;
  /** Moves of departments the viewer does not plan: why they may not accept it. */
  beyondMine: number;
}

/** Those of its moves the viewer does not plan; a proposal is accepted whole or not at all. */
export const movesBeyond = (scope: Scope, { contractId, moves }: ProposalRecord) =>
  moves.filter(({ departmentId }) => !scope.can('update', 'Task', someTask(contractId, departmentId)));

/** What the viewer may do with a proposal now: verbs of its table, where the rule and the contract leave room. */
export function allowedOnProposal(scope: Scope, proposal: ProposalRecord): string[] {
  if (!isTheMoment('update', proposal.contractStatus)) return [];
  if (!scope.can('decide', 'ScheduleProposal', proposal)) return [];
  const beyond = movesBeyond(scope, proposal).length > 0;
  return proposalLifecycle
    .verbsFrom(proposal.status)
    .filter((verb) => verb === 'drop' || (verb === 'accept' && !beyond));
}

function cardOf(scope: Scope, proposal: ProposalRecord): ProposalCard {
  return {
    id: proposal.id,
    version: proposal.version,
    contractId: proposal.contractId,
    reason: proposal.reason,
    status: proposal.status,
    endsOn: { from: proposal.endsOnBefore, to: proposal.endsOnAfter },
    criticalPathChanged: proposal.criticalChanged,
    moveCount: proposal.moves.length,
    createdAt: proposal.createdAt,
    createdByName: proposal.createdByName,
    decidedAt: proposal.decidedAt,
    decidedByName: proposal.decidedByName,
    allowed: allowedOnProposal(scope, proposal),
  };
}

/** A proposal with what moves from when to when, as far as the viewer may read the tasks. */
export async function getProposal(
  scope: Scope,
  { proposalId }: { proposalId: string },
): Promise<ProposalDetail> {
  return detailOf(scope, await findProposal(scope, proposalId));
}

async function detailOf(scope: Scope, proposal: ProposalRecord): Promise<ProposalDetail> {
  const tasks = await scope.sql
    .selectFrom('task as t')
    .where(
      sql<boolean>`t.id = any(${[...proposal.moves.map(({ taskId }) => taskId), ...(proposal.causeType === 'Task' ? [proposal.causeId] : [])]}::uuid[])`,
    )
    .where(scope.where('read', 'Task', 't') as never)
    .select(['t.id', 't.title'])
    .execute();
  const titles = new Map(tasks.map(({ id, title }) => [id, title]));
  const moves = proposal.moves.flatMap(({ taskId, from, to }) => {
    const title = titles.get(taskId);
    return title === undefined ? [] : { taskId, title, from, to };
  });
  return {
    ...cardOf(scope, proposal),
    cause: causeOf(proposal, titles),
    moves,
    hiddenMoves: proposal.moves.length - moves.length,
    beyondMine: movesBeyond(scope, proposal).length,
  };
}

function causeOf(
  { causeType, causeId, reason }: ProposalRecord,
  titles: ReadonlyMap<string, string>,
): ShownCause | null {
  if (!causeType || !causeId) return null;
  if (causeType === 'ProcurementItem') return { kind: 'late_part', name: reason, taskId: null };
  const name = titles.get(causeId) ?? null;
  return { kind: 'late_report', name, taskId: name === null ? null : causeId };
}

/** The proposals of a contract, newest first: what was decided, by whom and when. */
export async function listProposals(
  scope: Scope,
  { contractId }: { contractId: string },
): Promise<{ items: ProposalCard[] }> {
  await findContract(scope, contractId);
  const rows = await readableProposals(scope)
    .where('p.contract_id', '=', contractId)
    .orderBy('p.id', 'desc')
    .limit(50)
    .execute();
  return { items: rows.map((row) => cardOf(scope, row)) };
}
