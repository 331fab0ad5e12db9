import { conflict, type Scope } from '@millwright/platform';
import { getItem, type ItemDetail } from '../item-detail.queries.ts';
import { findItem, requireMoment } from '../items.records.ts';
import { itemRecycled, itemRestored } from '../procurement.events.ts';
import { isTheMoment } from '../procurement.moments.ts';
import type { VersionedItem } from '../procurement.schemas.ts';
import { saveItem } from '../save-item.ts';

/** Puts a request into the recycle bin. What was ordered is cancelled instead: somebody counts on it. */
export async function deleteItem(
  scope: Scope,
  input: VersionedItem,
): Promise<{ itemId: string; version: number }> {
  const item = await findItem(scope, input.itemId, { lock: true });
  scope.require('delete', 'ProcurementItem', item);
  requireMoment('delete', item);
  if (item.status !== 'requested' && item.status !== 'cancelled')
    throw conflict('procurement.only_requests_deleted', { state: item.status });
  await saveItem(scope, item, input.version, { deletedAt: scope.now() });
  await scope.announce(itemRecycled, { itemId: item.id, contractId: item.contractId });
  return { itemId: item.id, version: input.version + 1 };
}

/** Takes a request out of the recycle bin. */
export async function restoreItem(scope: Scope, input: VersionedItem): Promise<ItemDetail> {
  const item = await findItem(scope, input.itemId, { lock: true });
  scope.require('restore', 'ProcurementItem', item);
  if (!item.deletedAt) throw conflict('procurement.not_in_recycle_bin');
  if (!isTheMoment('restore', item.contractStatus))
    throw conflict('procurement.contract_closed', { status: item.contractStatus });
  await saveItem(scope, item, input.version, { deletedAt: null });
  await scope.announce(itemRestored, { itemId: item.id, contractId: item.contractId });
  return getItem(scope, item.id);
}
