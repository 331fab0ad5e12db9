import { conflict, principalChanged, type Scope, usesOfSubject } from '@millwright/platform';
import { customerRecycled, customerRestored } from '../customers.events.ts';
import { type CustomerDetail, findCustomer, findLivingCustomer, getCustomer } from '../customers.queries.ts';
import type { RecycleCustomer } from '../customers.schemas.ts';
import { requireFreeCustomerCode } from './create-customer.ts';

/** The portal opens and closes for all of a customer's people together. */
async function announcePeople(scope: Scope, customerId: string): Promise<void> {
  const people = await scope.tx.customerContact.findMany({ where: { customerId }, select: { id: true } });
  const contactIds = people.map((person) => person.id);
  if (contactIds.length > 0) await scope.announce(principalChanged, { memberIds: [], contactIds });
}

/** Puts a customer into the recycle bin. Contracts that still run are named instead. */
export async function recycleCustomer(scope: Scope, input: RecycleCustomer): Promise<CustomerDetail> {
  const customer = await findLivingCustomer(scope, input.customerId);
  scope.require('delete', 'Customer', customer);
  const uses = await usesOfSubject(scope, 'Customer', customer.id);
  if (uses.length > 0) {
    throw conflict('customers.in_use', { name: customer.name, uses, names: uses.map((use) => use.name) });
  }
  await scope.save('customer', customer, input.version, { deletedAt: scope.now() });
  await scope.announce(customerRecycled, { customerId: customer.id });
  await announcePeople(scope, customer.id);
  return getCustomer(scope, customer.id);
}

/** Takes a customer out of the recycle bin. */
export async function restoreCustomer(scope: Scope, input: RecycleCustomer): Promise<CustomerDetail> {
  const customer = await findCustomer(scope, input.customerId);
  scope.require('delete', 'Customer', customer);
  if (!customer.deletedAt) throw conflict('customers.not_recycled', { name: customer.name });
  await requireFreeCustomerCode(scope, customer.code, customer.id);
  await scope.save('customer', customer, input.version, { deletedAt: null });
  await scope.announce(customerRestored, { customerId: customer.id });
  await announcePeople(scope, customer.id);
  return getCustomer(scope, customer.id);
}
