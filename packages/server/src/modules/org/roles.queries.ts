import {
  allPermissions,
  type DataScope,
  type Grant,
  notFound,
  type Scope,
  type StaffPrincipal,
} from '@millwright/platform';
import { sql } from 'kysely';
import { requireDefinable, scopesOf } from './grant-limits.ts';

export interface RoleDetail {
  id: string;
  name: string;
  description: string | null;
  grants: Grant[];
  memberCount: number;
  version: number;
  allowed: string[];
}

/** One noun of the permission vocabulary: what can be granted on it, how far, and how far the viewer may grant it. */
export interface VocabularyEntry {
  subject: string;
  actions: string[];
  scopes: DataScope[];
  /** Actions the viewer may put into a role, with the scopes he may put them there with. */
  grantable: Record<string, DataScope[]>;
}

const ROLE_ACTIONS = ['update', 'delete'] as const;

function rows(scope: Scope) {
  return scope.sql
    .selectFrom('custom_role as r')
    .where(scope.where('read', 'Role', 'r') as never)
    .select(['r.id', 'r.name', 'r.description', 'r.grants', 'r.version'])
    .select((eb) =>
      eb
        .selectFrom('member_role as mr')
        .whereRef('mr.role_id', '=', 'r.id')
        .select(sql<number>`count(*)`.as('n'))
        .as('memberCount'),
    );
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

const presented = (scope: Scope, row: Row): RoleDetail => ({
  ...row,
  grants: row.grants as Grant[],
  memberCount: row.memberCount ?? 0,
  allowed: scope.allowed('Role', row, ROLE_ACTIONS),
});

/** Every role of the firm's own making. */
export async function listRoles(scope: Scope): Promise<{ items: RoleDetail[]; allowed: string[] }> {
  const found = await rows(scope).orderBy('r.name').limit(500).execute();
  return {
    items: found.map((row) => presented(scope, row)),
    allowed: scope.can('create', 'Role') ? ['create'] : [],
  };
}

export async function getRole(scope: Scope, roleId: string): Promise<RoleDetail> {
  const found = await rows(scope).where('r.id', '=', roleId).executeTakeFirst();
  if (!found) throw notFound('org.role_not_found');
  return presented(scope, found);
}

/** Who holds a role. */
export async function roleHolders(
  scope: Scope,
  roleId: string,
): Promise<{ items: { id: string; name: string; status: string }[] }> {
  await getRole(scope, roleId);
  const items = await scope.sql
    .selectFrom('member_role as mr')
    .innerJoin('member as m', (join) =>
      join.onRef('m.id', '=', 'mr.member_id').onRef('m.tenant_id', '=', 'mr.tenant_id'),
    )
    .where('mr.role_id', '=', roleId)
    .where(scope.where('read', 'Member', 'm') as never)
    .select(['m.id', 'm.name', 'm.status'])
    .orderBy('m.name')
    .limit(1_000)
    .execute();
  return { items };
}

function mayDefine(scope: Scope, grant: Grant): boolean {
  try {
    requireDefinable(scope, [grant]);
    return true;
  } catch {
    return false;
  }
}

/** Everything a role can be made of, derived from what the modules declare. */
export function vocabulary(scope: Scope): VocabularyEntry[] {
  const mine = scope.principal.kind === 'staff' ? (scope.principal as StaffPrincipal).departmentScope : [];
  return allPermissions()
    .filter((noun) => noun.grants.boss && !noun.personal)
    .map((noun) => ({
      subject: noun.subject,
      actions: [...noun.actions],
      scopes: scopesOf(noun),
      grantable: Object.fromEntries(
        noun.actions.map((action) => [
          action,
          scopesOf(noun).filter((to) =>
            mayDefine(scope, {
              subject: noun.subject,
              action,
              scope: to,
              ...(to === 'CUSTOM' ? { departmentIds: mine } : {}),
            }),
          ),
        ]),
      ),
    }))
    .sort((a, b) => a.subject.localeCompare(b.subject));
}
