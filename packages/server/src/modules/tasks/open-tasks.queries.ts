import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';

/** How much of a contract's work is not finished, and what of it is due first. */
export interface OpenTasks {
  count: number;
  /** Whether the viewer may open it as well is `mayRead`: otherwise nobody tells them what it is. */
  first: { id: string; title: string; holder: string | null; mayRead: boolean } | null;
}

/** What of a contract's work is still open, whoever asks. */
export async function openTasks(scope: Scope, contractId: string): Promise<OpenTasks> {
  const rows = await scope
    .beyondReach('that work is open is told to whoever hands the contract over')
    .sql.selectFrom('task as t')
    .where('t.contract_id', '=', contractId)
    .where('t.deleted_at', 'is', null)
    .where('t.progress', '<', 100)
    .select(['t.id', 't.title', sql<number>`(count(*) over ())::int`.as('count')])
    .select(
      sql<string | null>`(select string_agg(m.name, '、' order by m.name) from member m
        where m.tenant_id = t.tenant_id and m.id = any(t.assignee_ids))`.as('holder'),
    )
    .select((eb) =>
      sql<boolean>`coalesce(${scope.where('read', 'Task', 't')(eb as never)}, false)`.as('mayRead'),
    )
    .orderBy(sql`t.due_on nulls last, t.sort_order, t.id`)
    .limit(1)
    .execute();
  const first = rows[0];
  if (!first) return { count: 0, first: null };
  const { count, ...task } = first;
  return { count, first: task };
}
