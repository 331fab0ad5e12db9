import { type Grant, notFound, type Scope } from '@millwright/platform';
import { sql } from 'kysely';

/** Departments a role speaks of exist and are visible to whoever writes it. */
export async function requireKnownDepartments(scope: Scope, grants: readonly Grant[]): Promise<void> {
  const wanted = [...new Set(grants.flatMap((grant) => grant.departmentIds ?? []))];
  if (wanted.length === 0) return;
  const found = await scope.sql
    .selectFrom('department as d')
    .where(sql<boolean>`d.id = any(${wanted}::uuid[])`)
    .where('d.deleted_at', 'is', null)
    .where(scope.where('read', 'Department', 'd') as never)
    .select('d.id')
    .execute();
  if (found.length < wanted.length) throw notFound('org.department_not_found');
}

/** Everyone who holds a role. */
export async function holdersOf(scope: Scope, roleId: string): Promise<string[]> {
  const holders = await scope.tx.memberRole.findMany({ where: { roleId }, select: { memberId: true } });
  return holders.map((holder) => holder.memberId);
}

/** Grants as they are stored: nothing but what the rules read. */
export const storedGrants = (grants: readonly Grant[]) =>
  grants.map(({ subject, action, scope, departmentIds }) => ({
    subject,
    action,
    scope,
    ...(departmentIds ? { departmentIds } : {}),
  }));
