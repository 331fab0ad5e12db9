import { sqlFor, type TenantContext, type TenantPool } from '@millwright/db';
import type { Face } from '@millwright/platform';

/** The sign-in role, which reads accounts and nothing of a firm's business. */
export const AUTH: TenantContext = { role: 'millwright_auth', tenantId: null };

/** A firm an account may enter on one face, and as whom. */
export interface Entrance {
  tenantId: string;
  tenantName: string;
  memberId: string | null;
  contactId: string | null;
}

export interface AccountRow {
  id: string;
  email: string;
  password_hash: string | null;
  display_name: string;
  disabled_at: string | null;
}

/** The account of an e-mail address, or undefined. */
export async function accountByEmail(pool: TenantPool, email: string): Promise<AccountRow | undefined> {
  return pool.read(AUTH, (s) =>
    sqlFor(s)
      .selectFrom('account')
      .select(['id', 'email', 'password_hash', 'display_name', 'disabled_at'])
      .where('email', '=', email)
      .executeTakeFirst(),
  );
}

/**
 * Whether what was handed out with this account at a moment still counts: the account is open, and its password is the one
 * it had then. Only a new password changes an account.
 */
export async function accountStands(pool: TenantPool, accountId: string, since: string): Promise<boolean> {
  const found = await pool.read(AUTH, (s) =>
    sqlFor(s)
      .selectFrom('account')
      .where('id', '=', accountId)
      .where('disabled_at', 'is', null)
      .where('updated_at', '<=', since as never)
      .select('id')
      .executeTakeFirst(),
  );
  return found !== undefined;
}

/** Every firm an account may enter on a face, by name. */
export async function entrancesOf(pool: TenantPool, accountId: string, face: Face): Promise<Entrance[]> {
  return pool.read(AUTH, async (s) => {
    const db = sqlFor(s);
    if (face === 'staff') {
      return db
        .selectFrom('member as p')
        .innerJoin('tenant as t', 't.id', 'p.tenant_id')
        .where('p.account_id', '=', accountId)
        .where('p.status', '=', 'active')
        .where('t.suspended_at', 'is', null)
        .select((eb) => [
          't.id as tenantId',
          't.name as tenantName',
          'p.id as memberId',
          eb.val(null).$castTo<null>().as('contactId'),
        ])
        .orderBy('t.name')
        .execute();
    }
    return db
      .selectFrom('customer_contact as p')
      .innerJoin('tenant as t', 't.id', 'p.tenant_id')
      .where('p.account_id', '=', accountId)
      .where('p.status', '=', 'active')
      .where('t.suspended_at', 'is', null)
      .select((eb) => [
        't.id as tenantId',
        't.name as tenantName',
        eb.val(null).$castTo<null>().as('memberId'),
        'p.id as contactId',
      ])
      .orderBy('t.name')
      .execute();
  });
}
