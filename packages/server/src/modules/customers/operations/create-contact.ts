import { conflict, type Scope } from '@millwright/platform';
import { contactCreated } from '../customers.events.ts';
import { type ContactRow, findLivingCustomer, getContact } from '../customers.queries.ts';
import type { CreateContact } from '../customers.schemas.ts';

/** An address names one person of a customer: invitations go by it. */
export async function requireFreeContactEmail(
  scope: Scope,
  customerId: string,
  email: string | null | undefined,
  except?: string,
): Promise<void> {
  if (!email) return;
  const taken = await scope.tx.customerContact.findFirst({
    where: {
      customerId,
      email: { equals: email, mode: 'insensitive' },
      ...(except ? { id: { not: except } } : {}),
    },
    select: { id: true, name: true },
  });
  if (taken) throw conflict('customers.email_taken', { name: taken.name });
}

/** Adds a person on the customer's side. The portal opens to them by invitation. */
export async function createContact(scope: Scope, input: CreateContact): Promise<ContactRow> {
  const customer = await findLivingCustomer(scope, input.customerId);
  scope.require('create', 'CustomerContact', { customerId: customer.id });
  await requireFreeContactEmail(scope, customer.id, input.email);
  const contact = await scope.tx.customerContact.create({
    data: {
      customerId: customer.id,
      name: input.name,
      email: input.email || null,
      phone: input.phone || null,
      title: input.title || null,
    },
  });
  await scope.announce(contactCreated, { contactId: contact.id, customerId: customer.id });
  return getContact(scope, contact.id);
}
