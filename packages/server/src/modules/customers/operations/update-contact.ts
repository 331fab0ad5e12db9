import type { Scope } from '@millwright/platform';
import { contactUpdated } from '../customers.events.ts';
import { type ContactRow, findContact, getContact } from '../customers.queries.ts';
import type { UpdateContact } from '../customers.schemas.ts';
import { requireFreeContactEmail } from './create-contact.ts';

const blank = (value: string | null | undefined) => (value === undefined ? undefined : value || null);

/** Changes what is known of a customer's person. */
export async function updateContact(scope: Scope, input: UpdateContact): Promise<ContactRow> {
  const contact = await findContact(scope, input.contactId);
  scope.require('update', 'CustomerContact', contact);
  if (input.email && input.email !== contact.email) {
    await requireFreeContactEmail(scope, contact.customerId, input.email, contact.id);
  }
  await scope.save('customerContact', contact, input.version, {
    name: input.name,
    email: blank(input.email),
    phone: blank(input.phone),
    title: blank(input.title),
  });
  await scope.announce(contactUpdated, { contactId: contact.id, customerId: contact.customerId });
  return getContact(scope, contact.id);
}
