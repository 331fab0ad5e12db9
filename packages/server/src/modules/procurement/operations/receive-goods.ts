import { conflict, type Scope } from '@millwright/platform';
import { type Done, eachItem } from '../each-item.ts';
import { getItem, type ItemDetail } from '../item-detail.queries.ts';
import { findItem, type ItemRecord, quantitiesOf, requireMoment } from '../items.records.ts';
import { goodsReceived } from '../procurement.events.ts';
import { type ItemState, itemLifecycle, stateByQuantities } from '../procurement.lifecycle.ts';
import type { ReceiveGoods, ReceiveMany } from '../procurement.schemas.ts';
import { mostReceivable, toDecimal, toUnits } from '../quantities.schemas.ts';
import { saveItem } from '../save-item.ts';
import { type ReceivedPart, tellReceived } from '../tell-requesters.ts';
import { WaitingTasks } from '../waiting-tasks.ts';
import { requirePast } from './item-terms.ts';
import { arrivedOn } from './update-item.ts';

/** One delivery's goods for one item. */
interface Delivery extends Omit<ReceiveGoods, 'quantity'> {
  /** All that is still to come, unless told. */
  quantity?: string | undefined;
}

/**
 * Receives goods of an item. The item's row is held until the transaction ends, so of two receipts at once each sees the
 * other; the same press of the button sent twice is one receipt.
 */
export async function receiveGoods(scope: Scope, input: ReceiveGoods): Promise<ItemDetail> {
  const waiting = new WaitingTasks(scope);
  const part = await receive(scope, input, waiting);
  await waiting.finish();
  if (part) await tellReceived(scope, [part]);
  return getItem(scope, input.itemId);
}

/** One delivery with goods for several items, each answered for by itself. */
export async function receiveMany(scope: Scope, { items, ...delivery }: ReceiveMany): Promise<Done> {
  const parts: ReceivedPart[] = [];
  const waiting = new WaitingTasks(scope);
  const outcome = await eachItem(scope, items, async (one) => {
    const part = await receive(scope, { ...delivery, ...one }, waiting);
    if (part) parts.push(part);
  });
  await waiting.finish();
  await tellReceived(scope, parts);
  return outcome;
}

/** What came, for telling people; nothing when this press of the button was heard before. */
async function receive(
  scope: Scope,
  input: Delivery,
  waiting: WaitingTasks,
): Promise<ReceivedPart | undefined> {
  const item = await findItem(scope, input.itemId, { lock: true });
  scope.require('receive', 'ProcurementItem', item);
  if (await isKnown(scope, input)) return undefined;
  requireMoment('receive', item);
  itemLifecycle.next(item.status, 'receive');
  requirePast(scope, 'receivedOn', input.receivedOn);
  const now = quantitiesOf(item);
  const open = now.wanted - (now.received - now.returned);
  const quantity = input.quantity === undefined ? open : toUnits(input.quantity);
  requireWithinTolerance(item, quantity);

  const received = now.received + quantity;
  const status = stateByQuantities({ ...now, received });
  const receivedOn = input.receivedOn ?? scope.today();
  const lastReceivedOn = [item.lastReceivedOn ?? receivedOn, receivedOn].sort()[1] as string;
  const receipt = await scope.tx.goodsReceipt.create({
    data: {
      itemId: item.id,
      contractId: item.contractId,
      quantity: toDecimal(quantity),
      receivedOn: new Date(receivedOn),
      deliveryNoteNo: input.deliveryNoteNo || null,
      note: input.note || null,
      memberId: scope.memberId,
      requestKey: input.requestKey,
    },
    select: { id: true },
  });
  await saveReceived(scope, item, status, { receivedQuantity: toDecimal(received), lastReceivedOn });
  await scope.announce(goodsReceived, {
    itemId: item.id,
    contractId: item.contractId,
    receiptId: receipt.id,
    state: status,
  });
  await waiting.follow(item, { ...item, status });
  return { item, quantity: toDecimal(quantity), isComplete: status !== 'partially_received' };
}

/** The item as its quantities say; its version is the one just read, since its row is held. */
export function saveReceived(
  scope: Scope,
  item: ItemRecord,
  status: ItemState,
  changes: { lastReceivedOn: string | null } & Record<string, unknown>,
): Promise<void> {
  return saveItem(scope, item, item.version, {
    ...changes,
    status,
    lastReceivedOn: changes.lastReceivedOn ? new Date(changes.lastReceivedOn) : null,
    actualDate: arrivedOn(status, changes.lastReceivedOn),
  });
}

async function isKnown(scope: Scope, { itemId, requestKey }: Delivery): Promise<boolean> {
  const before = await scope.sql
    .selectFrom('goods_receipt')
    .where('item_id', '=', itemId)
    .where('request_key', '=', requestKey)
    .select('id')
    .executeTakeFirst();
  return before !== undefined;
}

/** Refuses more than was ordered and is tolerated, saying how much may still come. */
function requireWithinTolerance(item: ItemRecord, quantity: bigint): void {
  const { wanted, received, returned } = quantitiesOf(item);
  const most = mostReceivable(wanted, item.tolerancePercent) - (received - returned);
  if (quantity <= most) return;
  throw conflict('procurement.over_receipt', {
    name: item.name,
    quantity: toDecimal(quantity),
    most: toDecimal(most),
    ordered: toDecimal(wanted),
    received: toDecimal(received - returned),
    tolerance: item.tolerancePercent,
    unit: item.unit,
  });
}
