import { MAX_PAGE, type Page, pageByKey, type Scope } from '@millwright/platform';
import { type RawBuilder, sql } from 'kysely';
import type { TodoKind } from './kinds.schemas.ts';
import { type TodoColumns, todoQueries } from './todo-sources.ts';
import type { ListTodos, TodoFilters } from './todos.schemas.ts';

/** One thing that waits for the viewer. */
export interface TodoRow extends TodoColumns {
  kind: TodoKind;
  overdue: boolean;
}

/** How much of a kind waits for the viewer, how much of it is late, and how much is due on the firm's own day. */
export interface TodoCount {
  kind: TodoKind;
  count: number;
  overdue: number;
  dueToday: number;
}

/** More than this are told as many. */
const MOST_COUNTED = 10_000;
const COLUMNS = sql.raw(
  ['id', 'name', 'nameEn', 'number', 'contractId', 'contractNo', 'contractName', 'dueOn', 'waitsSince']
    .map((column) => `x."${column}"`)
    .join(', '),
);

type Found = TodoColumns & { kind: TodoKind };

/** Everything of these kinds that waits for the viewer, as one table `t`; null where nothing ever does. */
function allOf(scope: Scope, { kinds }: TodoFilters): RawBuilder<Found> | null {
  const queries = todoQueries(scope, kinds?.length ? kinds : undefined);
  if (queries.length === 0) return null;
  const parts = queries.map(
    ({ kind, query }) => sql`select ${sql.lit(kind)}::text as kind, ${COLUMNS} from (${query}) as x`,
  );
  return sql<Found>`(${sql.join(parts, sql` union all `)})`;
}

const escaped = (search: string) => `%${search.replace(/[\\%_]/g, '\\$&')}%`;

function waiting(scope: Scope, filters: TodoFilters) {
  const all = allOf(scope, filters);
  if (!all) return null;
  const today = scope.today();
  let query = scope.sql.selectFrom(all.as('t'));
  if (filters.due?.length) {
    const days = filters.due.map((due) =>
      due === 'overdue' ? sql<boolean>`t."dueOn" < ${today}::date` : sql<boolean>`t."dueOn" = ${today}::date`,
    );
    query = query.where((eb) => eb.or(days));
  }
  if (filters.search) {
    const like = escaped(filters.search);
    query = query.where(
      sql<boolean>`concat_ws(' ', t.name, t."nameEn", t.number, t."contractNo", t."contractName") ilike ${like}`,
    );
  }
  return query;
}

/**
 * By the day it has to be done, what has none by the day since when it waits, tasks without a date last. The kind stands in the
 * key as well: one part may be to be received and to be looked at.
 */
const DAY = `(case when t."dueOn" is not null then t."dueOn" when t."waitsSince" is not null then t."waitsSince" else '9999-12-31'::date end)::text || ' ' || t.kind`;

/** What waits for the viewer, whatever its kind, the most urgent first, page by page. */
export async function listTodos(
  scope: Scope,
  input: ListTodos,
): Promise<Page<TodoRow> & { total?: number | null }> {
  const query = waiting(scope, input);
  if (!query) return { items: [], nextCursor: null, ...(input.count && { total: 0 }) };
  const { items, nextCursor } = await pageByKey<Found>(query.selectAll('t'), {
    alias: 't',
    sorts: { due: { expression: DAY, type: 'text' } },
    sort: input.sort,
    direction: input.direction,
    limit: Math.min(input.limit, MAX_PAGE),
    cursor: input.cursor,
  });
  const today = scope.today();
  const page = {
    items: items.map((row) => ({ ...row, overdue: row.dueOn !== null && row.dueOn < today })),
    nextCursor,
  };
  if (!input.count || input.cursor) return page;
  if (nextCursor === null) return { ...page, total: items.length };
  const total = (await countTodos(scope, input)).reduce((sum, { count }) => sum + count, 0);
  return { ...page, total: total > MOST_COUNTED ? null : total };
}

/** How much waits for the viewer, kind by kind, in one statement; kinds of which nothing does are left out. */
export async function countTodos(scope: Scope, filters: TodoFilters = {}): Promise<TodoCount[]> {
  const today = scope.today();
  const query = waiting(scope, filters);
  if (!query) return [];
  return query
    .select([
      't.kind',
      sql<number>`count(*)::int`.as('count'),
      sql<number>`(count(*) filter (where t."dueOn" < ${today}::date))::int`.as('overdue'),
      sql<number>`(count(*) filter (where t."dueOn" = ${today}::date))::int`.as('dueToday'),
    ])
    .groupBy('t.kind')
    .execute();
}
