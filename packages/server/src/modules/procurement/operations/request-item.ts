import { conflict, type Scope } from '@millwright/platform';
import { pressedOnce } from '../../tenancy/index.ts';
import { getItem, type ItemDetail } from '../item-detail.queries.ts';
import { dateOf } from '../items.records.ts';
import { itemRequested } from '../procurement.events.ts';
import { isTheMoment } from '../procurement.moments.ts';
import type { RequestItem } from '../procurement.schemas.ts';
import { findContract, requestFor } from '../procurement-plan.queries.ts';
import { nextLine, peopleOfTask, requireDepartment, requireSupplier } from './item-terms.ts';

/** What a price is in, where nobody says otherwise. */
export const DEFAULT_CURRENCY = 'CNY';

/** Asks for a part for one of the contract's departments, and for the task that waits for it. */
export async function requestItem(scope: Scope, input: RequestItem): Promise<ItemDetail> {
  const { contractId, departmentId, unitPrice } = input;
  // Held, so that no part lands on a contract that is closed in the same instant, and no two take one line.
  const contract = await findContract(scope, contractId, { lock: true });
  const proposed = requestFor(contractId, departmentId);
  scope.require('create', 'ProcurementItem', proposed);
  if (unitPrice !== undefined && unitPrice !== null) scope.require('setPrice', 'ProcurementItem', proposed);
  const { id, isFirst } = await pressedOnce(scope, { kind: 'procurement_item', key: input.requestKey });
  if (!isFirst) return getItem(scope, id);
  if (!isTheMoment('create', contract.status))
    throw conflict('procurement.contract_closed', { status: contract.status });
  requireDepartment(contract, departmentId);
  await requireSupplier(scope, input.supplierId);
  const personIds = await peopleOfTask(scope, contractId, input.taskId);

  await scope.tx.procurementItem.create({
    data: {
      id,
      contractId,
      departmentId,
      taskId: input.taskId ?? null,
      personIds,
      lineNo: await nextLine(scope, contractId),
      bomPosition: input.bomPosition || null,
      name: input.name,
      partNo: input.partNo || null,
      drawingNo: input.drawingNo || null,
      specification: input.specification || null,
      itemType: input.itemType ?? null,
      quantity: input.quantity,
      unit: input.unit,
      tolerancePercent: input.tolerancePercent ?? 0,
      supplierId: input.supplierId ?? null,
      unitPrice: unitPrice ?? null,
      currency: unitPrice ? (input.currency ?? DEFAULT_CURRENCY) : null,
      requesterId: scope.memberId,
      neededBy: dateOf(input.neededBy) ?? null,
      notes: input.notes || null,
    },
  });
  await scope.announce(itemRequested, { itemId: id, contractId });
  return getItem(scope, id);
}
