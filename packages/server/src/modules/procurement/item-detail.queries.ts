import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { withCards } from './cards.ts';
import type { VisibleItems } from './items.filters.ts';
import { findItem } from './items.records.ts';
import { type FoundRow, type ItemRow, presentRow, withRow } from './items.rows.ts';
import { plainDecimal, toDecimal, toUnits } from './quantities.schemas.ts';

export interface PromiseRow {
  id: string;
  fromDate: string | null;
  toDate: string | null;
  reason: string | null;
  memberName: string | null;
  changedAt: string;
}
export interface InspectionRow {
  id: string;
  accepted: string;
  returned: string;
  reasonCode: string | null;
  note: string | null;
  memberName: string | null;
  inspectedAt: string;
}
export interface ReceiptRow {
  id: string;
  quantity: string;
  /** Of it not looked at yet. */
  uninspected: string;
  receivedOn: string;
  deliveryNoteNo: string | null;
  note: string | null;
  memberName: string | null;
  receivedAt: string;
  inspections: InspectionRow[];
}

export interface ItemDetail extends ItemRow {
  notes: string | null;
  tolerancePercent: number;
  firstPromisedDate: string | null;
  lastReceivedOn: string | null;
  cancelReason: string | null;
  acceptedQuantity: string;
  updatedAt: string;
  mayReadContract: boolean;
  mayReadTask: boolean;
  promises: PromiseRow[];
  receipts: ReceiptRow[];
}

/** What came, and what was promised, of one item; no item has more than a few of either. */
const MOST_ROWS = 200;

/** One item with everything that happened to it and what the viewer may do with it now. */
export async function getItem(scope: Scope, itemId: string): Promise<ItemDetail> {
  await findItem(scope, itemId);
  const found = await withRow(
    withCards(scope)
      .selectFrom('procurement_item as i')
      .where('i.id', '=', itemId) as unknown as VisibleItems,
  )
    .select((eb) => [
      'i.notes',
      'i.first_promised_date as firstPromisedDate',
      'i.last_received_on as lastReceivedOn',
      'i.cancel_reason as cancelReason',
      'i.updated_at as updatedAt',
      sql<boolean>`exists (select 1 from contract seen where seen.tenant_id = i.tenant_id and seen.id = i.contract_id
        and ${scope.where('read', 'Contract', 'seen')(eb as never)})`.as('mayReadContract'),
      sql<boolean>`exists (select 1 from task seen where seen.tenant_id = i.tenant_id and seen.id = i.task_id
        and seen.deleted_at is null and ${scope.where('read', 'Task', 'seen')(eb as never)})`.as(
        'mayReadTask',
      ),
    ])
    .executeTakeFirstOrThrow();
  const { notes, firstPromisedDate, lastReceivedOn, cancelReason, updatedAt, ...rest } = found;
  const { mayReadContract, mayReadTask, ...row } = rest;
  return {
    ...presentRow(scope, row as FoundRow),
    notes,
    tolerancePercent: row.tolerancePercent,
    firstPromisedDate,
    lastReceivedOn,
    cancelReason,
    acceptedQuantity: plainDecimal(row.acceptedQuantity),
    updatedAt,
    mayReadContract,
    mayReadTask,
    promises: await promisesOf(scope, itemId),
    receipts: await receiptsOf(scope, itemId),
  };
}

function promisesOf(scope: Scope, itemId: string): Promise<PromiseRow[]> {
  return scope.sql
    .selectFrom('promised_date_change as p')
    .leftJoin('member as m', (join) =>
      join.onRef('m.id', '=', 'p.member_id').onRef('m.tenant_id', '=', 'p.tenant_id'),
    )
    .where('p.item_id', '=', itemId)
    .select([
      'p.id',
      'p.from_date as fromDate',
      'p.to_date as toDate',
      'p.reason',
      'm.name as memberName',
      'p.changed_at as changedAt',
    ])
    .orderBy('p.id', 'desc')
    .limit(MOST_ROWS)
    .execute();
}

async function receiptsOf(scope: Scope, itemId: string): Promise<ReceiptRow[]> {
  const receipts = await scope.sql
    .selectFrom('goods_receipt as r')
    .leftJoin('member as m', (join) =>
      join.onRef('m.id', '=', 'r.member_id').onRef('m.tenant_id', '=', 'r.tenant_id'),
    )
    .where('r.item_id', '=', itemId)
    .select([
      'r.id',
      'r.quantity',
      'r.received_on as receivedOn',
      'r.delivery_note_no as deliveryNoteNo',
      'r.note',
      'm.name as memberName',
      'r.received_at as receivedAt',
    ])
    .orderBy('r.id', 'desc')
    .limit(MOST_ROWS)
    .execute();
  const inspections = await scope.sql
    .selectFrom('goods_inspection as g')
    .leftJoin('member as m', (join) =>
      join.onRef('m.id', '=', 'g.member_id').onRef('m.tenant_id', '=', 'g.tenant_id'),
    )
    .where('g.item_id', '=', itemId)
    .select([
      'g.id',
      'g.receipt_id as receiptId',
      'g.accepted_quantity as accepted',
      'g.returned_quantity as returned',
      'g.reason_code as reasonCode',
      'g.note',
      'm.name as memberName',
      'g.inspected_at as inspectedAt',
    ])
    .orderBy('g.id')
    .limit(MOST_ROWS * 5)
    .execute();
  return receipts.map((receipt) => {
    const own = inspections.filter(({ receiptId }) => receiptId === receipt.id);
    const seen = own.reduce((sum, { accepted, returned }) => sum + toUnits(accepted) + toUnits(returned), 0n);
    return {
      ...receipt,
      quantity: plainDecimal(receipt.quantity),
      uninspected: toDecimal(toUnits(receipt.quantity) - seen),
      inspections: own.map(({ receiptId: _, ...one }) => ({
        ...one,
        accepted: plainDecimal(one.accepted),
        returned: plainDecimal(one.returned),
      })),
    };
  });
}
