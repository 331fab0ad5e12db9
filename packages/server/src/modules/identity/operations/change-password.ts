import { sqlFor } from '@millwright/db';
import { forbidden, type RequestInfo } from '@millwright/platform';
import { sql } from 'kysely';
import type { FaceServices } from '../../../services.ts';
import { AUTH } from '../accounts.ts';
import type { ChangePassword } from '../identity.schemas.ts';
import { hashPassword, passwordFits } from '../passwords.ts';
import { tellSessionsEnded } from '../sessions-ended.ts';
import { attemptSucceeded, takeAttempt } from '../throttle.ts';
import { endTokensOf } from './end-tokens.ts';

/** Changes one's own password and ends every other session of the account; the tokens of its programs where asked to. */
export async function changePassword(
  services: FaceServices,
  request: RequestInfo,
  accountId: string,
  sessionHash: string,
  input: ChangePassword,
): Promise<void> {
  const { pool } = services;
  const account = await pool.read(AUTH, (s) =>
    sqlFor(s)
      .selectFrom('account')
      .select(['email', 'password_hash'])
      .where('id', '=', accountId)
      .executeTakeFirstOrThrow(),
  );
  await takeAttempt(pool, account.email, request.ip);
  if (!(await passwordFits(account.password_hash, input.current))) {
    throw forbidden('identity.current_password_wrong');
  }
  await attemptSucceeded(pool, account.email, request.ip);
  const password_hash = await hashPassword(input.next, account.email);
  const ended = await pool.write(AUTH, async (s) => {
    const db = sqlFor(s);
    await db
      .updateTable('account')
      .set({ password_hash, updated_at: new Date().toISOString() })
      .where('id', '=', accountId)
      .execute();
    return db
      .deleteFrom('session')
      .where('account_id', '=', accountId)
      .where('id_hash', '<>', sessionHash)
      .returning(['tenant_id as tenantId', sql<string>`coalesce(member_id, contact_id)`.as('personId')])
      .execute();
  });
  const former = input.endTokens ? await endTokensOf(services, request, accountId) : [];
  services.sessions.clear();
  services.tokens.clear();
  await tellSessionsEnded(services, [...ended, ...former]);
}
