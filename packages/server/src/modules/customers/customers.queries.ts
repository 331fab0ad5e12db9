import { notFound, type Page, pageByKey, type Scope, type SortKey } from '@millwright/platform';
import { sql } from 'kysely';
import type { ListCustomers } from './customers.schemas.ts';

export interface CustomerRow {
  id: string;
  name: string;
  code: string;
  address: string | null;
  phone: string | null;
  contactCount: number;
  deletedAt: string | null;
  createdAt: string;
  updatedAt: string;
  version: number;
}

export interface ContactRow {
  id: string;
  customerId: string;
  name: string;
  title: string | null;
  /** Null where the viewer may not see how to reach the person, as well as where it is not known. */
  email: string | null;
  phone: string | null;
  status: string;
  hasAccount: boolean;
  version: number;
  allowed: string[];
}

export interface CustomerDetail extends CustomerRow {
  /** For the firm's own people; never leaves for the portal. */
  internalNotes: string | null;
  contacts: ContactRow[];
  allowed: string[];
}

const SORTS: Record<string, SortKey> = {
  name: { expression: 'c.name', type: 'text' },
  code: { expression: 'c.code', type: 'text' },
  createdAt: { expression: 'c.created_at', type: 'timestamptz' },
};

function rows(scope: Scope) {
  return scope.sql
    .selectFrom('customer as c')
    .where(scope.where('read', 'Customer', 'c') as never)
    .select([
      'c.id',
      'c.name',
      'c.code',
      'c.address',
      'c.phone',
      'c.deleted_at as deletedAt',
      'c.created_at as createdAt',
      'c.updated_at as updatedAt',
      'c.version',
    ])
    .select((eb) =>
      eb
        .selectFrom('customer_contact as cc')
        .whereRef('cc.customer_id', '=', 'c.id')
        .where('cc.status', '=', 'active')
        .select(sql<number>`count(*)`.as('n'))
        .as('contactCount'),
    );
}

/** Customers the viewer may see, a page at a time. Also what exports walk through. */
export async function listCustomers(scope: Scope, input: ListCustomers): Promise<Page<CustomerRow>> {
  let query = rows(scope).where('c.deleted_at', input.recycled ? 'is not' : 'is', null);
  if (input.search) {
    const like = `%${input.search.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where(sql<boolean>`(c.code || ' ' || c.name) ilike ${like}`);
  }
  const { sort, direction, limit, cursor } = input;
  return pageByKey<CustomerRow>(query, { alias: 'c', sorts: SORTS, sort, direction, limit, cursor });
}

/** A customer the viewer may see, also from the recycle bin. */
export async function findCustomer(scope: Scope, customerId: string) {
  const found = await rows(scope)
    .where('c.id', '=', customerId)
    .select('c.internal_notes as internalNotes')
    .executeTakeFirst();
  if (!found) throw notFound('customers.not_found');
  return found;
}

/** The same, but only if it is not in the recycle bin. */
export async function findLivingCustomer(scope: Scope, customerId: string) {
  const customer = await findCustomer(scope, customerId);
  if (customer.deletedAt) throw notFound('customers.not_found');
  return customer;
}

function contacts(scope: Scope) {
  return scope.sql
    .selectFrom('customer_contact as cc')
    .where(scope.where('read', 'CustomerContact', 'cc') as never)
    .select([
      'cc.id',
      'cc.customer_id as customerId',
      'cc.name',
      'cc.title',
      'cc.email',
      'cc.phone',
      'cc.status',
      'cc.version',
      sql<boolean>`cc.account_id is not null`.as('hasAccount'),
    ]);
}

const CONTACT_ACTIONS = ['update', 'disable', 'invite'] as const;

function shown(scope: Scope, contact: Omit<ContactRow, 'allowed'>): ContactRow {
  const reachable = scope.can('readContact', 'CustomerContact', contact);
  return {
    ...contact,
    email: reachable ? contact.email : null,
    phone: reachable ? contact.phone : null,
    allowed: scope.allowed('CustomerContact', contact, CONTACT_ACTIONS),
  };
}

/** A customer's person the viewer may see. */
export async function findContact(scope: Scope, contactId: string) {
  const found = await contacts(scope).where('cc.id', '=', contactId).executeTakeFirst();
  if (!found) throw notFound('customers.contact_not_found');
  return found;
}

/** A customer's person, as the viewer may see them. */
export async function getContact(scope: Scope, contactId: string): Promise<ContactRow> {
  return shown(scope, await findContact(scope, contactId));
}

/** A customer with its people and what the viewer may do. */
export async function getCustomer(scope: Scope, customerId: string): Promise<CustomerDetail> {
  const customer = await findCustomer(scope, customerId);
  const people = await contacts(scope)
    .where('cc.customer_id', '=', customerId)
    .orderBy('cc.status')
    .orderBy('cc.name')
    .limit(500)
    .execute();
  return {
    ...customer,
    contactCount: customer.contactCount ?? 0,
    contacts: people.map((contact) => shown(scope, contact)),
    allowed: allowedNow(scope, customer),
  };
}

/** In the recycle bin nothing is left to do but what put it there: taking it out again. */
function allowedNow(scope: Scope, customer: { id: string; deletedAt: string | null }): string[] {
  if (customer.deletedAt) return scope.allowed('Customer', customer, ['delete']);
  const mayAddPeople = scope.can('create', 'CustomerContact', { customerId: customer.id });
  return [
    ...scope.allowed('Customer', customer, ['update', 'delete']),
    ...(mayAddPeople ? ['createContact'] : []),
  ];
}
