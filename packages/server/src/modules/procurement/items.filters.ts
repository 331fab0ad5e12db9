import { byDate, type Scope } from '@millwright/platform';
import { type Expression, type SqlBool, sql } from 'kysely';
import { withCards } from './cards.ts';
import { OPEN_ITEM_STATES } from './procurement.lifecycle.ts';
import type { ItemFilters } from './procurement.schemas.ts';

export const PROMISED = byDate('i.promised_date');
export const NEEDED = byDate('i.needed_by');

const escaped = (search: string) => `%${search.replace(/[\\%_]/g, '\\$&')}%`;

const isOpen = sql<boolean>`i.status = any(${[...OPEN_ITEM_STATES]}::text[])`;

/** `lateness` of the lifecycle as SQL: what a row of `procurement_item as i` is today. A test holds the two together. */
export function isLate(kind: 'overdue' | 'endangered', today: string): Expression<SqlBool> {
  const passed = sql<boolean>`(coalesce(i.promised_date < ${today}::date, false) or coalesce(i.needed_by < ${today}::date, false))`;
  if (kind === 'overdue') return sql<boolean>`(${isOpen} and ${passed})`;
  return sql<boolean>`(${isOpen} and not ${passed} and coalesce(i.promised_date > i.needed_by, false))`;
}

/** One value as itself, so that an index on it and the order can be used together. */
const among = (column: string, ids: readonly string[]) =>
  ids.length === 1
    ? sql<boolean>`${sql.ref(column)} = ${ids[0]}::uuid`
    : sql<boolean>`${sql.ref(column)} = any(${[...ids]}::uuid[])`;

/** Items the viewer may read that the filters leave, as `procurement_item as i`. The recycle bin only for those who may restore. */
export function visibleItems(scope: Scope, filters: ItemFilters) {
  const today = scope.today();
  let query = withCards(scope)
    .selectFrom('procurement_item as i')
    .where(scope.where(filters.deleted ? 'restore' : 'read', 'ProcurementItem', 'i') as never)
    .where('i.deleted_at', filters.deleted ? 'is not' : 'is', null);
  if (filters.contractIds?.length) query = query.where(among('i.contract_id', filters.contractIds));
  if (filters.taskIds?.length) query = query.where(among('i.task_id', filters.taskIds));
  if (filters.departmentIds?.length) query = query.where(among('i.department_id', filters.departmentIds));
  if (filters.supplierIds?.length) query = query.where(among('i.supplier_id', filters.supplierIds));
  if (filters.status?.length === 1) query = query.where('i.status', '=', filters.status[0]!);
  else if (filters.status?.length)
    query = query.where(sql<boolean>`i.status = any(${filters.status}::text[])`);
  if (filters.itemTypes?.length)
    query = query.where(sql<boolean>`i.item_type = any(${filters.itemTypes}::text[])`);
  if (filters.open) query = query.where(isOpen);
  const late = filters.late;
  if (late?.length) query = query.where((eb) => eb.or(late.map((kind) => isLate(kind, today))));
  // Asked of the same expression as the order, a range of dates is a range of its index.
  const ranges = [
    [PROMISED.expression, '>=', filters.promisedFrom],
    [PROMISED.expression, '<=', filters.promisedTo],
    [NEEDED.expression, '>=', filters.neededFrom],
    [NEEDED.expression, '<=', filters.neededTo],
  ] as const;
  for (const [expression, sign, day] of ranges)
    if (day) query = query.where(sql<boolean>`${sql.raw(expression)} ${sql.raw(sign)} ${day}::date`);
  if (filters.search) {
    const like = escaped(filters.search);
    // With coalesce the planner follows the order's index instead of reading everything for a word it takes for rare.
    query = query.where(
      sql<boolean>`coalesce(concat_ws(' ', i.name, i.part_no, i.drawing_no, i.specification, i.order_no) ilike ${like}, false)`,
    );
  }
  return query;
}

export type VisibleItems = ReturnType<typeof visibleItems>;
