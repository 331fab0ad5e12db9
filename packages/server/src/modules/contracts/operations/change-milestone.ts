import { invalid, type Scope } from '@millwright/platform';
import { type ContractDetail, getContract } from '../contract-detail.queries.ts';
import { milestoneChanged } from '../contracts.events.ts';
import type { ReachMilestone, UpdateMilestone } from '../contracts.schemas.ts';
import { findMilestone, saveMilestone } from '../milestones.records.ts';
import { dateOf, requireOpen } from './contract-terms.ts';

/** Renames a milestone, moves its date, or decides whether the customer sees it. */
export async function updateMilestone(scope: Scope, input: UpdateMilestone): Promise<ContractDetail> {
  const { milestoneId, version, name, dueOn, isPublic } = input;
  const { milestone, contract } = await findMilestone(scope, milestoneId);
  const { contractId } = milestone;
  scope.require('update', 'Milestone', { contractId });
  requireOpen(contract);
  await saveMilestone(scope, milestone, version, { name, dueOn: dateOf(dueOn), isPublic });
  await scope.announce(milestoneChanged, { contractId, milestoneId, verb: 'updated' });
  return getContract(scope, contractId);
}

/** Says that a milestone was reached, or takes that back. */
export async function reachMilestone(scope: Scope, input: ReachMilestone): Promise<ContractDetail> {
  const { milestoneId, version } = input;
  const { milestone, contract } = await findMilestone(scope, milestoneId);
  const { contractId } = milestone;
  scope.require('reach', 'Milestone', { contractId });
  requireOpen(contract);
  const today = scope.today();
  const reachedOn = input.reachedOn === undefined ? today : input.reachedOn;
  if (reachedOn && reachedOn > today)
    throw invalid('contracts.date_in_future', { today }, [
      { path: 'reachedOn', code: 'contracts.date_in_future' },
    ]);
  await saveMilestone(scope, milestone, version, { reachedOn: dateOf(reachedOn) });
  await scope.announce(milestoneChanged, {
    contractId,
    milestoneId,
    verb: reachedOn ? 'reached' : 'unreached',
  });
  return getContract(scope, contractId);
}

/** Takes a milestone away. */
export async function deleteMilestone(scope: Scope, input: { milestoneId: string }): Promise<ContractDetail> {
  const { milestoneId } = input;
  const { milestone, contract } = await findMilestone(scope, milestoneId);
  const { contractId } = milestone;
  scope.require('delete', 'Milestone', { contractId });
  requireOpen(contract);
  await scope.tx.milestone.deleteMany({ where: { id: milestoneId } });
  await scope.announce(milestoneChanged, { contractId, milestoneId, verb: 'deleted' });
  return getContract(scope, contractId);
}
