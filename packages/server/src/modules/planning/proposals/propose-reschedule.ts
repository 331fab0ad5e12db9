import { AppError, conflict, invalid, type Scope } from '@millwright/platform';
import { findContract } from '../../contracts/index.ts';
import { requireContractMoment } from '../../tasks/index.ts';
import type { Mode } from '../plan/engine-plan.ts';
import { holdPlan } from '../plan/hold-plan.ts';
import { namedChain } from '../plan/named-chain.ts';
import { computeShift } from '../plan/shift-preview.ts';
import { rescheduleProposed } from '../planning.events.ts';
import { MAX_REASON, type Propose } from '../planning.schemas.ts';
import { getProposal, type ProposalDetail } from './proposals.queries.ts';

/**
 * Computes what a contract's plan becomes from what has happened, and keeps it for a decision. Nothing moves by it. An older
 * proposal that still waits is replaced: it was computed from what is no longer so.
 */
export async function proposeReschedule(scope: Scope, input: Propose): Promise<ProposalDetail> {
  const { contractId, reason, mode } = input;
  const contract = await findContract(scope, contractId);
  scope.require('create', 'ScheduleProposal', { contractId, departmentIds: contract.departmentIds });
  requireContractMoment('update', contract.status);
  const proposalId = await keepShift(scope, contractId, reason, mode);
  if (!proposalId) throw conflict('planning.nothing_moves');
  return getProposal(scope, { proposalId });
}

/**
 * The same for whoever made the plan move from outside, such as a late part, whether or not they plan tasks: it stands there
 * for those who do. Answers with null where nothing moves, or nothing can be computed.
 */
export async function proposeShift(
  scope: Scope,
  { contractId, reason }: { contractId: string; reason: string },
): Promise<{ proposalId: string } | null> {
  try {
    const proposalId = await keepShift(scope, contractId, reason.slice(0, MAX_REASON), 'push');
    return proposalId ? { proposalId } : null;
  } catch (error) {
    if (error instanceof AppError && error.code === 'planning.impossible') return null;
    throw error;
  }
}

async function keepShift(
  scope: Scope,
  contractId: string,
  reason: string,
  mode: Mode,
): Promise<string | null> {
  await holdPlan(scope, contractId);
  const { shift, problem } = await computeShift(scope, contractId, mode);
  if (problem)
    throw invalid('planning.impossible', {
      problem: problem.code,
      chain: await namedChain(scope, problem.chain),
    });
  // Written past the reach: it may move tasks of departments that are none of the proposer's.
  const { tx } = scope.beyondReach('a proposal moves whatever has to move');
  await tx.scheduleProposal.updateMany({
    where: { contractId, status: 'open' },
    data: { status: 'replaced', decidedAt: scope.now() },
  });
  if (!shift || shift.moves.length === 0) return null;
  const { id } = await tx.scheduleProposal.create({
    data: {
      contractId,
      reason,
      departmentIds: [...new Set(shift.moves.map(({ departmentId }) => departmentId))],
      moves: shift.moves as never,
      endsOnBefore: shift.endsOn.from ? new Date(shift.endsOn.from) : null,
      endsOnAfter: shift.endsOn.to ? new Date(shift.endsOn.to) : null,
      criticalChanged: shift.criticalPathChanged,
    },
    select: { id: true },
  });
  await scope.announce(rescheduleProposed, { contractId, proposalId: id });
  return id;
}
