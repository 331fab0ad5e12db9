import { of, type Specimens } from './specimen.fixture.ts';

export const customersSpecimens: Specimens = {
  'staff customers.list': of((_r, { tag }) => ({ search: tag })),
  'staff customers.get': of((r) => ({ customerId: r.customerId })),
  'staff customers.create': of(() => ({ name: 'Buyer', code: 'BUY', internalNotes: 'pays late' })),
  'staff customers.update': of((r) => ({ customerId: r.customerId, version: 1, name: 'Bought' })),
  'staff customers.recycle': of((r) => ({ customerId: r.idleCustomerId, version: 1 })),
  'staff customers.restore': of((r) => ({ customerId: r.recycledCustomerId, version: 1 })),
  'staff customers.createContact': of((r) => ({
    customerId: r.customerId,
    name: 'Ms Lin',
    email: 'lin@buyer.example',
  })),
  'staff customers.updateContact': of((r) => ({ contactId: r.contactId, version: 1, title: 'Buyer' })),
  'staff customers.disableContact': of((r) => ({ contactId: r.contactId, version: 1 })),
  'staff customers.enableContact': of((r) => ({ contactId: r.disabledContactId, version: 1 })),
  'staff identity.inviteMember': of((r) => ({ memberId: r.colleagueId })),
  'staff identity.inviteContact': of((r) => ({ contactId: r.contactId })),
};
