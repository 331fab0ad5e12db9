import { AppError, notFound, type Page, pageByKey, type Scope, type SortKey } from '@millwright/platform';
import { sql } from 'kysely';
import { requireMayInvite } from './invitable.ts';
import type { ListMembers } from './org.schemas.ts';
import { requireForPerson, requireRank } from './ranks.ts';

export interface MemberRow {
  id: string;
  name: string;
  role: string;
  duties: string[];
  status: string;
  title: string | null;
  employeeNo: string | null;
  /** Null where the viewer may not see how to reach the person, as well as where it is not known. */
  email: string | null;
  phone: string | null;
  hasAccount: boolean;
  departmentIds: string[];
  /** Those of the departments the person leads. */
  leadsIds: string[];
  createdAt: string;
  version: number;
}

export interface MemberDetail extends MemberRow {
  /** Every membership there ever was, the latest first. */
  memberships: Membership[];
  roles: { id: string; name: string }[];
  allowed: string[];
}

/** Who belonged to, or led, a department from which day to which day, both included; `to` null means still. */
export interface Membership {
  id: string;
  memberId: string;
  memberName: string;
  departmentId: string;
  departmentName: string;
  departmentNameEn: string | null;
  position: string;
  from: string;
  to: string | null;
}

export const MEMBER_ACTIONS = [
  'readPermissions',
  'update',
  'changeRole',
  'assignRoles',
  'disable',
  'invite',
] as const;

const SORTS: Record<string, SortKey> = {
  name: { expression: 'm.name', type: 'text' },
  createdAt: { expression: 'm.created_at', type: 'timestamptz' },
};

const columns = [
  'm.id',
  'm.name',
  'm.role',
  'm.duties',
  'm.status',
  'm.title',
  'm.employee_no as employeeNo',
  'm.email',
  'm.phone',
  'm.department_ids as departmentIds',
  'm.created_at as createdAt',
  'm.version',
] as const;

function rows(scope: Scope) {
  return scope.sql
    .selectFrom('member as m')
    .where(scope.where('read', 'Member', 'm') as never)
    .select(columns)
    .select((eb) => [
      sql<boolean>`m.account_id is not null`.as('hasAccount'),
      eb
        .selectFrom('department_member as dm')
        .whereRef('dm.member_id', '=', 'm.id')
        .where('dm.valid_to', 'is', null)
        .where('dm.position', '=', 'lead')
        .select(sql<string[]>`coalesce(array_agg(dm.department_id), '{}')`.as('ids'))
        .as('leadsIds'),
    ]);
}

type Found = Omit<MemberRow, 'leadsIds'> & { leadsIds: string[] | null };

/** Blanks what the viewer may not see of a person. */
function shown(scope: Scope, row: Found): MemberRow {
  const contact = scope.can('readContact', 'Member', row);
  return {
    ...row,
    leadsIds: row.leadsIds ?? [],
    email: contact ? row.email : null,
    phone: contact ? row.phone : null,
  };
}

/** People of the firm the viewer may see, a page at a time. Also what exports walk through. */
export async function listMembers(scope: Scope, input: ListMembers): Promise<Page<MemberRow>> {
  let query = rows(scope);
  const { search, departmentId, role, duty, status } = input;
  if (search) {
    const like = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where((eb) =>
      eb.or([
        eb('m.name', 'ilike', like),
        eb('m.employee_no', 'ilike', like),
        eb('m.title', 'ilike', like),
        // Not something to be found by for those who may not see it.
        ...(scope.can('readContact', 'Member')
          ? [eb.and([eb('m.email', 'ilike', like), scope.where('readContact', 'Member', 'm')(eb as never)])]
          : []),
      ]),
    );
  }
  if (departmentId) {
    query = input.below
      ? query.where(
          sql<boolean>`m.department_ids && (select array_agg(d.id) from department d where d.ancestor_ids @> array[${departmentId}]::uuid[])`,
        )
      : query.where(sql<boolean>`m.department_ids @> array[${departmentId}]::uuid[]`);
  }
  if (input.unassigned) query = query.where(sql<boolean>`m.department_ids = '{}'`);
  if (role?.length) query = query.where(sql<boolean>`m.role = any(${role}::text[])`);
  if (status?.length) query = query.where(sql<boolean>`m.status = any(${status}::text[])`);
  if (duty?.length) query = query.where(sql<boolean>`m.duties && ${duty}::text[]`);
  const { sort, direction, limit, cursor } = input;
  const page = await pageByKey<Found>(query, {
    alias: 'm',
    sorts: SORTS,
    sort,
    direction,
    limit,
    cursor,
  });
  return { items: page.items.map((row) => shown(scope, row)), nextCursor: page.nextCursor };
}

/** A person the viewer may see, with the columns rules ask about. */
export async function findMember(scope: Scope, memberId: string): Promise<Found> {
  const found = await rows(scope).where('m.id', '=', memberId).executeTakeFirst();
  if (!found) throw notFound('org.member_not_found');
  return found as Found;
}

/** A person with their departments over time, custom roles, and what the viewer may do about them. */
export async function getMember(scope: Scope, memberId: string): Promise<MemberDetail> {
  const member = await findMember(scope, memberId);
  const roles = await scope.sql
    .selectFrom('member_role as mr')
    .innerJoin('custom_role as r', (join) =>
      join.onRef('r.id', '=', 'mr.role_id').onRef('r.tenant_id', '=', 'mr.tenant_id'),
    )
    .where('mr.member_id', '=', memberId)
    .select(['r.id', 'r.name'])
    .orderBy('r.name')
    .execute();
  return {
    ...shown(scope, member),
    memberships: await memberships(scope).where('dm.member_id', '=', memberId).limit(500).execute(),
    roles,
    allowed: await allowedNow(scope, member),
  };
}

/** What the viewer may do with a person: what the rule grants, and the operations would not refuse after all. */
async function allowedNow(scope: Scope, member: Found): Promise<string[]> {
  const allowed: string[] = [];
  for (const action of scope.allowed('Member', member, MEMBER_ACTIONS)) {
    try {
      if (action === 'invite') await requireMayInvite(scope, member);
      else if (action === 'update') requireRank(scope, member.role);
      else if (action !== 'readPermissions') requireForPerson(scope, action, member);
      allowed.push(action);
    } catch (error) {
      if (!(error instanceof AppError && error.kind === 'forbidden')) throw error;
    }
  }
  return allowed;
}

/** Memberships with names, the latest first. */
export function memberships(scope: Scope) {
  return scope.sql
    .selectFrom('department_member as dm')
    .innerJoin('member as m', (join) =>
      join.onRef('m.id', '=', 'dm.member_id').onRef('m.tenant_id', '=', 'dm.tenant_id'),
    )
    .innerJoin('department as d', (join) =>
      join.onRef('d.id', '=', 'dm.department_id').onRef('d.tenant_id', '=', 'dm.tenant_id'),
    )
    .where(scope.where('read', 'Member', 'm') as never)
    .where(scope.where('read', 'Department', 'd') as never)
    .select([
      'dm.id',
      'dm.member_id as memberId',
      'm.name as memberName',
      'dm.department_id as departmentId',
      'd.name as departmentName',
      'd.name_en as departmentNameEn',
      'dm.position',
      'dm.valid_from as from',
      'dm.valid_to as to',
    ])
    .orderBy(sql`dm.valid_to desc nulls first, dm.valid_from desc, dm.id desc`)
    .$castTo<Membership>();
}
