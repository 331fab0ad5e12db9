import { randomBytes } from 'node:crypto';
import { newId, sqlFor } from '@millwright/db';
import { fromDatabase, invalid, openWrite, type RequestInfo } from '@millwright/platform';
import type { FaceServices } from '../../../services.ts';
import { createDefaultDepartments } from '../../org/index.ts';
import { AUTH, accountByEmail } from '../accounts.ts';
import { firmFounded } from '../identity.events.ts';
import type { SignUp } from '../identity.schemas.ts';
import { hashPassword, passwordFits, requireGoodPassword } from '../passwords.ts';
import { takeAttempt } from '../throttle.ts';
import { startSession } from './sign-in.ts';

/**
 * Founds a firm with its first boss. A person who already has an account proves it with its password and gets a
 * second firm; anything else about an existing address stays unsaid.
 */
export async function signUp(
  services: FaceServices,
  request: RequestInfo,
  input: SignUp,
): Promise<{ cookie: string; tenantId: string }> {
  const { pool } = services;
  // Before anybody is looked for: a hopeless password gets the same answer whether there is an account or not.
  requireGoodPassword(input.password, input.email);
  await takeAttempt(pool, input.email, request.ip);
  const existing = await accountByEmail(pool, input.email);
  if (existing && (existing.disabled_at || !(await passwordFits(existing.password_hash, input.password)))) {
    throw invalid('identity.sign_up_refused', {}, [{ path: 'email', code: 'identity.sign_up_refused' }]);
  }
  const passwordHash = existing ? null : await hashPassword(input.password, input.email);
  const tenantId = newId();
  const accountId = existing?.id ?? newId();
  const memberId = newId();
  await pool
    .write(
      { ...AUTH, tenantId, actorId: memberId, requestId: request.requestId, ip: request.ip },
      async (s) => {
        const db = sqlFor(s);
        await db
          .insertInto('tenant')
          .values({
            id: tenantId,
            name: input.firmName,
            slug: randomBytes(6).toString('hex'),
            locale: input.locale,
          })
          .execute();
        if (passwordHash) {
          await db
            .insertInto('account')
            .values({
              id: accountId,
              email: input.email,
              password_hash: passwordHash,
              display_name: input.name,
              locale: input.locale,
            })
            .execute();
        }
        await db
          .insertInto('member')
          .values({
            id: memberId,
            account_id: accountId,
            name: input.name,
            email: input.email,
            role: 'boss',
            duties: [],
          })
          .execute();
        // A crash between here and the departments below leaves this announcement, which makes them good.
        await db
          .insertInto('outbox_event')
          .values({
            id: newId(),
            name: firmFounded.name,
            payload: JSON.stringify({ tenantId, locale: input.locale }),
            subject_type: null,
            subject_id: null,
            actor_id: memberId,
            request_id: request.requestId,
            delivered_at: null,
            last_error: null,
          })
          .execute();
      },
    )
    .catch((error: unknown) => {
      throw fromDatabase(error);
    });
  await openWrite(
    services,
    { kind: 'system', tenantId, actorId: memberId, timeZone: 'Asia/Shanghai' },
    request,
    (scope) => createDefaultDepartments(scope, input.locale),
  );
  const entrance = { tenantId, tenantName: input.firmName, memberId, contactId: null };
  return { cookie: await startSession(services, 'staff', request, accountId, entrance), tenantId };
}
