import { allow, router } from '@millwright/platform';
import { getCustomer, listCustomers } from './customers.queries.ts';
import * as input from './customers.schemas.ts';
import { createContact } from './operations/create-contact.ts';
import { createCustomer } from './operations/create-customer.ts';
import { disableContact, enableContact } from './operations/disable-contact.ts';
import { recycleCustomer, restoreCustomer } from './operations/recycle-customer.ts';
import { updateContact } from './operations/update-contact.ts';
import { updateCustomer } from './operations/update-customer.ts';

export const customersRouter = router({
  list: allow('read', 'Customer')
    .input(input.listCustomersInput)
    .query(({ ctx, input }) => ctx.read((scope) => listCustomers(scope, input))),
  get: allow('read', 'Customer')
    .input(input.customerInput)
    .query(({ ctx, input }) => ctx.read((scope) => getCustomer(scope, input.customerId))),

  create: allow('create', 'Customer')
    .input(input.createCustomerInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => createCustomer(scope, input))),
  update: allow('update', 'Customer')
    .input(input.updateCustomerInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => updateCustomer(scope, input))),
  recycle: allow('delete', 'Customer')
    .input(input.recycleCustomerInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => recycleCustomer(scope, input))),
  restore: allow('delete', 'Customer')
    .input(input.recycleCustomerInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => restoreCustomer(scope, input))),

  createContact: allow('create', 'CustomerContact')
    .input(input.createContactInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => createContact(scope, input))),
  updateContact: allow('update', 'CustomerContact')
    .input(input.updateContactInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => updateContact(scope, input))),
  disableContact: allow('disable', 'CustomerContact')
    .input(input.setContactStatusInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => disableContact(scope, input))),
  enableContact: allow('disable', 'CustomerContact')
    .input(input.setContactStatusInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => enableContact(scope, input))),
});
