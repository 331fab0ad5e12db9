import type { Scope } from '@millwright/platform';

/**
 * Holds a contract's plan until the transaction ends: what is asked about all its links stays true for as long, and two who
 * link at once cannot close a circle together. The row is the contract's, which the planner may not even read.
 */
export async function holdPlan(scope: Scope, contractId: string): Promise<void> {
  await scope
    .beyondReach('held, not read')
    .sql.selectFrom('contract as c')
    .where('c.id', '=', contractId)
    .select('c.id')
    .forNoKeyUpdate()
    .executeTakeFirst();
}
