import { of, type Specimens } from './specimen.fixture.ts';

const KEY = '01900000-0000-7000-8000-00000000beef';

export const procurementSpecimens: Specimens = {
  'staff procurement.list': of((r, { tag }) => ({
    search: tag,
    contractIds: [r.contractId],
    supplierIds: [r.supplierId],
    count: true,
  })),
  'staff procurement.board': of((r) => ({ contractIds: [r.contractId] })),
  'staff procurement.get': of((r) => ({ itemId: r.orderedItemId })),
  'staff procurement.plan': of((r) => ({ contractId: r.contractId })),
  'staff procurement.request': of((r) => ({
    contractId: r.contractId,
    departmentId: r.departmentId,
    name: 'Proximity switch',
    quantity: '12.5',
    unit: 'pcs',
    taskId: r.taskId,
    supplierId: r.supplierId,
  })),
  'staff procurement.update': of((r) => ({
    itemId: r.itemId,
    version: 1,
    quantity: '11',
    taskId: r.nextTaskId,
    supplierId: r.idleSupplierId,
    departmentId: r.departmentId,
  })),
  'staff procurement.order': of(
    (r) => ({
      items: [{ itemId: r.itemId, version: 1, promisedDate: '2026-12-20' }],
      supplierId: r.supplierId,
      orderNo: 'PO-1',
    }),
    { foreignCodes: ['procurement.supplier_unknown'] },
  ),
  'staff procurement.withdrawOrder': of((r) => ({ itemId: r.orderedItemId, version: 1 })),
  'staff procurement.promise': of((r) => ({
    itemId: r.orderedItemId,
    version: 1,
    promisedDate: '2026-12-11',
    reason: 'a strike at the foundry',
  })),
  'staff procurement.receive': of((r) => ({ itemId: r.orderedItemId, quantity: '4', requestKey: KEY })),
  'staff procurement.receiveMany': of((r) => ({
    items: [{ itemId: r.orderedItemId, requestKey: KEY }],
    deliveryNoteNo: 'LS-1',
  })),
  'staff procurement.inspect': of((r) => ({
    receiptId: r.goodsReceiptId,
    accepted: '9',
    returned: '1',
    reasonCode: 'damaged',
    requestKey: KEY,
  })),
  'staff procurement.cancel': of((r) => ({ itemId: r.itemId, version: 1, reason: 'drawn otherwise' })),
  'staff procurement.reopen': of((r) => ({ itemId: r.cancelledItemId, version: 1 })),
  'staff procurement.delete': of((r) => ({ itemId: r.itemId, version: 1 })),
  'staff procurement.restore': of((r) => ({ itemId: r.deletedItemId, version: 1 })),

  'staff suppliers.list': of((_, { tag }) => ({ search: tag })),
  'staff suppliers.get': of((r) => ({ supplierId: r.supplierId })),
  'staff suppliers.create': of(() => ({ name: 'Bolts & Co', contacts: [{ name: 'Li' }] })),
  'staff suppliers.update': of((r) => ({
    supplierId: r.supplierId,
    version: 1,
    notes: 'asks for prepayment',
  })),
  'staff suppliers.delete': of((r) => ({ supplierId: r.idleSupplierId, version: 1 })),
  'staff suppliers.restore': of((r) => ({ supplierId: r.recycledSupplierId, version: 1 })),

  'staff boms.inspect': of((r) => ({ importId: r.bomId })),
  'staff boms.check': of((r) => ({ importId: r.bomId, mapping: bomMapping(r), locale: 'en' })),
  'staff boms.takeOver': of((r) => ({
    importId: r.bomId,
    mapping: bomMapping(r),
    expectedDigest: r.bomDigest,
    skipBadRows: true,
  })),
  'staff boms.errorFile': of((r) => ({ importId: r.bomId, mapping: bomMapping(r), locale: 'en' })),
};

/** How the bill of materials of the stage is understood. */
export const bomMapping = (r: { departmentId: string; taskId: string }) => ({
  columns: { name: 0, quantity: 1 },
  departmentId: r.departmentId,
  taskId: r.taskId,
});
