import { conflict, type Scope } from '@millwright/platform';
import { type ContractDetail, getContract } from '../contract-detail.queries.ts';
import { milestoneChanged } from '../contracts.events.ts';
import { findContract } from '../contracts.records.ts';
import type { ReorderMilestones } from '../contracts.schemas.ts';
import { requireOpen, unique } from './contract-terms.ts';

/** Puts a contract's milestones into another order; a conflict when somebody added or removed one meanwhile. */
export async function reorderMilestones(scope: Scope, input: ReorderMilestones): Promise<ContractDetail> {
  const { contractId } = input;
  const contract = await findContract(scope, contractId, { lock: true });
  scope.require('update', 'Milestone', { contractId });
  requireOpen(contract);
  const wanted = unique(input.milestoneIds);
  const there = await scope.tx.milestone.findMany({
    where: { contractId },
    select: { id: true, sortOrder: true },
  });
  const places = new Map(there.map(({ id, sortOrder }) => [id, sortOrder]));
  if (there.length !== wanted.length || wanted.some((id) => !places.has(id)))
    throw conflict('contracts.milestones_changed');

  for (const [index, id] of wanted.entries()) {
    const sortOrder = index + 1;
    if (places.get(id) !== sortOrder)
      await scope.tx.milestone.updateMany({ where: { id }, data: { sortOrder } });
  }
  const first = wanted[0];
  if (first) await scope.announce(milestoneChanged, { contractId, milestoneId: first, verb: 'moved' });
  return getContract(scope, contractId);
}
