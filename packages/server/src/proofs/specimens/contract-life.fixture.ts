import { of, type Specimens } from './specimen.fixture.ts';

/** One pixel. */
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const plan = {
  name: 'Down payment',
  percent: '10',
  amount: null,
  trigger: 'signed',
  milestoneId: null,
  stage: null,
  fixedOn: null,
  dueDays: 14,
  isBlocking: true,
};
const offer = {
  quotationNo: 'Q-1',
  quotedOn: '2026-01-05',
  validUntil: '2026-03-31',
  amount: '5.00',
  currency: 'CNY',
  note: null,
};
const later = { reason: 'Site not ready', changes: { promisedDate: '2027-02-26' } };

/** What follows a contract's signature: change orders, payments, quotations; and what a firm configures for it. */
export const contractLifeSpecimens: Specimens = {
  'staff amendments.list': of((r) => ({ contractId: r.contractId })),
  'staff amendments.draft': of((r) => ({ contractId: r.contractId, ...later })),
  'staff amendments.revise': of((r) => ({ amendmentId: r.amendmentId, version: 1, ...later })),
  'staff amendments.propose': of((r) => ({ amendmentId: r.amendmentId, version: 1 })),
  'staff amendments.withdraw': of((r) => ({ amendmentId: r.amendmentId, version: 1 })),
  'staff amendments.approve': of((r) => ({ amendmentId: r.proposedAmendmentId, version: 1 })),
  'staff amendments.reject': of((r) => ({ amendmentId: r.proposedAmendmentId, version: 1, note: 'No' })),
  'staff payments.list': of((r) => ({ contractId: r.contractId })),
  'staff payments.open': of(() => ({})),
  'staff payments.plan': of(
    (r) => ({
      contractId: r.contractId,
      ...plan,
      trigger: 'milestone',
      milestoneId: r.milestoneId,
    }),
    { foreignCodes: ['payments.milestone_unknown'] },
  ),
  'staff payments.change': of((r) => ({ paymentId: r.paymentId, version: 1, ...plan })),
  'staff payments.remove': of((r) => ({ paymentId: r.paymentId, version: 1 })),
  'staff payments.invoice': of((r) => ({ paymentId: r.paymentId, version: 1, invoicedOn: '2026-03-03' })),
  'staff payments.receive': of((r) => ({
    paymentId: r.paymentId,
    version: 1,
    receivedOn: '2026-03-04',
    amount: '1.00',
  })),
  'staff payments.removeReceipt': of((r) => ({ receiptId: r.receiptId })),
  'staff quotations.list': of((r) => ({ contractId: r.contractId })),
  'staff quotations.add': of((r) => ({ contractId: r.contractId, ...offer })),
  'staff quotations.update': of((r) => ({ quotationId: r.quotationId, version: 1, ...offer })),
  'staff quotations.remove': of((r) => ({ quotationId: r.quotationId, version: 1 })),
  'staff taskTypes.list': of(() => undefined),
  'staff taskTypes.create': of(() => ({ name: 'Painting', nameEn: null, needsInspection: true })),
  'staff taskTypes.update': of((r) => ({
    typeId: r.taskTypeId,
    version: 1,
    name: 'Wiring',
    nameEn: null,
    needsInspection: false,
  })),
  'staff taskTypes.remove': of((r) => ({ typeId: r.taskTypeId, version: 1 })),
  'staff taskTypes.restore': of((r) => ({ typeId: r.removedTaskTypeId })),
  'staff taskTypes.order': of((r) => ({ typeIds: r.taskTypeIds.split(' ').reverse() }), {
    foreignCodes: ['taskTypes.changed_meanwhile'],
  }),
  'staff duties.list': of(() => undefined),
  'staff duties.create': of(() => ({ name: 'Welder', nameEn: null, means: null })),
  'staff duties.update': of((r) => ({
    dutyId: r.dutyId,
    version: 1,
    name: 'QC',
    nameEn: null,
    means: 'inspector',
  })),
  'staff duties.remove': of((r) => ({ dutyId: r.dutyId, version: 1 })),
  'staff duties.restore': of((r) => ({ dutyId: r.removedDutyId })),
  'staff tenancy.logo': of(() => undefined),
  'staff tenancy.setLogo': of(() => ({ version: 1, image: PNG })),
  'staff tenancy.nameStates': of(() => ({
    version: 1,
    names: { 'state.draft': { zh: '拟稿', en: null } },
  })),
  'portal firm.logo': of(() => undefined),
};
