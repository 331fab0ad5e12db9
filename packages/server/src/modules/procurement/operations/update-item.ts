import { conflict, invalid, type Scope } from '@millwright/platform';
import { getItem, type ItemDetail } from '../item-detail.queries.ts';
import { dateOf, findItem, type ItemRecord, quantitiesOf, requireMoment } from '../items.records.ts';
import { itemUpdated } from '../procurement.events.ts';
import { stateByQuantities } from '../procurement.lifecycle.ts';
import type { UpdateItem } from '../procurement.schemas.ts';
import { findContract, requestFor } from '../procurement-plan.queries.ts';
import { toDecimal, toUnits } from '../quantities.schemas.ts';
import { saveItem } from '../save-item.ts';
import { waitForParts } from '../waiting-tasks.ts';
import { peopleOfTask, requireDepartment, requireSupplier } from './item-terms.ts';
import { DEFAULT_CURRENCY } from './request-item.ts';

const PLAIN = [
  'name',
  'unit',
  'departmentId',
  'tolerancePercent',
  'itemType',
  'supplierId',
  'taskId',
  'partNo',
  'drawingNo',
  'bomPosition',
  'specification',
  'orderNo',
  'notes',
] as const;
/** Where nothing written means there is none. */
const BLANK = ['partNo', 'drawingNo', 'bomPosition', 'specification', 'orderNo', 'notes'];

/** Changes what is wanted, if nobody changed it in the meantime. What was ordered, only a purchaser changes. */
export async function updateItem(scope: Scope, input: UpdateItem): Promise<ItemDetail> {
  // Held: a changed quantity changes the state, and so does a receipt.
  const item = await findItem(scope, input.itemId, { lock: true });
  scope.require('update', 'ProcurementItem', item);
  if (item.status !== 'requested') scope.require('order', 'ProcurementItem', item);
  if (input.unitPrice !== undefined || input.currency !== undefined)
    scope.require('setPrice', 'ProcurementItem', item);
  requireMoment('update', item);
  if (item.status === 'cancelled') throw conflict('procurement.cancelled');
  await requireSoundChange(scope, item, input);

  const changes: Record<string, unknown> = {};
  for (const field of PLAIN)
    if (input[field] !== undefined)
      changes[field] = BLANK.includes(field) ? input[field] || null : input[field];
  if (input.neededBy !== undefined) changes.neededBy = dateOf(input.neededBy);
  if (input.taskId !== undefined)
    changes.personIds = await peopleOfTask(scope, item.contractId, input.taskId);
  if (input.quantity !== undefined) Object.assign(changes, changedQuantity(item, input.quantity));
  if (input.unitPrice !== undefined) {
    changes.unitPrice = input.unitPrice;
    changes.currency = input.unitPrice === null ? null : (input.currency ?? DEFAULT_CURRENCY);
  } else if (input.currency !== undefined) changes.currency = input.currency;
  await saveItem(scope, item, input.version, changes);
  await scope.announce(itemUpdated, { itemId: item.id, contractId: item.contractId });
  const taskId = input.taskId === undefined ? item.taskId : input.taskId;
  await waitForParts(scope, item, { ...item, name: input.name ?? item.name, taskId });
  return getItem(scope, item.id);
}

async function requireSoundChange(scope: Scope, item: ItemRecord, input: UpdateItem): Promise<void> {
  const { departmentId } = input;
  if (departmentId !== undefined && departmentId !== item.departmentId) {
    scope.require('create', 'ProcurementItem', requestFor(item.contractId, departmentId));
    requireDepartment(await findContract(scope, item.contractId), departmentId);
  }
  if (input.supplierId !== item.supplierId) await requireSupplier(scope, input.supplierId);
  if (input.supplierId === null && item.status !== 'requested')
    throw invalid('procurement.order_needs_supplier', {}, [
      { path: 'supplierId', code: 'procurement.order_needs_supplier' },
    ]);
}

/** A quantity never falls below what came and stayed; the state follows it. */
function changedQuantity(item: ItemRecord, quantity: string): Record<string, unknown> {
  const now = quantitiesOf(item);
  const wanted = toUnits(quantity);
  const kept = now.received - now.returned;
  if (wanted < kept) {
    const facts = { received: toDecimal(kept), unit: item.unit };
    throw invalid('procurement.quantity_below_received', facts, [
      { path: 'quantity', code: 'procurement.quantity_below_received', facts },
    ]);
  }
  if (item.status === 'requested') return { quantity };
  const status = stateByQuantities({ ...now, wanted });
  return { quantity, status, actualDate: arrivedOn(status, item.lastReceivedOn) };
}

/** The day all of it was there: that of the last receipt, as long as nothing is to come. */
export const arrivedOn = (status: string, lastReceivedOn: string | null): Date | null =>
  (status === 'received' || status === 'inspected') && lastReceivedOn ? new Date(lastReceivedOn) : null;
