import { hash as digest } from 'node:crypto';
import type { Session as DatabaseSession, TenantContext, TenantPool } from '@millwright/db';
import { sqlFor } from '@millwright/db';
import type { Face } from '@millwright/platform';
import { LRUCache } from 'lru-cache';
import { type Adapter, Lucia, TimeSpan } from 'lucia';

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionAttributes>;
    DatabaseSessionAttributes: SessionAttributes;
  }
}

/** What a session is good for: one person of one firm, on one face. */
export interface SessionAttributes {
  tenantId: string;
  memberId: string | null;
  contactId: string | null;
  userAgent: string | null;
  ip: string | null;
}

/** A valid session as requests see it. */
export interface KnownSession extends SessionAttributes {
  hash: string;
  accountId: string;
  expiresAt: Date;
}

const AUTH: TenantContext = { role: 'millwright_auth', tenantId: null };
const LIFETIME = new TimeSpan(14, 'd');
/** Longest a session is believed without a look at the database, should a revocation from another process be lost. */
const BELIEVED_MS = 30_000;

/** Only the hash of a session id is stored: a stolen copy of the table opens nothing. */
export const hashOf = (secret: string) => digest('sha256', secret, 'hex');

/** Lucia's way to our table. It speaks of session ids; the table knows their hashes. */
function adapterFor(pool: TenantPool): Adapter {
  const write = <T>(run: (session: DatabaseSession) => Promise<T>) => pool.write(AUTH, run);
  return {
    getSessionAndUser: (sessionId) =>
      pool.read(AUTH, async (s) => {
        const row = await sqlFor(s)
          .selectFrom('session as s')
          .innerJoin('account as a', 'a.id', 's.account_id')
          .where('s.id_hash', '=', hashOf(sessionId))
          .where('a.disabled_at', 'is', null)
          .select([
            's.account_id',
            's.tenant_id',
            's.member_id',
            's.contact_id',
            's.expires_at',
            's.user_agent',
            's.ip',
          ])
          .executeTakeFirst();
        if (!row) return [null, null];
        const attributes = {
          tenantId: row.tenant_id,
          memberId: row.member_id,
          contactId: row.contact_id,
          userAgent: row.user_agent,
          ip: row.ip,
        };
        return [
          { id: sessionId, userId: row.account_id, expiresAt: new Date(row.expires_at), attributes },
          { id: row.account_id, attributes: {} },
        ];
      }),
    getUserSessions: async () => [],
    setSession: async ({ id, userId, expiresAt, attributes }) => {
      await write((s) =>
        sqlFor(s)
          .insertInto('session')
          .values({
            id_hash: hashOf(id),
            account_id: userId,
            tenant_id: attributes.tenantId,
            member_id: attributes.memberId,
            contact_id: attributes.contactId,
            expires_at: expiresAt.toISOString(),
            user_agent: attributes.userAgent,
            ip: attributes.ip,
          })
          .execute(),
      );
    },
    updateSessionExpiration: async (sessionId, expiresAt) => {
      await write((s) =>
        sqlFor(s)
          .updateTable('session')
          .set({ expires_at: expiresAt.toISOString(), last_seen_at: new Date().toISOString() })
          .where('id_hash', '=', hashOf(sessionId))
          .execute(),
      );
    },
    deleteSession: async (sessionId) => {
      await write((s) => sqlFor(s).deleteFrom('session').where('id_hash', '=', hashOf(sessionId)).execute());
    },
    deleteUserSessions: async (userId) => {
      await write((s) => sqlFor(s).deleteFrom('session').where('account_id', '=', userId).execute());
    },
    deleteExpiredSessions: async () => {
      await write((s) =>
        sqlFor(s).deleteFrom('session').where('expires_at', '<', new Date().toISOString()).execute(),
      );
    },
  };
}

const belongsTo = (face: Face, session: Pick<SessionAttributes, 'memberId' | 'contactId'>) =>
  Boolean(face === 'staff' ? session.memberId : session.contactId);

const COOKIES: Record<Face, string> = { staff: 'millwright_staff', portal: 'millwright_portal' };

/** Sessions and their cookies. The one file that knows Lucia, which is no longer developed. */
export class Sessions {
  private readonly lucia: Record<Face, Lucia<SessionAttributes>>;
  private readonly known = new LRUCache<string, KnownSession>({ max: 20_000, ttl: BELIEVED_MS });
  private readonly adapter: Adapter;
  /** Raised whenever something is forgotten: what was read before that is not remembered after it. */
  private forgotten = 0;

  constructor(pool: TenantPool, origins: { staff: string; portal: string }) {
    const adapter = adapterFor(pool);
    this.adapter = adapter;
    const luciaFor = (face: Face) => {
      const secure = origins[face].startsWith('https:');
      // The __Host- prefix makes browsers refuse the cookie from any other host or path; it needs HTTPS.
      const name = secure ? `__Host-${COOKIES[face]}` : COOKIES[face];
      return new Lucia<SessionAttributes>(adapter, {
        sessionExpiresIn: LIFETIME,
        sessionCookie: { name, attributes: { sameSite: 'lax', secure, path: '/' } },
        getSessionAttributes: (attributes) => attributes,
      });
    };
    this.lucia = { staff: luciaFor('staff'), portal: luciaFor('portal') };
  }

  /** Starts a session; the answer is the cookie to set. */
  async start(face: Face, accountId: string, attributes: SessionAttributes): Promise<string> {
    const session = await this.lucia[face].createSession(accountId, attributes);
    return this.lucia[face].createSessionCookie(session.id).serialize();
  }

  /** The valid session a cookie header carries for this face, with a fresh cookie when its life was extended. */
  async read(
    face: Face,
    cookieHeader: string | undefined,
  ): Promise<{ session: KnownSession | null; cookie?: string }> {
    const lucia = this.lucia[face];
    const id = cookieHeader ? lucia.readSessionCookie(cookieHeader) : null;
    if (!id) return { session: null };
    const hash = hashOf(id);
    const known = this.knownOn(face, hash);
    if (known !== undefined) return { session: known };
    const before = this.forgotten;
    const { session } = await lucia.validateSession(id);
    if (!session || !belongsTo(face, session)) return { session: null };
    const { tenantId, memberId, contactId, userAgent, ip } = session;
    const found = {
      hash,
      accountId: session.userId,
      expiresAt: session.expiresAt,
      tenantId,
      memberId,
      contactId,
      userAgent,
      ip,
    };
    if (before === this.forgotten) this.known.set(hash, found);
    return session.fresh
      ? { session: found, cookie: lucia.createSessionCookie(id).serialize() }
      : { session: found };
  }

  /** What is remembered of a session, for the face it was opened on; null for the other, undefined when nothing is. */
  private knownOn(face: Face, hash: string): KnownSession | null | undefined {
    const known = this.known.get(hash);
    if (!known || known.expiresAt <= new Date()) return undefined;
    return belongsTo(face, known) ? known : null;
  }

  /** Whether the session a cookie header carries is open; unlike {@link read} it does not lengthen its life. */
  async isOpen(face: Face, cookieHeader: string | undefined): Promise<boolean> {
    const id = cookieHeader ? this.lucia[face].readSessionCookie(cookieHeader) : null;
    if (!id) return false;
    const known = this.knownOn(face, hashOf(id));
    if (known !== undefined) return known !== null;
    const [session] = await this.adapter.getSessionAndUser(id);
    return session !== null && session.expiresAt > new Date() && belongsTo(face, session.attributes);
  }

  /** Ends the session a cookie header carries; the answer is the blank cookie. */
  async end(face: Face, cookieHeader: string | undefined): Promise<string> {
    const id = cookieHeader ? this.lucia[face].readSessionCookie(cookieHeader) : null;
    if (id) {
      await this.lucia[face].invalidateSession(id);
      this.forgotten += 1;
      this.known.delete(hashOf(id));
    }
    return this.lucia[face].createBlankSessionCookie().serialize();
  }

  /** Forgets what is known of a person's sessions; the next request asks the database. */
  drop(personId: string): void {
    this.forgotten += 1;
    for (const [hash, session] of this.known.entries()) {
      if (session.memberId === personId || session.contactId === personId) this.known.delete(hash);
    }
  }

  clear(): void {
    this.forgotten += 1;
    this.known.clear();
  }

  async deleteExpired(): Promise<void> {
    await this.lucia.staff.deleteExpiredSessions();
  }
}
