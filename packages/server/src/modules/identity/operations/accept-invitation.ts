import { newId, type Session, sqlFor } from '@millwright/db';
import { conflict, type Face, fromDatabase, notFound, type RequestInfo } from '@millwright/platform';
import { sql } from 'kysely';
import type { FaceServices } from '../../../services.ts';
import { AUTH, accountByEmail } from '../accounts.ts';
import type { AcceptInvitation } from '../identity.schemas.ts';
import { hashPassword, passwordFits } from '../passwords.ts';
import { hashOf } from '../sessions.ts';
import { attemptSucceeded, takeAttempt } from '../throttle.ts';
import { startSession } from './sign-in.ts';

export interface InvitationView {
  firmName: string;
  name: string;
  email: string;
  kind: Face;
  /** Whether the address already has an account: then its password is asked for, not a new one. */
  hasAccount: boolean;
}

interface OpenInvitation {
  id: string;
  tenantId: string;
  memberId: string | null;
  contactId: string | null;
  email: string;
  firmName: string;
  name: string;
}

async function findOpen(s: Session, face: Face, token: string): Promise<OpenInvitation> {
  // Both tables have the columns asked for; the builder only needs to know one of them.
  const person = (face === 'staff' ? 'member' : 'customer_contact') as 'member';
  const row = await sqlFor(s)
    .selectFrom('invitation as i')
    .innerJoin('tenant as t', 't.id', 'i.tenant_id')
    .innerJoin(`${person} as p`, (join) =>
      join
        .onRef('p.tenant_id', '=', 'i.tenant_id')
        .onRef('p.id', '=', face === 'staff' ? 'i.member_id' : 'i.contact_id'),
    )
    .where('i.token_hash', '=', hashOf(token))
    .where('i.accepted_at', 'is', null)
    .where('i.revoked_at', 'is', null)
    .where('i.expires_at', '>', new Date().toISOString())
    .where('p.status', '=', 'active')
    .where('p.account_id', 'is', null)
    // Sent to an address that has been corrected since, it may be in wrong hands.
    .where(sql<boolean>`lower(p.email) = lower(i.email)`)
    .where('t.suspended_at', 'is', null)
    .select([
      'i.id',
      'i.tenant_id as tenantId',
      'i.member_id as memberId',
      'i.contact_id as contactId',
      'i.email',
      't.name as firmName',
      'p.name',
    ])
    .executeTakeFirst();
  if (!row) throw notFound('identity.invitation_not_found');
  return row;
}

/** What the page of an invitation shows before a password is set. Used, revoked and expired links all look unknown. */
export async function viewInvitation(
  services: FaceServices,
  face: Face,
  token: string,
): Promise<InvitationView> {
  const found = await services.pool.read(AUTH, (s) => findOpen(s, face, token));
  const account = await accountByEmail(services.pool, found.email);
  return {
    firmName: found.firmName,
    name: found.name,
    email: found.email,
    kind: face,
    hasAccount: Boolean(account),
  };
}

/**
 * Lets the invited person in, once. A new address gets an account with the password given; an address that already
 * has one must prove it with its password, since whoever invites must not gain a hold over it.
 */
export async function acceptInvitation(
  services: FaceServices,
  face: Face,
  request: RequestInfo,
  input: AcceptInvitation,
): Promise<{ cookie: string; tenantId: string }> {
  const { pool } = services;
  const found = await pool.read(AUTH, (s) => findOpen(s, face, input.token));
  await takeAttempt(pool, found.email, request.ip);
  const existing = await accountByEmail(pool, found.email);
  if (existing && (existing.disabled_at || !(await passwordFits(existing.password_hash, input.password)))) {
    throw conflict('identity.account_password_wrong', {});
  }
  await attemptSucceeded(pool, found.email, request.ip);
  const passwordHash = existing ? null : await hashPassword(input.password, found.email);
  const accountId = existing?.id ?? newId();
  const actorId = found.memberId ?? found.contactId;
  await pool
    .write(
      { ...AUTH, tenantId: found.tenantId, actorId, requestId: request.requestId, ip: request.ip },
      async (s) => {
        const db = sqlFor(s);
        const taken = await db
          .updateTable('invitation')
          .set({ accepted_at: new Date().toISOString() })
          .where('id', '=', found.id)
          .where('accepted_at', 'is', null)
          .where('revoked_at', 'is', null)
          .returning('id')
          .executeTakeFirst();
        if (!taken) throw notFound('identity.invitation_not_found');
        if (passwordHash) {
          await db
            .insertInto('account')
            .values({
              id: accountId,
              email: found.email,
              password_hash: passwordHash,
              display_name: found.name,
            })
            .execute();
        }
        const table = face === 'staff' ? ('member' as const) : ('customer_contact' as const);
        await db
          .updateTable(table)
          .set({ account_id: accountId })
          .where('id', '=', actorId!)
          .where('tenant_id', '=', found.tenantId)
          .execute();
      },
    )
    .catch((error: unknown) => {
      throw fromDatabase(error);
    });
  if (actorId) services.principals.drop(found.tenantId, actorId);
  const entrance = {
    tenantId: found.tenantId,
    tenantName: found.firmName,
    memberId: found.memberId,
    contactId: found.contactId,
  };
  return {
    cookie: await startSession(services, face, request, accountId, entrance),
    tenantId: found.tenantId,
  };
}
