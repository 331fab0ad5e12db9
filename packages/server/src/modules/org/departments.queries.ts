import type { Sql } from '@millwright/db';
import { notFound, type Scope } from '@millwright/platform';
import { sql } from 'kysely';

export interface DepartmentNode {
  id: string;
  parentId: string | null;
  name: string;
  nameEn: string | null;
  code: string;
  sortOrder: number;
  /** From the root down to the department itself. */
  ancestorIds: string[];
  deletedAt: string | null;
  version: number;
  /** Active people who belong to it directly. */
  memberCount: number;
  leads: { id: string; name: string }[];
  allowed: string[];
}

export const DEPARTMENT_ACTIONS = ['create', 'update', 'move', 'delete', 'assign'] as const;

const columns = [
  'd.id',
  'd.parent_id as parentId',
  'd.name',
  'd.name_en as nameEn',
  'd.code',
  'd.sort_order as sortOrder',
  'd.ancestor_ids as ancestorIds',
  'd.deleted_at as deletedAt',
  'd.version',
] as const;

export type DepartmentRecord = Omit<DepartmentNode, 'memberCount' | 'leads' | 'allowed'>;

/** One department the viewer may see, also from the recycle bin. */
export async function findDepartment(scope: Scope, departmentId: string): Promise<DepartmentRecord> {
  const found = await scope.sql
    .selectFrom('department as d')
    .where('d.id', '=', departmentId)
    .where(scope.where('read', 'Department', 'd') as never)
    .select(columns)
    .executeTakeFirst();
  if (!found) throw notFound('org.department_not_found');
  return found;
}

/** The same, but only if it is not in the recycle bin. */
export async function findLivingDepartment(scope: Scope, departmentId: string): Promise<DepartmentRecord> {
  const department = await findDepartment(scope, departmentId);
  if (department.deletedAt) throw notFound('org.department_not_found');
  return department;
}

function nodes(scope: Scope) {
  return scope.sql
    .selectFrom('department as d')
    .where(scope.where('read', 'Department', 'd') as never)
    .select(columns)
    .select((eb) => [
      eb
        .selectFrom('department_member as dm')
        .innerJoin('member as m', (join) =>
          join.onRef('m.id', '=', 'dm.member_id').onRef('m.tenant_id', '=', 'dm.tenant_id'),
        )
        .whereRef('dm.department_id', '=', 'd.id')
        .where('dm.valid_to', 'is', null)
        .where('m.status', '=', 'active')
        .select(sql<number>`count(*)`.as('n'))
        .as('memberCount'),
      eb
        .selectFrom('department_member as dm')
        .innerJoin('member as m', (join) =>
          join.onRef('m.id', '=', 'dm.member_id').onRef('m.tenant_id', '=', 'dm.tenant_id'),
        )
        .whereRef('dm.department_id', '=', 'd.id')
        .where('dm.valid_to', 'is', null)
        .where('dm.position', '=', 'lead')
        .where('m.status', '=', 'active')
        .select(
          sql<
            DepartmentNode['leads']
          >`coalesce(json_agg(json_build_object('id', m.id, 'name', m.name) order by m.name), '[]')`.as(
            'leads',
          ),
        )
        .as('leads'),
    ]);
}

const presented = (scope: Scope, row: Omit<DepartmentNode, 'allowed'>): DepartmentNode => ({
  ...row,
  memberCount: row.memberCount ?? 0,
  // In the recycle bin nothing is left to do but what put it there: taking it out again.
  allowed: scope.allowed('Department', row, row.deletedAt ? ['delete'] : DEPARTMENT_ACTIONS),
});

/** Every department of the firm, parents before children, siblings in their order; or what is in the recycle bin. */
export async function departmentTree(
  scope: Scope,
  input: { recycled: boolean },
): Promise<{ items: DepartmentNode[]; allowed: string[] }> {
  const rows = await nodes(scope)
    .where('d.deleted_at', input.recycled ? 'is not' : 'is', null)
    .orderBy('d.sort_order')
    .orderBy('d.name')
    .orderBy('d.id')
    .execute();
  const items = inTreeOrder(rows as Omit<DepartmentNode, 'allowed'>[]).map((row) => presented(scope, row));
  return { items, allowed: scope.can('create', 'Department', { id: '' }) ? ['create'] : [] };
}

/** One department with its people counted. */
export async function presentDepartment(scope: Scope, departmentId: string): Promise<DepartmentNode> {
  const row = await nodes(scope).where('d.id', '=', departmentId).executeTakeFirst();
  if (!row) throw notFound('org.department_not_found');
  return presented(scope, row as Omit<DepartmentNode, 'allowed'>);
}

/** Depth first. A node whose parent is not among the rows starts a tree of its own. */
export function inTreeOrder<T extends { id: string; parentId: string | null }>(rows: readonly T[]): T[] {
  const known = new Set(rows.map((row) => row.id));
  const below = new Map<string | null, T[]>();
  for (const row of rows) {
    const parent = row.parentId && known.has(row.parentId) ? row.parentId : null;
    below.set(parent, [...(below.get(parent) ?? []), row]);
  }
  const ordered: T[] = [];
  const walk = (parentId: string | null) => {
    for (const row of below.get(parentId) ?? []) {
      ordered.push(row);
      walk(row.id);
    }
  };
  walk(null);
  return ordered;
}

/** Takes the firm's org chart for this transaction: whoever reshapes it next waits, so two moves cannot make a cycle. */
export async function lockTree(scope: Scope): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('org.tree:' || current_setting('app.tenant_id'), 0))`.execute(
    scope.sql,
  );
}

/** People whose reach depends on these departments: who belongs to them, to anything above, or to anything below. */
export async function peopleAround(db: Sql, departmentIds: readonly string[]): Promise<string[]> {
  if (departmentIds.length === 0) return [];
  const rows = await db
    .selectFrom('department_member as dm')
    .where('dm.valid_to', 'is', null)
    .where((eb) =>
      eb(
        'dm.department_id',
        'in',
        eb
          .selectFrom('department as d')
          .where((or) =>
            or.or([
              sql<boolean>`d.ancestor_ids && ${departmentIds}::uuid[]`,
              sql<boolean>`d.id in (select unnest(x.ancestor_ids) from department x where x.id = any(${departmentIds}::uuid[]))`,
            ]),
          )
          .select('d.id'),
      ),
    )
    .select('dm.member_id')
    .distinct()
    .execute();
  return rows.map((row) => row.member_id);
}
