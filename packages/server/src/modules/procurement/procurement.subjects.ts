import {
  type MayRead,
  type NamesOf,
  namesIn,
  type PartsOf,
  readableIn,
  type Scope,
  type UsesOf,
} from '@millwright/platform';

const mayReadItem = readableIn('procurement_item', 'ProcurementItem');

/** What came, what was found of it and what was promised is as readable as the item. */
function readableWith(table: 'goods_receipt' | 'goods_inspection' | 'promised_date_change'): MayRead {
  return async (scope, id) => {
    const part = await scope.sql.selectFrom(table).where('id', '=', id).select('item_id').executeTakeFirst();
    return part ? mayReadItem(scope, part.item_id) : false;
  };
}

/** Who may read what of this module, by subject. */
export const readable = {
  ProcurementItem: mayReadItem,
  GoodsReceipt: readableWith('goods_receipt'),
  GoodsInspection: readableWith('goods_inspection'),
  PromisedDateChange: readableWith('promised_date_change'),
  Supplier: readableIn('supplier', 'Supplier'),
};

const idsOf = (
  scope: Scope,
  table: 'goods_receipt' | 'goods_inspection' | 'promised_date_change',
  itemId: string,
) => scope.sql.selectFrom(table).where('item_id', '=', itemId).select('id').limit(500).execute();

/** An item's history tells of its promises, its deliveries and what was found of them as well. */
const partsOfItem: PartsOf = async (scope, itemId) => {
  const [promises, receipts, inspections] = [
    await idsOf(scope, 'promised_date_change', itemId),
    await idsOf(scope, 'goods_receipt', itemId),
    await idsOf(scope, 'goods_inspection', itemId),
  ];
  return [
    ...promises.map(({ id }) => ({ type: 'PromisedDateChange', id })),
    ...receipts.map(({ id }) => ({ type: 'GoodsReceipt', id })),
    ...inspections.map(({ id }) => ({ type: 'GoodsInspection', id })),
  ];
};
export const parts = { ProcurementItem: partsOfItem };

/** Parts a department still waits for keep it from being removed. */
const usesOfDepartment: UsesOf = async (scope, departmentId) => {
  const rows = await scope
    .beyondReach('any part asked for keeps its department')
    .sql.selectFrom('procurement_item as i')
    .where('i.department_id', '=', departmentId)
    .where('i.deleted_at', 'is', null)
    .where('i.status', 'in', ['requested', 'ordered', 'partially_received', 'returned'])
    .select(['i.id', 'i.name'])
    .orderBy('i.id')
    .limit(5)
    .execute();
  return rows.map(({ id, name }) => ({ type: 'ProcurementItem', id, name }));
};
export const uses = { Department: usesOfDepartment };

const namesOfItems: NamesOf = namesIn('procurement_item', 'ProcurementItem');
export const names = { ProcurementItem: namesOfItems, Supplier: namesIn('supplier', 'Supplier') };
