import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { type ContractDetail, getContract } from '../contract-detail.queries.ts';
import { milestoneChanged } from '../contracts.events.ts';
import { findContract } from '../contracts.records.ts';
import type { CreateMilestone } from '../contracts.schemas.ts';
import { dateOf, requireOpen } from './contract-terms.ts';

/** Adds a gate behind the ones a contract has. Public ones show to the customer. */
export async function createMilestone(scope: Scope, input: CreateMilestone): Promise<ContractDetail> {
  const { contractId, name, dueOn, isPublic } = input;
  const contract = await findContract(scope, contractId, { lock: true });
  scope.require('create', 'Milestone', { contractId });
  requireOpen(contract);

  const { last } = await scope.sql
    .selectFrom('milestone')
    .where('contract_id', '=', contractId)
    .select(sql<number>`coalesce(max(sort_order), 0)`.as('last'))
    .executeTakeFirstOrThrow();
  const { id } = await scope.tx.milestone.create({
    data: { contractId, name, dueOn: dateOf(dueOn), isPublic, sortOrder: last + 1 },
  });
  await scope.announce(milestoneChanged, { contractId, milestoneId: id, verb: 'created' });
  return getContract(scope, contractId);
}
