import { newId } from '@millwright/db';
import type { Scope } from '@millwright/platform';
import type { ItemState } from './procurement.lifecycle.ts';

/** What a made-up item may be told; the rest is filled in. Dates are `YYYY-MM-DD`. */
export interface ItemScene {
  contractId: string;
  departmentId: string;
  taskId?: string | null;
  personIds?: string[];
  lineNo?: number;
  name?: string;
  partNo?: string | null;
  drawingNo?: string | null;
  specification?: string | null;
  itemType?: string | null;
  quantity?: string;
  unit?: string;
  tolerancePercent?: number;
  supplierId?: string | null;
  unitPrice?: string | null;
  currency?: string;
  status?: ItemState;
  requesterId?: string | null;
  neededBy?: string | null;
  orderNo?: string | null;
  orderedOn?: string | null;
  firstPromisedDate?: string | null;
  promisedDate?: string | null;
  /** What came so far, on one receipt. */
  received?: string;
  receivedOn?: string;
  /** Of it what was found good. */
  accepted?: string;
  returned?: string;
  deleted?: boolean;
}

const date = (day: string | null | undefined) => (day ? new Date(day) : null);

/** An item as it would stand after a while: for tests and for the demo firm. Past every rule but isolation. */
export async function makeItem(
  scope: Scope,
  scene: ItemScene,
): Promise<{ id: string; receiptId: string | null }> {
  const id = newId();
  const status = scene.status ?? 'requested';
  const { contractId, received, accepted = '0', returned = '0' } = scene;
  const isThere = status === 'received' || status === 'inspected';
  await scope.tx.procurementItem.create({
    data: {
      id,
      contractId,
      departmentId: scene.departmentId,
      taskId: scene.taskId ?? null,
      personIds: scene.personIds ?? [],
      lineNo: scene.lineNo ?? 1,
      name: scene.name ?? '伺服电机',
      partNo: scene.partNo ?? null,
      drawingNo: scene.drawingNo ?? null,
      specification: scene.specification ?? null,
      itemType: scene.itemType ?? null,
      quantity: scene.quantity ?? '10',
      unit: scene.unit ?? '台',
      tolerancePercent: scene.tolerancePercent ?? 0,
      supplierId: scene.supplierId ?? null,
      unitPrice: scene.unitPrice ?? null,
      currency: scene.unitPrice ? (scene.currency ?? 'CNY') : null,
      status,
      requesterId: scene.requesterId ?? null,
      neededBy: date(scene.neededBy),
      orderNo: scene.orderNo ?? null,
      orderedOn: date(scene.orderedOn),
      firstPromisedDate: date(scene.firstPromisedDate ?? scene.promisedDate),
      promisedDate: date(scene.promisedDate),
      receivedQuantity: received ?? '0',
      acceptedQuantity: accepted,
      returnedQuantity: returned,
      lastReceivedOn: received ? date(scene.receivedOn ?? '2026-01-15') : null,
      actualDate: isThere ? date(scene.receivedOn ?? '2026-01-15') : null,
      deletedAt: scene.deleted ? scope.now() : null,
    },
  });
  if (!received) return { id, receiptId: null };
  const receiptId = newId();
  await scope.tx.goodsReceipt.create({
    data: {
      id: receiptId,
      itemId: id,
      contractId,
      quantity: received,
      receivedOn: new Date(scene.receivedOn ?? '2026-01-15'),
      requestKey: newId(),
    },
  });
  if (Number(accepted) + Number(returned) > 0)
    await scope.tx.goodsInspection.create({
      data: {
        receiptId,
        itemId: id,
        contractId,
        acceptedQuantity: accepted,
        returnedQuantity: returned,
        reasonCode: Number(returned) > 0 ? 'damaged' : null,
        requestKey: newId(),
      },
    });
  return { id, receiptId };
}

/** A supplier, for tests and for the demo firm. */
export async function makeSupplier(
  scope: Scope,
  scene: {
    name: string;
    code?: string | null;
    contacts?: object[];
    notes?: string | null;
    deleted?: boolean;
  },
): Promise<string> {
  const id = newId();
  await scope.tx.supplier.create({
    data: {
      id,
      name: scene.name,
      code: scene.code ?? null,
      contacts: scene.contacts ?? [],
      notes: scene.notes ?? null,
      deletedAt: scene.deleted ? scope.now() : null,
    },
  });
  return id;
}
