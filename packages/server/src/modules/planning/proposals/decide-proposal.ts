import { actorIdOf, forbidden, type Scope } from '@millwright/platform';
import { requireContractMoment, rescheduleTasks } from '../../tasks/index.ts';
import { proposalAccepted, proposalDropped } from '../planning.events.ts';
import type { Decide } from '../planning.schemas.ts';
import { proposalLifecycle } from './proposals.lifecycle.ts';
import { getProposal, movesBeyond, type ProposalDetail } from './proposals.queries.ts';
import { findProposal } from './proposals.records.ts';

/**
 * Takes proposed dates over: all of them in one transaction, or none. Refused when a task was changed since, naming it: the
 * dates were computed from another plan then. Whoever accepts must plan every task that moves.
 */
export async function acceptProposal(scope: Scope, { proposalId, version }: Decide): Promise<ProposalDetail> {
  const proposal = await findProposal(scope, proposalId);
  const { contractId } = proposal;
  scope.require('decide', 'ScheduleProposal', proposal);
  const beyond = movesBeyond(scope, proposal);
  if (beyond.length > 0) throw forbidden('planning.moves_of_others', { count: beyond.length });
  requireContractMoment('update', proposal.contractStatus);
  const status = proposalLifecycle.next(proposal.status, 'accept');

  await rescheduleTasks(
    scope,
    contractId,
    proposal.moves.map(({ taskId, version: seenVersion, to }) => ({
      taskId,
      version: seenVersion,
      startsOn: to.startsOn,
      dueOn: to.endsOn,
    })),
  );
  await scope.save('scheduleProposal', proposal, version, decided(scope, status));
  await scope.announce(proposalAccepted, { contractId, proposalId });
  return getProposal(scope, { proposalId });
}

/** Drops proposed dates: the plan stays as it is. */
export async function dropProposal(scope: Scope, { proposalId, version }: Decide): Promise<ProposalDetail> {
  const proposal = await findProposal(scope, proposalId);
  const { contractId } = proposal;
  scope.require('decide', 'ScheduleProposal', proposal);
  requireContractMoment('update', proposal.contractStatus);
  const status = proposalLifecycle.next(proposal.status, 'drop');
  await scope.save('scheduleProposal', proposal, version, decided(scope, status));
  await scope.announce(proposalDropped, { contractId, proposalId });
  return getProposal(scope, { proposalId });
}

const decided = (scope: Scope, status: string) => ({
  status,
  decidedAt: scope.now(),
  decidedBy: actorIdOf(scope.principal),
});
