import { conflict, type Scope } from '@millwright/platform';
import { getItem, type ItemDetail } from '../item-detail.queries.ts';
import { dateOf, findItem, type ItemRecord, requireMoment } from '../items.records.ts';
import { promiseChanged } from '../procurement.events.ts';
import { EXPECTED_STATES } from '../procurement.lifecycle.ts';
import type { PromiseDate } from '../procurement.schemas.ts';
import { saveItem } from '../save-item.ts';
import { tellPromiseMoved } from '../tell-requesters.ts';
import { type ShiftedEnd, waitForParts } from '../waiting-tasks.ts';

/** An item, and where the contract would end by what was just promised of it. */
export interface PromisedItem {
  item: ItemDetail;
  /** Null where nothing waits for the part, or the contract has no plan. */
  shift: ShiftedEnd | null;
}

/** Writes down what the supplier promises now, and why it changed. The tasks that wait for it follow. */
export async function promiseDate(scope: Scope, input: PromiseDate): Promise<PromisedItem> {
  const item = await findItem(scope, input.itemId, { lock: true });
  scope.require('promise', 'ProcurementItem', item);
  requireMoment('promise', item);
  if (!EXPECTED_STATES.includes(item.status))
    throw conflict('procurement.nothing_expected', { state: item.status });
  const { promisedDate } = input;
  if (promisedDate === item.promisedDate) return { item: await getItem(scope, item.id), shift: null };
  await saveItem(scope, item, input.version, {
    promisedDate: dateOf(promisedDate),
    // The first promise of an order is the one a supplier is measured by, also when it comes after the order.
    ...(item.firstPromisedDate === null ? { firstPromisedDate: dateOf(promisedDate) } : {}),
  });
  await keepPromise(scope, item, promisedDate, input.reason);
  const { id: itemId, contractId } = item;
  await scope.announce(promiseChanged, { itemId, contractId, from: item.promisedDate, to: promisedDate });
  await tellPromiseMoved(scope, item, promisedDate);
  const shift = await waitForParts(scope, item, { ...item, promisedDate });
  return { item: await getItem(scope, item.id), shift };
}

/** A line in the history of what was promised, where it changed. */
export async function keepPromise(
  scope: Scope,
  item: ItemRecord,
  to: string | null,
  reason: string | null,
): Promise<void> {
  if (to === item.promisedDate) return;
  await scope.tx.promisedDateChange.create({
    data: {
      itemId: item.id,
      contractId: item.contractId,
      fromDate: dateOf(item.promisedDate) ?? null,
      toDate: dateOf(to) ?? null,
      reason,
      memberId: scope.memberId,
    },
  });
}
