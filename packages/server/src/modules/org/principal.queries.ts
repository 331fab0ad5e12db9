import type { Sql } from '@millwright/db';
import {
  allPrincipalFacts,
  type Grant,
  type Scope,
  type StaffPrincipal,
  type StaffRole,
} from '@millwright/platform';
import { sql } from 'kysely';
import { DUTIES } from './org.schemas.ts';

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

async function factsOf(db: Sql, memberId: string): Promise<Record<string, string[]>> {
  const facts: Record<string, string[]> = {};
  for (const fact of allPrincipalFacts()) facts[fact.name] = await fact.load(db, memberId);
  return facts;
}

/**
 * The duties rules ask about: those the firm's own words stand for, besides the words themselves. What a known word stands for
 * is the firm's to say as well, so it counts by its row and not by its name.
 */
async function dutiesOf(db: Sql, codes: readonly string[]): Promise<string[]> {
  if (codes.length === 0) return [];
  const rows = await db
    .selectFrom('duty')
    .where('code', 'in', [...codes])
    .where('means', 'is not', null)
    .select('means')
    .execute();
  const own = codes.filter((code) => !(DUTIES as readonly string[]).includes(code));
  return [...new Set([...own, ...rows.map(({ means }) => means!)])];
}

/** A member as requests see them, or null if there is no such active member in the scope's firm. */
export async function staffPrincipalIn(scope: Scope, memberId: string): Promise<StaffPrincipal | null> {
  const db = scope.sql;
  const member = await db
    .selectFrom('member as m')
    .innerJoin('tenant as t', 't.id', 'm.tenant_id')
    .where('m.id', '=', memberId)
    .where('m.status', '=', 'active')
    .where('t.suspended_at', 'is', null)
    .select(['m.id', 'm.tenant_id', 'm.account_id', 'm.name', 'm.role', 'm.duties', 't.time_zone'])
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
    tenantId: member.tenant_id,
    memberId,
    accountId: member.account_id ?? '',
    name: member.name,
    role: member.role as StaffRole,
    duties: await dutiesOf(db, member.duties),
    ...(await departmentsOf(db, memberId)),
    grants: roles.flatMap((role) => role.grants as Grant[]),
    facts: await factsOf(db, memberId),
    timeZone: member.time_zone,
  };
}
