import type { Scope } from '@millwright/platform';
import { makeItem, makeSupplier } from '../modules/procurement/procurement.factory.ts';
import type { Canaries } from './canaries.fixture.ts';

interface Place {
  tag: string;
  contractId: string;
  departmentId: string;
  taskId: string;
  staffId: string;
  canaries: Canaries;
}

/** Something to buy in every state a verb starts from, each with the price nobody but a few may see. */
export async function buildProcurement(
  scope: Scope,
  { tag, contractId, departmentId, taskId, staffId, canaries }: Place,
) {
  const supplierId = await makeSupplier(scope, {
    name: `${tag} supplier`,
    code: `${tag}-S1`,
    contacts: [{ name: `${tag} sales`, phone: canaries.supplierPhone }],
    notes: `${tag} supplier notes`,
  });
  let lineNo = 0;
  const item = async (name: string, more: object = {}) => {
    lineNo += 1;
    return makeItem(scope, {
      contractId,
      departmentId,
      taskId,
      personIds: [staffId],
      lineNo,
      name: `${tag} ${name}`,
      partNo: `${tag}-${lineNo}`,
      supplierId,
      unitPrice: canaries.price,
      currency: canaries.priceCurrency,
      requesterId: staffId,
      neededBy: '2026-12-05',
      ...more,
    });
  };
  const ordered = { status: 'ordered' as const, promisedDate: '2026-12-04', orderNo: `${tag}-PO` };
  const itemId = (await item('motor')).id;
  const orderedItemId = (await item('gearbox', ordered)).id;
  const received = await item('bearing', { ...ordered, status: 'received', received: '10' });
  await item('seal', { ...ordered, status: 'inspected', received: '10', accepted: '10' });
  await scope.tx.promisedDateChange.create({
    data: {
      itemId: orderedItemId,
      contractId,
      toDate: new Date('2026-12-04'),
      reason: `${tag} said on the telephone`,
    },
  });
  return {
    supplierId,
    idleSupplierId: await makeSupplier(scope, { name: `${tag} idle supplier` }),
    recycledSupplierId: await makeSupplier(scope, { name: `${tag} recycled supplier`, deleted: true }),
    itemId,
    orderedItemId,
    receivedItemId: received.id,
    goodsReceiptId: received.receiptId as string,
    cancelledItemId: (await item('chain', { status: 'cancelled' })).id,
    deletedItemId: (await item('belt', { deleted: true })).id,
    bomId: '',
    bomDigest: '',
  };
}
