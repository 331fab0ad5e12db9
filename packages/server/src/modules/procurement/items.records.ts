import { conflict, notFound, type Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { withCards } from './cards.ts';
import type { ItemState } from './procurement.lifecycle.ts';
import { isTheMoment } from './procurement.moments.ts';
import { toUnits } from './quantities.schemas.ts';

/** An item as operations see it: every column a rule or a plan may ask about. The price is no part of it. */
export interface ItemRecord {
  id: string;
  version: number;
  contractId: string;
  contractNo: string;
  contractName: string;
  contractStatus: string;
  taskId: string | null;
  departmentId: string;
  personIds: string[];
  name: string;
  status: ItemState;
  quantity: string;
  unit: string;
  tolerancePercent: number;
  receivedQuantity: string;
  acceptedQuantity: string;
  returnedQuantity: string;
  supplierId: string | null;
  requesterId: string | null;
  neededBy: string | null;
  orderedOn: string | null;
  firstPromisedDate: string | null;
  promisedDate: string | null;
  lastReceivedOn: string | null;
  deletedAt: string | null;
}

interface Find {
  /** Holds the row until the transaction ends: two receipts at once then see each other. */
  lock?: boolean;
}

/** The item, if the viewer may read it; one in the recycle bin only for those who may take it out again. */
export async function findItem(scope: Scope, itemId: string, find: Find = {}): Promise<ItemRecord> {
  const query = withCards(scope)
    .selectFrom('procurement_item as i')
    .innerJoin('card.contract as c', (join) =>
      join.onRef('c.id', '=', 'i.contract_id').onRef('c.tenant_id', '=', 'i.tenant_id'),
    )
    .where('i.id', '=', itemId)
    .where('c.deleted_at', 'is', null)
    .where(scope.where('read', 'ProcurementItem', 'i') as never)
    .select([
      'i.id',
      'i.version',
      'i.contract_id as contractId',
      'c.contract_no as contractNo',
      'c.name as contractName',
      'c.status as contractStatus',
      'i.task_id as taskId',
      'i.department_id as departmentId',
      'i.person_ids as personIds',
      'i.name',
      sql<ItemState>`i.status`.as('status'),
      'i.quantity',
      'i.unit',
      'i.tolerance_percent as tolerancePercent',
      'i.received_quantity as receivedQuantity',
      'i.accepted_quantity as acceptedQuantity',
      'i.returned_quantity as returnedQuantity',
      'i.supplier_id as supplierId',
      'i.requester_id as requesterId',
      'i.needed_by as neededBy',
      'i.ordered_on as orderedOn',
      'i.first_promised_date as firstPromisedDate',
      'i.promised_date as promisedDate',
      'i.last_received_on as lastReceivedOn',
      'i.deleted_at as deletedAt',
    ]);
  const item = (await (find.lock ? query.forNoKeyUpdate('i') : query).executeTakeFirst()) as
    | ItemRecord
    | undefined;
  if (!item || (item.deletedAt && !scope.can('restore', 'ProcurementItem', item)))
    throw notFound('procurement.not_found');
  return item;
}

/** Conflict when the item lies in the recycle bin, or its contract leaves no room for this. */
export function requireMoment(action: string, item: ItemRecord): void {
  if (item.deletedAt) throw conflict('procurement.in_recycle_bin');
  if (!isTheMoment(action, item.contractStatus))
    throw conflict('procurement.contract_closed', { status: item.contractStatus });
}

/** The item's quantities, to reckon with. */
export const quantitiesOf = (item: ItemRecord) => ({
  wanted: toUnits(item.quantity),
  received: toUnits(item.receivedQuantity),
  accepted: toUnits(item.acceptedQuantity),
  returned: toUnits(item.returnedQuantity),
});

/** Dates as the database client takes them; undefined stays untouched. */
export const dateOf = (day: string | null | undefined) => (day ? new Date(day) : day);
