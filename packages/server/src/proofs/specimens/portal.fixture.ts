import { of, type Specimens } from './specimen.fixture.ts';

export const portalSpecimens: Specimens = {
  'portal contracts.list': of(() => ({})),
  'portal contracts.get': of((r) => ({ contractId: r.contractId })),
  'portal contracts.documents': of((r) => ({ contractId: r.contractId })),
  'portal firm.get': of(() => undefined),
  'portal live.changes': of(() => undefined),
};
