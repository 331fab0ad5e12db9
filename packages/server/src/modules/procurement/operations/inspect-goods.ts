import { conflict, notFound, type Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { getItem, type ItemDetail } from '../item-detail.queries.ts';
import { findItem, quantitiesOf, requireMoment } from '../items.records.ts';
import { goodsInspected } from '../procurement.events.ts';
import { itemLifecycle, stateByQuantities } from '../procurement.lifecycle.ts';
import type { InspectGoods } from '../procurement.schemas.ts';
import { toDecimal, toUnits } from '../quantities.schemas.ts';
import { waitForParts } from '../waiting-tasks.ts';
import { saveReceived } from './receive-goods.ts';

/** Says of received goods how much is good and how much goes back. What goes back is still to come, and late like the rest. */
export async function inspectGoods(scope: Scope, input: InspectGoods): Promise<ItemDetail> {
  const receipt = await scope.sql
    .selectFrom('goods_receipt')
    .where('id', '=', input.receiptId)
    .select(['id', 'item_id as itemId', 'quantity'])
    .executeTakeFirst();
  if (!receipt) throw notFound('procurement.receipt_not_found');
  const item = await findItem(scope, receipt.itemId, { lock: true });
  scope.require('inspect', 'ProcurementItem', item);
  const known = await scope.sql
    .selectFrom('goods_inspection')
    .where('receipt_id', '=', receipt.id)
    .where('request_key', '=', input.requestKey)
    .select('id')
    .executeTakeFirst();
  if (known) return getItem(scope, item.id);
  requireMoment('inspect', item);
  itemLifecycle.next(item.status, 'inspect');

  const [accepted, returned] = [toUnits(input.accepted), toUnits(input.returned)];
  await requireUninspected(scope, receipt, accepted + returned, item.unit);
  await scope.tx.goodsInspection.create({
    data: {
      receiptId: receipt.id,
      itemId: item.id,
      contractId: item.contractId,
      acceptedQuantity: input.accepted,
      returnedQuantity: input.returned,
      reasonCode: returned > 0n ? (input.reasonCode ?? null) : null,
      note: input.note || null,
      memberId: scope.memberId,
      requestKey: input.requestKey,
    },
  });
  const now = quantitiesOf(item);
  const after = { ...now, accepted: now.accepted + accepted, returned: now.returned + returned };
  const status = stateByQuantities(after);
  await saveReceived(scope, item, status, {
    acceptedQuantity: toDecimal(after.accepted),
    returnedQuantity: toDecimal(after.returned),
    lastReceivedOn: item.lastReceivedOn,
  });
  const { id: itemId, contractId } = item;
  await scope.announce(goodsInspected, { itemId, contractId, receiptId: receipt.id, state: status });
  await waitForParts(scope, item, { ...item, status });
  return getItem(scope, item.id);
}

/** Nobody finds more good or bad than came; the item's row is held, so two inspectors at once see each other. */
async function requireUninspected(
  scope: Scope,
  receipt: { id: string; quantity: string },
  quantity: bigint,
  unit: string,
): Promise<void> {
  const { seen } = await scope.sql
    .selectFrom('goods_inspection')
    .where('receipt_id', '=', receipt.id)
    .select(sql<string>`coalesce(sum(accepted_quantity + returned_quantity), 0)::text`.as('seen'))
    .executeTakeFirstOrThrow();
  const left = toUnits(receipt.quantity) - toUnits(seen);
  if (quantity > left)
    throw conflict('procurement.more_than_received', {
      quantity: toDecimal(quantity),
      left: toDecimal(left),
      unit,
    });
}
