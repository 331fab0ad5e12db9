import { invalid, type Scope } from '@millwright/platform';
import type { Day } from '@millwright/scheduling';
import type { Mode } from '../plan/engine-plan.ts';
import { holdPlan } from '../plan/hold-plan.ts';
import type { Move } from '../plan/moves.ts';
import { namedChain } from '../plan/named-chain.ts';
import { computeShift } from '../plan/shift-preview.ts';
import { rescheduleProposed } from '../planning.events.ts';
import { type OpenProposal, openProposalOf } from './proposals.records.ts';
import { tellDeciders } from './tell-deciders.ts';

/** What makes a plan propose by itself: a task reported late, or a part; and the day it was to be there. */
export interface Cause {
  type: 'Task' | 'ProcurementItem';
  id: string;
  due: Day | null;
}

export interface WantedProposal {
  contractId: string;
  reason: string;
  mode: Mode;
  /** Where nobody asked. */
  cause?: Cause;
  /** Who need not be told any more. */
  told?: readonly string[];
}

/**
 * Computes a contract's plan and keeps what moves for a decision: one proposal waits at a time. What the same cause brings
 * anew changes the one that waits, so that nobody is asked twice about one delay; anything else takes its place. Where
 * nothing moves, nothing waits.
 */
export async function keepProposal(scope: Scope, wanted: WantedProposal): Promise<string | null> {
  const { contractId, mode, cause } = wanted;
  await holdPlan(scope, contractId);
  const { shift, problem } = await computeShift(scope, contractId, mode);
  if (problem)
    throw invalid('planning.impossible', {
      problem: problem.code,
      chain: await namedChain(scope, problem.chain),
    });
  const waiting = await openProposalOf(scope, contractId);
  if (!shift || shift.moves.length === 0) {
    if (waiting) await withdrawProposal(scope, waiting);
    return null;
  }
  // What is said already need not be said again, whoever said it.
  if (cause && waiting && isSame(waiting.moves, shift.moves)) return waiting.id;

  const computed = {
    reason: wanted.reason,
    departmentIds: [...new Set(shift.moves.map(({ departmentId }) => departmentId))],
    moves: shift.moves as never,
    endsOnBefore: dateOf(shift.endsOn.from),
    endsOnAfter: dateOf(shift.endsOn.to),
    criticalChanged: shift.criticalPathChanged,
    causeType: cause?.type ?? null,
    causeId: cause?.id ?? null,
    causeDue: dateOf(cause?.due ?? null),
  };
  // Written past the reach: it may move tasks of departments that are none of the proposer's.
  const { tx } = scope.beyondReach('a proposal moves whatever has to move');
  const goesOn = cause !== undefined && waiting?.causeId === cause.id && waiting.causeType === cause.type;
  let id = waiting?.id ?? '';
  // Decided by somebody at this very moment, it stays as it was decided, and what is new becomes another.
  const changed = goesOn
    ? (await tx.scheduleProposal.updateMany({ where: { id, status: 'open' }, data: computed })).count
    : 0;
  if (changed === 0) {
    if (waiting && !goesOn) await withdrawProposal(scope, waiting);
    ({ id } = await tx.scheduleProposal.create({
      data: { contractId, ...computed },
      select: { id: true },
    }));
  }
  await scope.announce(rescheduleProposed, { contractId, proposalId: id });
  const isNews = cause && !(goesOn && waiting?.causeDue === cause.due);
  if (isNews)
    await tellDeciders(scope, {
      ...wanted,
      cause,
      proposalId: id,
      shift,
      departmentIds: computed.departmentIds,
    });
  return id;
}

/** Takes a proposal back that was computed from what is no longer so. */
export async function withdrawProposal(scope: Scope, { id }: Pick<OpenProposal, 'id'>): Promise<void> {
  await scope.beyondReach('a proposal moves whatever has to move').tx.scheduleProposal.updateMany({
    where: { id, status: 'open' },
    data: { status: 'replaced', decidedAt: scope.now() },
  });
}

const dateOf = (day: Day | null) => (day ? new Date(day) : null);

const words = ({ taskId, version, to }: Move) => `${taskId} ${version} ${to.startsOn} ${to.endsOn}`;
function isSame(some: readonly Move[], others: readonly Move[]): boolean {
  const known = new Set(some.map(words));
  return some.length === others.length && others.every((move) => known.has(words(move)));
}
