import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';

/** Stands for a task whose name is not the viewer's to know. */
const UNNAMED = '…';

/** A chain of tasks as a refusal tells it: `A → B → A`. Tasks the viewer may not read stay unnamed. */
export async function namedChain(scope: Scope, taskIds: readonly string[]): Promise<string> {
  const rows = await scope.sql
    .selectFrom('task as t')
    .where(sql<boolean>`t.id = any(${[...taskIds]}::uuid[])`)
    .where(scope.where('read', 'Task', 't') as never)
    .select(['t.id', 't.title'])
    .execute();
  const titles = new Map(rows.map(({ id, title }) => [id, title]));
  return taskIds.map((id) => titles.get(id) ?? UNNAMED).join(' → ');
}
