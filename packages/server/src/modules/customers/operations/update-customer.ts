import type { Scope } from '@millwright/platform';
import { customerUpdated } from '../customers.events.ts';
import { type CustomerDetail, findLivingCustomer, getCustomer } from '../customers.queries.ts';
import type { UpdateCustomer } from '../customers.schemas.ts';
import { requireFreeCustomerCode } from './create-customer.ts';

const blank = (value: string | null | undefined) => (value === undefined ? undefined : value || null);

/** Changes what is known of a customer. */
export async function updateCustomer(scope: Scope, input: UpdateCustomer): Promise<CustomerDetail> {
  const customer = await findLivingCustomer(scope, input.customerId);
  scope.require('update', 'Customer', customer);
  if (input.code && input.code !== customer.code) {
    await requireFreeCustomerCode(scope, input.code, customer.id);
  }
  await scope.save('customer', customer, input.version, {
    name: input.name,
    code: input.code,
    address: blank(input.address),
    phone: blank(input.phone),
    internalNotes: blank(input.internalNotes),
  });
  await scope.announce(customerUpdated, { customerId: customer.id });
  return getCustomer(scope, customer.id);
}
