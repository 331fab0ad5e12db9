import type { Scope } from '@millwright/platform';

/**
 * Holds a contract's plan until the transaction ends: what is asked about all its links stays true for as long, and two who
 * link at once cannot close a circle together. The row is the contract's, which the planner may not even read.
 *
 * Tasks a link is about to refer to are held before it: whoever reports on one holds the task first and its contract then,
 * and two that hold them in different orders would wait for each other.
 */
export async function holdPlan(
  scope: Scope,
  contractId: string,
  taskIds: readonly string[] = [],
): Promise<void> {
  const { sql } = scope.beyondReach('held, not read');
  if (taskIds.length > 0)
    await sql
      .selectFrom('task as t')
      .where('t.id', 'in', [...taskIds])
      .select('t.id')
      .orderBy('t.id')
      .forKeyShare()
      .execute();
  await sql
    .selectFrom('contract as c')
    .where('c.id', '=', contractId)
    .select('c.id')
    .forNoKeyUpdate()
    .executeTakeFirst();
}
