import { type Page, pageByKey, type Scope, type SortKey } from '@millwright/platform';
import { sql } from 'kysely';
import { NEEDED, PROMISED, visibleItems } from './items.filters.ts';
import { type FoundRow, type ItemRow, presentRow, withRow } from './items.rows.ts';
import { ITEM_STATES, type ItemState } from './procurement.lifecycle.ts';
import type { BoardFilters, ItemFilters, ListItems } from './procurement.schemas.ts';

/** Orders the list offers, each the order of an index. */
const SORTS: Record<string, SortKey> = {
  promised: PROMISED,
  needed: NEEDED,
  line: { expression: 'i.line_no', type: 'int' },
  name: { expression: 'i.name', type: 'text' },
  created: { expression: 'i.created_at', type: 'timestamptz' },
};
/** Counting further would cost more than anybody wants to know. */
const MOST_COUNTED = 10_000;
/** How many cards a column of the board shows. */
const CARDS = 50;

/** Items the viewer may read, filtered, in one of the list's orders, page by page. */
export async function listItems(
  scope: Scope,
  input: ListItems,
): Promise<Page<ItemRow> & { total?: number | null }> {
  const { items, nextCursor } = await pageByKey<FoundRow>(withRow(visibleItems(scope, input)), {
    alias: 'i',
    sorts: SORTS,
    sort: input.sort,
    direction: input.direction,
    limit: input.limit,
    cursor: input.cursor,
  });
  const page = { items: items.map((row) => presentRow(scope, row)), nextCursor };
  if (!input.count || input.cursor) return page;
  return { ...page, total: nextCursor === null ? items.length : await countItems(scope, input) };
}

/** How many items the filters leave for the viewer; null when there are too many to count. */
export async function countItems(scope: Scope, filters: ItemFilters): Promise<number | null> {
  const living = sql<boolean>`exists (select 1 from card.contract c where c.tenant_id = i.tenant_id and c.id = i.contract_id and c.deleted_at is null)`;
  const found = visibleItems(scope, filters)
    .select('i.id')
    .where(living)
    .limit(MOST_COUNTED + 1)
    .as('found');
  const { count } = await scope.sql
    .selectFrom(found)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count > MOST_COUNTED ? null : count;
}

/** One column of the board: how many there are, and the first of them by their promised day. */
export interface BoardColumn {
  status: ItemState;
  /** Null when there are too many to count. */
  total: number | null;
  items: ItemRow[];
}

/** The items by where they stand, the soonest promised first. A state nothing stands in has no column here. */
export async function itemBoard(scope: Scope, filters: BoardFilters): Promise<{ items: BoardColumn[] }> {
  const columns: BoardColumn[] = [];
  for (const status of ITEM_STATES) {
    const { items, total } = await listItems(scope, {
      ...filters,
      status: [status],
      sort: 'promised',
      direction: 'asc',
      limit: CARDS,
      count: true,
    });
    if (items.length > 0) columns.push({ status, items, total: total ?? null });
  }
  return { items: columns };
}
