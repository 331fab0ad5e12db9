import { notFound, type Page, pageByKey, type Scope, type SortKey } from '@millwright/platform';
import { sql } from 'kysely';
import { NOTHING_YET, type OnTime, onTimeColumns } from './on-time.ts';
import type { ListSuppliers, SupplierContact } from './suppliers.schemas.ts';

export interface SupplierRow extends OnTime {
  id: string;
  version: number;
  name: string;
  code: string | null;
  contacts: SupplierContact[];
  createdAt: string;
  deletedAt: string | null;
}

export interface SupplierDetail extends SupplierRow {
  address: string | null;
  notes: string | null;
  updatedAt: string;
  allowed: string[];
}

const SORTS: Record<string, SortKey> = { name: { expression: 's.name', type: 'text' } };

function rows(scope: Scope) {
  return scope.sql
    .selectFrom('supplier as s')
    .where(scope.where('read', 'Supplier', 's') as never)
    .select([
      's.id',
      's.version',
      's.name',
      's.code',
      sql<SupplierContact[]>`s.contacts`.as('contacts'),
      's.created_at as createdAt',
      's.deleted_at as deletedAt',
    ]);
}

/** How the suppliers keep their word, over all the firm bought: a supplier is no better for who asks. */
async function onTimeOf(scope: Scope, supplierIds: readonly string[]): Promise<Map<string, OnTime>> {
  if (supplierIds.length === 0) return new Map();
  const found = await scope
    .beyondReach('a supplier’s figures are those of the whole firm; no line of it is shown by them')
    .sql.selectFrom('procurement_item as i')
    .where('i.supplier_id', 'in', [...supplierIds])
    .where('i.deleted_at', 'is', null)
    .groupBy('i.supplier_id')
    .select('i.supplier_id as supplierId')
    .select([...onTimeColumns(scope.today())])
    .execute();
  return new Map(found.map(({ supplierId, ...figures }) => [supplierId as string, figures]));
}

/** Suppliers with how they keep their word, a page at a time. Also what exports walk through. */
export async function listSuppliers(scope: Scope, input: ListSuppliers): Promise<Page<SupplierRow>> {
  let query = rows(scope).where('s.deleted_at', input.recycled ? 'is not' : 'is', null);
  if (input.search) {
    const like = `%${input.search.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where(sql<boolean>`concat_ws(' ', s.code, s.name) ilike ${like}`);
  }
  const { sort, direction, limit, cursor } = input;
  const page = await pageByKey<Omit<SupplierRow, keyof OnTime>>(query, {
    alias: 's',
    sorts: SORTS,
    sort,
    direction,
    limit,
    cursor,
  });
  const figures = await onTimeOf(
    scope,
    page.items.map(({ id }) => id),
  );
  return { ...page, items: page.items.map((row) => ({ ...row, ...(figures.get(row.id) ?? NOTHING_YET) })) };
}

/** A supplier the viewer may see, also from the recycle bin. */
export async function findSupplier(scope: Scope, supplierId: string) {
  const found = await rows(scope)
    .where('s.id', '=', supplierId)
    .select(['s.address', 's.notes', 's.updated_at as updatedAt'])
    .executeTakeFirst();
  if (!found) throw notFound('procurement.supplier_not_found');
  return found;
}

/** One supplier, how it keeps its word, and what the viewer may do with it. */
export async function getSupplier(scope: Scope, supplierId: string): Promise<SupplierDetail> {
  const found = await findSupplier(scope, supplierId);
  const figures = await onTimeOf(scope, [supplierId]);
  // In the recycle bin nothing is left to do but what put it there: taking it out again.
  const actions = found.deletedAt ? ['delete'] : ['update', 'delete'];
  return {
    ...found,
    ...(figures.get(supplierId) ?? NOTHING_YET),
    allowed: scope.allowed('Supplier', found, actions),
  };
}
