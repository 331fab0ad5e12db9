import { sql } from 'kysely';
import { type TodoQuery, todoSource } from '../todos/index.ts';
import { visibleTasks } from './tasks.queries.ts';

// Tasks somebody was given and has not finished: the list of "my tasks" itself.
todoSource('task', (scope) => {
  if (!scope.can('read', 'Task')) return null;
  return visibleTasks(scope, { mine: true, states: ['open'] })
    .innerJoin('card.contract as c', (join) =>
      join.onRef('c.id', '=', 't.contract_id').onRef('c.tenant_id', '=', 't.tenant_id'),
    )
    .where('c.deleted_at', 'is', null)
    .select(['t.id', 't.title as name', 't.contract_id as contractId', 'c.contract_no as contractNo'])
    .select(['c.name as contractName', 't.due_on as dueOn'])
    .select([
      sql<string | null>`null::text`.as('nameEn'),
      sql<string | null>`null::text`.as('number'),
      sql<string | null>`null::date`.as('waitsSince'),
    ]) as unknown as TodoQuery;
});
