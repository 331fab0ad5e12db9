import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';
import type { VisibleItems } from './items.filters.ts';
import { daysLate, type ItemState, type ItemVerb, itemLifecycle, lateness } from './procurement.lifecycle.ts';
import { isTheMoment } from './procurement.moments.ts';
import { procurementPermissions } from './procurement.permissions.ts';
import type { ItemType } from './procurement.schemas.ts';
import { lineTotal, mostReceivable, plainDecimal, toDecimal, toUnits } from './quantities.schemas.ts';

interface Named {
  id: string;
  name: string;
}

/** One line of the list. The price fields are absent for whoever may not see them. */
export interface ItemRow {
  id: string;
  version: number;
  contractId: string;
  contractNo: string;
  contractName: string;
  taskId: string | null;
  taskTitle: string | null;
  departmentId: string;
  departmentName: string;
  departmentNameEn: string | null;
  lineNo: number;
  bomPosition: string | null;
  name: string;
  partNo: string | null;
  drawingNo: string | null;
  specification: string | null;
  itemType: ItemType | null;
  quantity: string;
  unit: string;
  receivedQuantity: string;
  returnedQuantity: string;
  /** What is still to come. */
  openQuantity: string;
  /** How much may still come at most, with what is tolerated above the quantity. */
  mostQuantity: string;
  /** Received, and not yet looked at. */
  uninspectedQuantity: string;
  supplier: Named | null;
  requester: Named | null;
  status: ItemState;
  late: 'overdue' | 'endangered' | null;
  daysLate: number;
  neededBy: string | null;
  orderNo: string | null;
  orderedOn: string | null;
  promisedDate: string | null;
  actualDate: string | null;
  createdAt: string;
  deletedAt: string | null;
  /** What the viewer may do with it now. */
  allowed: string[];
  unitPrice?: string | null;
  currency?: string | null;
  total?: string | null;
}

/** The columns of a line, with the names it is shown by. */
export function withRow(query: VisibleItems) {
  return query
    .innerJoin('card.contract as c', (join) =>
      join.onRef('c.id', '=', 'i.contract_id').onRef('c.tenant_id', '=', 'i.tenant_id'),
    )
    .innerJoin('department as d', (join) =>
      join.onRef('d.id', '=', 'i.department_id').onRef('d.tenant_id', '=', 'i.tenant_id'),
    )
    .leftJoin('card.task as t', (join) =>
      join.onRef('t.id', '=', 'i.task_id').onRef('t.tenant_id', '=', 'i.tenant_id'),
    )
    .leftJoin('supplier as s', (join) =>
      join.onRef('s.id', '=', 'i.supplier_id').onRef('s.tenant_id', '=', 'i.tenant_id'),
    )
    .leftJoin('member as m', (join) =>
      join.onRef('m.id', '=', 'i.requester_id').onRef('m.tenant_id', '=', 'i.tenant_id'),
    )
    .where('c.deleted_at', 'is', null)
    .select([
      'i.id',
      'i.version',
      'i.contract_id as contractId',
      'c.contract_no as contractNo',
      'c.name as contractName',
      'c.status as contractStatus',
      'i.task_id as taskId',
      't.title as taskTitle',
      'i.department_id as departmentId',
      'd.name as departmentName',
      'd.name_en as departmentNameEn',
      'i.person_ids as personIds',
      'i.line_no as lineNo',
      'i.bom_position as bomPosition',
      'i.name',
      'i.part_no as partNo',
      'i.drawing_no as drawingNo',
      'i.specification',
      sql<ItemType | null>`i.item_type`.as('itemType'),
      'i.quantity',
      'i.unit',
      'i.tolerance_percent as tolerancePercent',
      'i.received_quantity as receivedQuantity',
      'i.accepted_quantity as acceptedQuantity',
      'i.returned_quantity as returnedQuantity',
      'i.supplier_id as supplierId',
      's.name as supplierName',
      'i.requester_id as requesterId',
      'm.name as requesterName',
      sql<ItemState>`i.status`.as('status'),
      'i.needed_by as neededBy',
      'i.order_no as orderNo',
      'i.ordered_on as orderedOn',
      'i.promised_date as promisedDate',
      'i.actual_date as actualDate',
      'i.created_at as createdAt',
      'i.deleted_at as deletedAt',
      'i.unit_price as unitPrice',
      'i.currency',
    ]);
}

/** A row as it leaves the database. */
export type FoundRow = Omit<
  ItemRow,
  | 'openQuantity'
  | 'mostQuantity'
  | 'uninspectedQuantity'
  | 'supplier'
  | 'requester'
  | 'late'
  | 'daysLate'
  | 'allowed'
  | 'total'
> & {
  contractStatus: string;
  personIds: string[];
  tolerancePercent: number;
  acceptedQuantity: string;
  supplierId: string | null;
  supplierName: string | null;
  requesterId: string | null;
  requesterName: string | null;
  unitPrice: string | null;
  currency: string | null;
};

const named = (id: string | null, name: string | null): Named | null => (id && name ? { id, name } : null);

/** What the viewer is shown of a row: what is computed added, the price taken out unless it is theirs to see. */
export function presentRow(scope: Scope, row: FoundRow): ItemRow {
  const today = scope.today();
  const wanted = toUnits(row.quantity);
  const [received, accepted, returned] = [
    row.receivedQuantity,
    row.acceptedQuantity,
    row.returnedQuantity,
  ].map(toUnits) as [bigint, bigint, bigint];
  const open = wanted - (received - returned);
  const shown: ItemRow = {
    id: row.id,
    version: row.version,
    contractId: row.contractId,
    contractNo: row.contractNo,
    contractName: row.contractName,
    taskId: row.taskId,
    taskTitle: row.taskTitle,
    departmentId: row.departmentId,
    departmentName: row.departmentName,
    departmentNameEn: row.departmentNameEn,
    lineNo: row.lineNo,
    bomPosition: row.bomPosition,
    name: row.name,
    partNo: row.partNo,
    drawingNo: row.drawingNo,
    specification: row.specification,
    itemType: row.itemType,
    quantity: toDecimal(wanted),
    unit: row.unit,
    receivedQuantity: toDecimal(received),
    returnedQuantity: toDecimal(returned),
    openQuantity: toDecimal(open > 0n ? open : 0n),
    mostQuantity: toDecimal(mostReceivable(wanted, row.tolerancePercent) - (received - returned)),
    uninspectedQuantity: toDecimal(received - accepted - returned),
    supplier: named(row.supplierId, row.supplierName),
    requester: named(row.requesterId, row.requesterName),
    status: row.status,
    late: row.deletedAt ? null : lateness(row, today),
    daysLate: row.deletedAt ? 0 : daysLate(row, today),
    neededBy: row.neededBy,
    orderNo: row.orderNo,
    orderedOn: row.orderedOn,
    promisedDate: row.promisedDate,
    actualDate: row.actualDate,
    createdAt: row.createdAt,
    deletedAt: row.deletedAt,
    allowed: allowedNow(scope, row),
  };
  if (scope.can('readPrice', 'ProcurementItem', row)) {
    shown.unitPrice = plainDecimal(row.unitPrice);
    shown.currency = row.currency;
    shown.total = row.unitPrice === null ? null : lineTotal(row.quantity, row.unitPrice);
  }
  return shown;
}

const VERBS: readonly string[] = itemLifecycle.verbs;
const ACTIONS = procurementPermissions.actions.filter((action) => !['read', 'create'].includes(action));

/** What the rules grant, cut down to what the moment leaves room for. */
function allowedNow(scope: Scope, row: FoundRow): string[] {
  const granted = scope.allowed('ProcurementItem', row, ACTIONS);
  return granted.filter((action) => {
    if (action === 'readPrice') return true;
    if (!isTheMoment(action, row.contractStatus)) return false;
    if (row.deletedAt) return action === 'restore';
    if (VERBS.includes(action)) return verbNow(scope, action as ItemVerb, row);
    if (action === 'restore') return false;
    if (action === 'delete') return row.status === 'requested' || row.status === 'cancelled';
    if (action === 'promise') return ['ordered', 'partially_received', 'returned'].includes(row.status);
    if (action === 'update') return mayChange(scope, row);
    return action === 'setPrice' && row.status !== 'cancelled';
  });
}

/** Whether a verb of the lifecycle is usable now. */
function verbNow(scope: Scope, verb: ItemVerb, row: FoundRow): boolean {
  if (!itemLifecycle.table[verb].from.includes(row.status)) return false;
  if (verb === 'cancel')
    return row.status === 'requested' || scope.can('withdrawOrder', 'ProcurementItem', row);
  if (verb !== 'inspect') return true;
  return toUnits(row.receivedQuantity) > toUnits(row.acceptedQuantity) + toUnits(row.returnedQuantity);
}

/** What was ordered is the purchaser's: whoever asked for it changes the request, and no order. */
export function mayChange(scope: Scope, item: { status: string }): boolean {
  if (item.status === 'cancelled') return false;
  return item.status === 'requested' || scope.can('order', 'ProcurementItem', item);
}
