import { AppError, notFound, type Scope, staleVersion } from '@millwright/platform';
import { type ContractRecord, findContract } from './contracts.records.ts';

/** A milestone as operations see it. */
export interface MilestoneRecord {
  id: string;
  version: number;
  contractId: string;
  name: string;
  dueOn: string | null;
  reachedOn: string | null;
  isPublic: boolean;
}

/** The milestone and its contract, if the viewer may read the contract. */
export async function findMilestone(
  scope: Scope,
  milestoneId: string,
): Promise<{ milestone: MilestoneRecord; contract: ContractRecord }> {
  const milestone = await scope.sql
    .selectFrom('milestone as ms')
    .where('ms.id', '=', milestoneId)
    .select([
      'ms.id',
      'ms.version',
      'ms.contract_id as contractId',
      'ms.name',
      'ms.due_on as dueOn',
      'ms.reached_on as reachedOn',
      'ms.is_public as isPublic',
    ])
    .executeTakeFirst();
  if (!milestone) throw notFound('contracts.milestone_not_found');
  const contract = await findContract(scope, milestone.contractId).catch((error: unknown) => {
    if (error instanceof AppError && error.kind === 'not_found')
      throw notFound('contracts.milestone_not_found');
    throw error;
  });
  return { milestone: milestone as MilestoneRecord, contract };
}

/** Saves a milestone that is still the one the caller saw; the conflict otherwise carries what it says now. */
export async function saveMilestone(
  scope: Scope,
  milestone: MilestoneRecord,
  seenVersion: number,
  data: Record<string, unknown>,
): Promise<void> {
  if (milestone.version !== seenVersion) throw staleVersion('milestone', milestone, seenVersion);
  await scope.save('milestone', milestone, seenVersion, data);
}
