import { conflict, type Scope } from '@millwright/platform';
import { customerCreated } from '../customers.events.ts';
import { type CustomerDetail, getCustomer } from '../customers.queries.ts';
import type { CreateCustomer } from '../customers.schemas.ts';

/** A code names one customer among those not in the recycle bin. */
export async function requireFreeCustomerCode(scope: Scope, code: string, except?: string): Promise<void> {
  const taken = await scope.tx.customer.findFirst({
    where: { code, deletedAt: null, ...(except ? { id: { not: except } } : {}) },
    select: { id: true },
  });
  if (taken) throw conflict('customers.code_taken', { code });
}

/** Adds a customer. */
export async function createCustomer(scope: Scope, input: CreateCustomer): Promise<CustomerDetail> {
  scope.require('create', 'Customer');
  await requireFreeCustomerCode(scope, input.code);
  const customer = await scope.tx.customer.create({
    data: {
      name: input.name,
      code: input.code,
      address: input.address || null,
      phone: input.phone || null,
      internalNotes: input.internalNotes || null,
    },
  });
  await scope.announce(customerCreated, { customerId: customer.id });
  return getCustomer(scope, customer.id);
}
