import { of, type Specimens } from './specimen.fixture.ts';

const items = [{ text: 'Packaging line', quantity: '1', unit: 'pcs', serialNos: ['PL-1'] }];

export const deliverySpecimens: Specimens = {
  'staff delivery.ofContract': of((r) => ({ contractId: r.deliveredContractId })),
  'staff delivery.get': of((r) => ({ deliveryId: r.deliveryId })),
  'staff delivery.bySerial': of((_r, { tag }) => ({ serialNo: `${tag}-SN` })),
  'staff delivery.create': of((r) => ({ contractId: r.deliveredContractId, place: 'Hall 3', items })),
  'staff delivery.update': of((r) => ({ deliveryId: r.deliveryId, version: 1, place: 'Hall 4', items })),
  'staff delivery.handOver': of((r) => ({ deliveryId: r.deliveryId, version: 1 })),
  'staff delivery.sign': of((r) => ({
    deliveryId: r.handedOverDeliveryId,
    version: 1,
    name: 'Wang',
    signedOn: '2026-01-20',
  })),
  'staff delivery.refuse': of((r) => ({
    deliveryId: r.handedOverDeliveryId,
    version: 1,
    name: 'Wang',
    signedOn: '2026-01-20',
    reason: 'Scratched.',
  })),
  'staff delivery.cancel': of((r) => ({ deliveryId: r.deliveryId, version: 1 })),
  'staff delivery.remakeNote': of((r) => ({ deliveryId: r.handedOverDeliveryId })),
  'staff delivery.requestOverride': of((r) => ({
    deliveryId: r.blockedDeliveryId,
    version: 1,
    reason: 'The customer asks for it.',
  })),
  'staff delivery.decideOverride': of((r) => ({ overrideId: r.overrideId, version: 1, confirm: true })),
  'staff delivery.withdrawOverride': of((r) => ({ overrideId: r.ownOverrideId, version: 1 })),

  'portal delivery.ofContract': of((r) => ({ contractId: r.deliveredContractId })),
  'portal delivery.sign': of((r) => ({
    id: '01900000-0000-7000-8000-00000000de01',
    deliveryId: r.handedOverDeliveryId,
    round: 1,
    name: 'Wang',
    locale: 'en',
  })),
  'portal delivery.refuse': of((r) => ({
    id: '01900000-0000-7000-8000-00000000de02',
    deliveryId: r.handedOverDeliveryId,
    round: 1,
    name: 'Wang',
    locale: 'en',
    reason: 'Scratched.',
  })),
};
