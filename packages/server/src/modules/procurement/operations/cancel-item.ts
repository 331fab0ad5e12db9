import type { Scope } from '@millwright/platform';
import { getItem, type ItemDetail } from '../item-detail.queries.ts';
import { findItem, requireMoment } from '../items.records.ts';
import { itemCancelled, itemReopened } from '../procurement.events.ts';
import { itemLifecycle } from '../procurement.lifecycle.ts';
import type { CancelItem, VersionedItem } from '../procurement.schemas.ts';
import { saveItem } from '../save-item.ts';
import { waitForParts } from '../waiting-tasks.ts';

/** Gives an item up, with the reason. What is on order already, only a purchaser gives up: they have to tell the supplier. */
export async function cancelItem(scope: Scope, input: CancelItem): Promise<ItemDetail> {
  const item = await findItem(scope, input.itemId, { lock: true });
  scope.require('cancel', 'ProcurementItem', item);
  if (item.status !== 'requested') scope.require('withdrawOrder', 'ProcurementItem', item);
  requireMoment('cancel', item);
  const status = itemLifecycle.next(item.status, 'cancel');
  await saveItem(scope, item, input.version, { status, cancelReason: input.reason });
  await scope.announce(itemCancelled, { itemId: item.id, contractId: item.contractId });
  await waitForParts(scope, item, { ...item, status });
  return getItem(scope, item.id);
}

/** Asks for a cancelled item again, as it was asked for first: its order is no more. */
export async function reopenItem(scope: Scope, input: VersionedItem): Promise<ItemDetail> {
  const item = await findItem(scope, input.itemId, { lock: true });
  scope.require('reopen', 'ProcurementItem', item);
  requireMoment('reopen', item);
  // One whose goods all went back waits for a replacement again; what was received and returned stays true of it.
  const before = item.lastReceivedOn === null ? 'requested' : 'returned';
  const status = itemLifecycle.next(item.status, 'reopen', before);
  await saveItem(scope, item, input.version, {
    status,
    cancelReason: null,
    ...(status === 'requested'
      ? { orderNo: null, orderedOn: null, promisedDate: null, firstPromisedDate: null }
      : {}),
  });
  await scope.announce(itemReopened, { itemId: item.id, contractId: item.contractId });
  const promisedDate = status === 'requested' ? null : item.promisedDate;
  await waitForParts(scope, item, { ...item, status, promisedDate });
  return getItem(scope, item.id);
}
