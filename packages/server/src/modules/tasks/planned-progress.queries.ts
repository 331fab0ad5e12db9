import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';

/**
 * How far a contract should be today, in percent with one decimal, if all went as its tasks are dated: each counts by its
 * weight and by how many of its days have passed, from its start to its due date, both included. A task without both
 * dates is taken to be where it is. Null for a contract without tasks. Of all tasks, whoever asks: it is one figure of the contract.
 */
export async function plannedProgress(scope: Scope, contractId: string): Promise<number | null> {
  const today = scope.today();
  const { planned } = await scope
    .beyondReach('a figure of the whole contract that names no task')
    .sql.selectFrom('task as t')
    .where('t.contract_id', '=', contractId)
    .where('t.deleted_at', 'is', null)
    .select(
      sql<number | null>`round(100 * sum(t.weight * case
        when t.due_on is null or t.starts_on is null then t.progress / 100.0
        when t.due_on < ${today}::date then 1
        when t.starts_on > ${today}::date then 0
        else (${today}::date - t.starts_on + 1)::numeric / (t.due_on - t.starts_on + 1) end) / nullif(sum(t.weight), 0), 1)::float8`.as(
        'planned',
      ),
    )
    .executeTakeFirstOrThrow();
  return planned;
}
