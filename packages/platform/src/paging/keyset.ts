import { sql } from 'kysely';
import { z } from 'zod';
import { invalid } from '../errors/index.ts';
import { MAX_PAGE } from './page-input.ts';

/** One page. `nextCursor` is null on the last one. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/**
 * A column a list may be ordered by: SQL that matches an index, and the type its value is compared as. No `numeric`:
 * under row-level security its comparisons cannot start a page inside an index.
 */
export interface SortKey {
  expression: string;
  type: 'text' | 'date' | 'float8' | 'timestamptz' | 'int';
}

/**
 * Orders by a date, rows without one last. A `case` and no `coalesce`: under row-level security PostgreSQL starts a page
 * in the middle of an index only by expressions it knows to give nothing away, and coalesce is none of them.
 */
export const byDate = (column: string): SortKey => ({
  expression: `case when ${column} is null then '9999-12-31'::date else ${column} end`,
  type: 'date',
});

interface Cursor {
  sort: string;
  direction: 'asc' | 'desc';
  value: string | number;
  id: string;
}

const cursorShape = z.object({
  sort: z.string(),
  direction: z.enum(['asc', 'desc']),
  value: z.union([z.string(), z.number()]),
  id: z.uuid(),
});

const encode = (cursor: Cursor) => Buffer.from(JSON.stringify(cursor)).toString('base64url');

function decode(text: string, sort: string, direction: string): Cursor {
  try {
    const cursor = cursorShape.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    if (cursor.sort === sort && cursor.direction === direction) return cursor;
  } catch {
    // Falls through: a cursor that cannot be read is the same as one of another order.
  }
  throw invalid('platform.cursor_unreadable');
}

/**
 * How many rows are asked for. Spelled out in the statement, since the planner takes a parameter for a tenth of all rows
 * and sorts instead of following the index; in few sizes, since each is a prepared statement of its own.
 */
const enough = (limit: number) => [5, 20, 50, 100].find((size) => size >= limit) ?? Math.max(limit, MAX_PAGE);

// biome-ignore lint/suspicious/noExplicitAny: works on any select builder; the page's row type is the caller's
type AnySelect = any;

/**
 * Orders, limits and pages a query by key: each page starts after the last row of the one before, through the index,
 * however deep it is. `alias` is the table that carries `id`; `sorts` names the orders the list offers.
 */
export async function pageByKey<T extends { id: string }>(
  query: AnySelect,
  options: {
    alias: string;
    sorts: Record<string, SortKey>;
    sort: string;
    direction: 'asc' | 'desc';
    limit: number;
    cursor?: string | undefined;
  },
): Promise<Page<T>> {
  const { alias, sorts, sort, direction, limit } = options;
  const key = sorts[sort];
  if (!key) throw invalid('platform.sort_unknown', { sort, possible: Object.keys(sorts) });
  const expression = sql.raw(key.expression);
  const id = sql.ref(`${alias}.id`);
  const way = sql.raw(direction);
  let paged = query
    .select(sql`${expression}`.as('__key'))
    .orderBy(sql`${expression} ${way}, ${id} ${way}`)
    .limit(sql.lit(enough(limit) + 1));
  if (options.cursor) {
    const after = decode(options.cursor, sort, direction);
    const sign = sql.raw(direction === 'asc' ? '>' : '<');
    paged = paged.where(
      sql`(${expression}, ${id}) ${sign} (${after.value}::${sql.raw(key.type)}, ${after.id}::uuid)`,
    );
  }
  const rows = (await paged.execute()) as (T & { __key: string | number })[];
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const nextCursor =
    rows.length > limit && last ? encode({ sort, direction, value: last.__key, id: last.id }) : null;
  for (const row of page as { __key?: unknown }[]) delete row.__key;
  return { items: page, nextCursor };
}
