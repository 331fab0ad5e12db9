import { event } from '@millwright/platform/browser';
import { z } from 'zod';

const customer = z.object({ customerId: z.uuid() });
const contact = z.object({ contactId: z.uuid(), customerId: z.uuid() });
const aboutCustomer = {
  subject: (p: z.infer<typeof customer>) => ({ type: 'Customer', id: p.customerId }),
};
const aboutContact = {
  subject: (p: z.infer<typeof contact>) => ({ type: 'CustomerContact', id: p.contactId }),
};

export const customerCreated = event('customers.created', customer, aboutCustomer);
export const customerUpdated = event('customers.updated', customer, aboutCustomer);
export const customerRecycled = event('customers.recycled', customer, aboutCustomer);
export const customerRestored = event('customers.restored', customer, aboutCustomer);
export const contactCreated = event('customers.contact-created', contact, aboutContact);
export const contactUpdated = event('customers.contact-updated', contact, aboutContact);
export const contactDisabled = event('customers.contact-disabled', contact, aboutContact);
export const contactEnabled = event('customers.contact-enabled', contact, aboutContact);
