export * from './customers.events.ts';
export { customersModule } from './customers.module.ts';
export {
  type ContactRow,
  findCustomer,
  findLivingCustomer,
  getCustomer,
  listCustomers,
} from './customers.queries.ts';
export { customerInput, listCustomersInput } from './customers.schemas.ts';
export { createContact } from './operations/create-contact.ts';
export { createCustomer } from './operations/create-customer.ts';
