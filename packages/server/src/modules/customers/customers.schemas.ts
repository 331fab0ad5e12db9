import { pageInput } from '@millwright/platform/browser';
import { z } from 'zod';

const id = z.uuid();
const version = z.number().int().min(1);
const name = z.string().trim().min(1).max(200);
const code = z.string().trim().min(1).max(40);
const details = {
  address: z.string().trim().max(500).nullish(),
  phone: z.string().trim().max(40).nullish(),
  internalNotes: z.string().trim().max(10_000).nullish(),
};
const person = z.string().trim().min(1).max(100);
const contactDetails = {
  email: z.email().max(254).trim().toLowerCase().nullish(),
  phone: z.string().trim().max(40).nullish(),
  title: z.string().trim().max(100).nullish(),
};

export const customerInput = z.object({ customerId: id });
export const listCustomersInput = pageInput.extend({
  sort: z.enum(['name', 'code', 'createdAt']).default('name'),
  search: z.string().trim().max(100).optional(),
  /** What is in the recycle bin instead of what is not. */
  recycled: z.boolean().default(false),
});
export const createCustomerInput = z.object({ name, code, ...details });
export const updateCustomerInput = z.object({
  customerId: id,
  version,
  name: name.optional(),
  code: code.optional(),
  ...details,
});
export const recycleCustomerInput = z.object({ customerId: id, version });
export const createContactInput = z.object({ customerId: id, name: person, ...contactDetails });
export const updateContactInput = z.object({
  contactId: id,
  version,
  name: person.optional(),
  ...contactDetails,
});
export const setContactStatusInput = z.object({ contactId: id, version });

export type ListCustomers = z.infer<typeof listCustomersInput>;
export type CreateCustomer = z.infer<typeof createCustomerInput>;
export type UpdateCustomer = z.infer<typeof updateCustomerInput>;
export type RecycleCustomer = z.infer<typeof recycleCustomerInput>;
export type CreateContact = z.infer<typeof createContactInput>;
export type UpdateContact = z.infer<typeof updateContactInput>;
export type SetContactStatus = z.infer<typeof setContactStatusInput>;
