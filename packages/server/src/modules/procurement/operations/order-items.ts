import type { Scope } from '@millwright/platform';
import { type Done, eachItem } from '../each-item.ts';
import { getItem, type ItemDetail } from '../item-detail.queries.ts';
import { dateOf, findItem, type ItemRecord, requireMoment } from '../items.records.ts';
import { itemOrdered, orderWithdrawn } from '../procurement.events.ts';
import { itemLifecycle } from '../procurement.lifecycle.ts';
import type { OrderItems, VersionedItem } from '../procurement.schemas.ts';
import { saveItem } from '../save-item.ts';
import { tellOrdered } from '../tell-requesters.ts';
import { WaitingTasks, waitForParts } from '../waiting-tasks.ts';
import { requirePast, requireSupplier } from './item-terms.ts';
import { keepPromise } from './promise-date.ts';
import { DEFAULT_CURRENCY } from './request-item.ts';

/** Orders one or several items at a supplier, each answered for by itself; whoever asked for them is told once a contract. */
export async function orderItems(scope: Scope, input: OrderItems): Promise<Done> {
  requirePast(scope, 'orderedOn', input.orderedOn);
  await requireSupplier(scope, input.supplierId);
  const ordered: ItemRecord[] = [];
  const waiting = new WaitingTasks(scope);
  const outcome = await eachItem(scope, input.items, async ({ itemId, version, unitPrice, promisedDate }) => {
    const item = await findItem(scope, itemId, { lock: true });
    scope.require('order', 'ProcurementItem', item);
    if (unitPrice !== undefined) scope.require('setPrice', 'ProcurementItem', item);
    requireMoment('order', item);
    const status = itemLifecycle.next(item.status, 'order');
    const promised = promisedDate === undefined ? (input.promisedDate ?? null) : promisedDate;
    await saveItem(scope, item, version, {
      status,
      supplierId: input.supplierId,
      orderNo: input.orderNo || null,
      orderedOn: new Date(input.orderedOn ?? scope.today()),
      promisedDate: dateOf(promised),
      firstPromisedDate: dateOf(promised),
      ...(unitPrice === undefined
        ? {}
        : { unitPrice, currency: unitPrice === null ? null : (input.currency ?? DEFAULT_CURRENCY) }),
    });
    await keepPromise(scope, item, promised, null);
    await scope.announce(itemOrdered, { itemId, contractId: item.contractId });
    const after = { ...item, status, promisedDate: promised };
    await waiting.follow(item, after);
    ordered.push(after);
  });
  await waiting.finish();
  await tellOrdered(scope, ordered, input.orderNo || null);
  return outcome;
}

/** Takes an order back as long as nothing came: the part is asked for as before. What was promised stays in its history. */
export async function withdrawOrder(scope: Scope, input: VersionedItem): Promise<ItemDetail> {
  const item = await findItem(scope, input.itemId, { lock: true });
  scope.require('withdrawOrder', 'ProcurementItem', item);
  requireMoment('withdrawOrder', item);
  const status = itemLifecycle.next(item.status, 'withdrawOrder');
  await saveItem(scope, item, input.version, {
    status,
    orderNo: null,
    orderedOn: null,
    promisedDate: null,
    firstPromisedDate: null,
  });
  await keepPromise(scope, item, null, null);
  await scope.announce(orderWithdrawn, { itemId: item.id, contractId: item.contractId });
  await waitForParts(scope, item, { ...item, status, promisedDate: null });
  return getItem(scope, item.id);
}
