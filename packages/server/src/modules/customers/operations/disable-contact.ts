import { conflict, principalChanged, type Scope } from '@millwright/platform';
import { contactDisabled, contactEnabled } from '../customers.events.ts';
import { type ContactRow, findContact, getContact } from '../customers.queries.ts';
import type { SetContactStatus } from '../customers.schemas.ts';

/** Closes the portal to one of the customer's people at once. */
export async function disableContact(scope: Scope, input: SetContactStatus): Promise<ContactRow> {
  const contact = await findContact(scope, input.contactId);
  scope.require('disable', 'CustomerContact', contact);
  if (contact.status !== 'active')
    throw conflict('customers.contact_already_disabled', { name: contact.name });
  await scope.save('customerContact', contact, input.version, { status: 'disabled' });
  await scope.announce(contactDisabled, { contactId: contact.id, customerId: contact.customerId });
  await scope.announce(principalChanged, { memberIds: [], contactIds: [contact.id] });
  return getContact(scope, contact.id);
}

/** Opens the portal again to one of the customer's people. */
export async function enableContact(scope: Scope, input: SetContactStatus): Promise<ContactRow> {
  const contact = await findContact(scope, input.contactId);
  scope.require('disable', 'CustomerContact', contact);
  if (contact.status !== 'disabled') throw conflict('customers.contact_not_disabled', { name: contact.name });
  await scope.save('customerContact', contact, input.version, { status: 'active' });
  await scope.announce(contactEnabled, { contactId: contact.id, customerId: contact.customerId });
  await scope.announce(principalChanged, { memberIds: [], contactIds: [contact.id] });
  return getContact(scope, contact.id);
}
