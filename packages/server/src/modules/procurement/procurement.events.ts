import { event } from '@millwright/platform/browser';
import { z } from 'zod';

const item = { itemId: z.uuid(), contractId: z.uuid() };
const about = z.object(item);
const aboutItem = { subject: ({ itemId }: { itemId: string }) => ({ type: 'ProcurementItem', id: itemId }) };
const day = z.iso.date().nullable();

/** A part was asked for. */
export const itemRequested = event('procurement.requested', about, aboutItem);
export const itemUpdated = event('procurement.updated', about, aboutItem);
export const itemOrdered = event('procurement.ordered', about, aboutItem);
/** The order was taken back; the part is asked for as before. */
export const orderWithdrawn = event('procurement.order-withdrawn', about, aboutItem);
/** The supplier promises another day now. */
export const promiseChanged = event(
  'procurement.promise-changed',
  z.object({ ...item, from: day, to: day }),
  aboutItem,
);
/** Goods came; `state` is where the item stands by it. */
export const goodsReceived = event(
  'procurement.goods-received',
  z.object({ ...item, receiptId: z.uuid(), state: z.string().max(40) }),
  aboutItem,
);
export const goodsInspected = event(
  'procurement.goods-inspected',
  z.object({ ...item, receiptId: z.uuid(), state: z.string().max(40) }),
  aboutItem,
);
export const itemCancelled = event('procurement.cancelled', about, aboutItem);
export const itemReopened = event('procurement.reopened', about, aboutItem);
export const itemRecycled = event('procurement.recycled', about, aboutItem);
export const itemRestored = event('procurement.restored', about, aboutItem);
/** Parts were taken over from a bill of materials: one announcement for all of them, about their contract. */
export const bomImported = event(
  'procurement.bom-imported',
  z.object({ importId: z.uuid(), contractId: z.uuid(), itemCount: z.number().int() }),
  { subject: ({ contractId }) => ({ type: 'Contract', id: contractId }) },
);

const supplier = z.object({ supplierId: z.uuid() });
const aboutSupplier = {
  subject: ({ supplierId }: { supplierId: string }) => ({ type: 'Supplier', id: supplierId }),
};
export const supplierCreated = event('procurement.supplier-created', supplier, aboutSupplier);
export const supplierUpdated = event('procurement.supplier-updated', supplier, aboutSupplier);
export const supplierRecycled = event('procurement.supplier-recycled', supplier, aboutSupplier);
export const supplierRestored = event('procurement.supplier-restored', supplier, aboutSupplier);
