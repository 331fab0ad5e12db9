import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { withContractCards } from '../../contracts/index.ts';
import { taskAssigned } from '../tasks.events.ts';

/**
 * Takes somebody off the open tasks of a contract they no longer work on. What they have finished and reported stays
 * theirs. Running twice finds nothing the second time.
 */
export async function releaseMember(
  scope: Scope,
  left: { contractId: string; memberId: string },
): Promise<{ taskIds: string[] }> {
  const { contractId, memberId } = left;
  const back = await scope.sql
    .selectFrom('contract_member as cm')
    .where('cm.contract_id', '=', contractId)
    .where('cm.member_id', '=', memberId)
    .where('cm.valid_to', 'is', null)
    .select('cm.id')
    .executeTakeFirst();
  if (back) return { taskIds: [] };

  const open = await withContractCards(scope)
    .selectFrom('task as t')
    .innerJoin('card.contract as c', (join) =>
      join.onRef('c.id', '=', 't.contract_id').onRef('c.tenant_id', '=', 't.tenant_id'),
    )
    // The archive keeps who had what; the door is shut all the same.
    .where('c.status', '<>', 'archived')
    .where('t.contract_id', '=', contractId)
    .where('t.progress', '<', 100)
    .where(sql<boolean>`t.assignee_ids @> array[${memberId}::uuid]`)
    .select(['t.id', 't.assignee_ids as assigneeIds'])
    .orderBy('t.id')
    .forUpdate('t')
    .execute();
  for (const task of open) {
    const assigneeIds = task.assigneeIds.filter((id) => id !== memberId);
    await scope.tx.task.updateMany({ where: { id: task.id }, data: { assigneeIds } });
    await scope.announce(taskAssigned, {
      taskId: task.id,
      contractId,
      memberIds: [],
      removedIds: [memberId],
    });
  }
  return { taskIds: open.map(({ id }) => id) };
}
