import { defineModule, namesIn, type PartsOf, readableIn } from '@millwright/platform';
import * as events from './customers.events.ts';
import { customerContactPermissions, customerPermissions } from './customers.permissions.ts';

/** A customer's history tells of its people as well. */
const partsOfCustomer: PartsOf = async (scope, customerId) => {
  const people = await scope.sql
    .selectFrom('customer_contact')
    .where('customer_id', '=', customerId)
    .select('id')
    .limit(1_000)
    .execute();
  return people.map(({ id }) => ({ type: 'CustomerContact', id }));
};

/** The firms that buy, and their people. */
export const customersModule = defineModule({
  name: 'customers',
  tier: 1,
  dependsOn: [],
  owns: ['customer', 'customer_contact'],
  permissions: [customerPermissions, customerContactPermissions],
  events: Object.values(events),
  readable: {
    Customer: readableIn('customer', 'Customer'),
    CustomerContact: readableIn('customer_contact', 'CustomerContact'),
  },
  parts: { Customer: partsOfCustomer },
  names: {
    Customer: namesIn('customer', 'Customer'),
    CustomerContact: namesIn('customer_contact', 'CustomerContact'),
  },
});
