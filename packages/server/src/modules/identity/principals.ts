import type { Sql } from '@millwright/db';
import {
  type CustomerPrincipal,
  type Grant,
  openRead,
  type ScopeServices,
  type StaffPrincipal,
  type StaffRole,
  type SystemPrincipal,
} from '@millwright/platform';
import { sql } from 'kysely';
import { allModules } from '../../registry.ts';

const LOADING = { requestId: 'principal', ip: null };

/** What a principal is loaded with: the product itself, looking into one firm. */
function systemOf(tenantId: string): SystemPrincipal {
  return { kind: 'system', tenantId, timeZone: 'UTC' };
}

async function factsOf(db: Sql, memberId: string): Promise<Record<string, string[]>> {
  const facts: Record<string, string[]> = {};
  for (const module of allModules()) {
    for (const fact of module.principalFacts ?? []) facts[fact.name] = await fact.load(db, memberId);
  }
  return facts;
}

/** Departments a member belongs to or leads today, and everything below them. */
async function departmentsOf(db: Sql, memberId: string) {
  const rows = await db
    .selectFrom('department_member as dm')
    .innerJoin('department as d', (join) =>
      join.onRef('d.id', '=', 'dm.department_id').onRef('d.tenant_id', '=', 'dm.tenant_id'),
    )
    .where('dm.member_id', '=', memberId)
    .where('dm.valid_to', 'is', null)
    .where('d.deleted_at', 'is', null)
    .select((eb) => [
      'd.id',
      'dm.position',
      eb
        .selectFrom('department as below')
        .whereRef('below.tenant_id', '=', 'd.tenant_id')
        .where('below.deleted_at', 'is', null)
        .where(sql<boolean>`below.ancestor_ids @> array[d.id]`)
        .select(sql<string[]>`coalesce(array_agg(below.id), '{}')`.as('ids'))
        .as('tree'),
    ])
    .execute();
  const trees = (position?: string) => [
    ...new Set(rows.filter((r) => !position || r.position === position).flatMap((r) => r.tree ?? [])),
  ];
  return { departmentIds: rows.map((r) => r.id), departmentTree: trees(), departmentScope: trees('lead') };
}

/** A member as requests see them, or null if there is no such active member in the firm. */
export async function loadStaffPrincipal(
  services: ScopeServices,
  tenantId: string,
  memberId: string,
): Promise<StaffPrincipal | null> {
  return openRead(services, systemOf(tenantId), LOADING, async (scope) => {
    const db = scope.sql;
    const member = await db
      .selectFrom('member as m')
      .innerJoin('tenant as t', 't.id', 'm.tenant_id')
      .where('m.id', '=', memberId)
      .where('m.status', '=', 'active')
      .where('t.suspended_at', 'is', null)
      .select(['m.id', 'm.account_id', 'm.name', 'm.role', 'm.duties', 't.time_zone'])
      .executeTakeFirst();
    if (!member) return null;
    const roles = await db
      .selectFrom('member_role as mr')
      .innerJoin('custom_role as r', (join) =>
        join.onRef('r.id', '=', 'mr.role_id').onRef('r.tenant_id', '=', 'mr.tenant_id'),
      )
      .where('mr.member_id', '=', memberId)
      .select('r.grants')
      .execute();
    return {
      kind: 'staff',
      tenantId,
      memberId,
      accountId: member.account_id ?? '',
      name: member.name,
      role: member.role as StaffRole,
      duties: member.duties,
      ...(await departmentsOf(db, memberId)),
      grants: roles.flatMap((role) => role.grants as Grant[]),
      facts: await factsOf(db, memberId),
      timeZone: member.time_zone,
    };
  });
}

/** A customer's contact as the portal sees them, or null if they are no longer active. */
export async function loadCustomerPrincipal(
  services: ScopeServices,
  tenantId: string,
  contactId: string,
): Promise<CustomerPrincipal | null> {
  return openRead(services, systemOf(tenantId), LOADING, async (scope) => {
    const contact = await scope.sql
      .selectFrom('customer_contact as c')
      .innerJoin('tenant as t', 't.id', 'c.tenant_id')
      .innerJoin('customer as cu', (join) =>
        join.onRef('cu.id', '=', 'c.customer_id').onRef('cu.tenant_id', '=', 'c.tenant_id'),
      )
      .where('c.id', '=', contactId)
      .where('c.status', '=', 'active')
      .where('cu.deleted_at', 'is', null)
      .where('t.suspended_at', 'is', null)
      .select(['c.id', 'c.account_id', 'c.name', 'c.customer_id', 't.time_zone'])
      .executeTakeFirst();
    if (!contact) return null;
    return {
      kind: 'customer',
      tenantId,
      contactId,
      customerId: contact.customer_id,
      accountId: contact.account_id ?? '',
      name: contact.name,
      role: 'customer',
      timeZone: contact.time_zone,
    };
  });
}
