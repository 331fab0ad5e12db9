import { timingSafeEqual } from 'node:crypto';
import { sqlFor, type TenantPool } from '@millwright/db';
import type { TokenAccess } from '@millwright/platform';
import { LRUCache } from 'lru-cache';
import { AUTH } from './accounts.ts';
import { hashOf } from './sessions.ts';
import { isTokenText } from './token-text.ts';

/** A token that is good, as requests see it. */
export interface KnownToken {
  id: string;
  hash: string;
  name: string;
  access: TokenAccess;
  tenantId: string;
  memberId: string;
  accountId: string;
  expiresAt: Date;
}

/** Longest a token is believed without a look at the database, should a revocation from another process be lost. */
const BELIEVED_MS = 30_000;
/** How often the use of a token is noted: to see whether it is still needed, not what it does. */
const NOTED_MS = 5 * 60_000;

/** The tokens programs come with in place of a session. Only their hashes are stored, and only this class compares them. */
export class ApiTokens {
  private readonly known = new LRUCache<string, KnownToken>({ max: 20_000, ttl: BELIEVED_MS });
  private readonly pool: TenantPool;
  /** Raised whenever something is forgotten: what was read before that is not remembered after it. */
  private forgotten = 0;

  constructor(pool: TenantPool) {
    this.pool = pool;
  }

  /** The token of this text, if it is one and still good; every other text is answered alike. */
  async read(text: string, ip: string | null): Promise<KnownToken | null> {
    if (!isTokenText(text)) return null;
    const hash = hashOf(text);
    const known = this.remembered(hash);
    if (known) return known;
    const before = this.forgotten;
    const found = await this.find(hash);
    if (!found) return null;
    if (before === this.forgotten) this.known.set(hash, found.token);
    await this.note(found, ip);
    return found.token;
  }

  /** Whether the token with this hash is still good, for streams that live longer than a request. */
  async isOpen(hash: string): Promise<boolean> {
    return this.remembered(hash) !== undefined || (await this.find(hash)) !== null;
  }

  /** Forgets what is known of a person's tokens; the next request asks the database. */
  drop(memberId: string): void {
    this.forgotten += 1;
    for (const [hash, token] of this.known.entries())
      if (token.memberId === memberId) this.known.delete(hash);
  }

  clear(): void {
    this.forgotten += 1;
    this.known.clear();
  }

  private remembered(hash: string): KnownToken | undefined {
    const known = this.known.get(hash);
    return known && known.expiresAt > new Date() ? known : undefined;
  }

  private async find(hash: string): Promise<{ token: KnownToken; noted: Date | null } | null> {
    const row = await this.pool.read(AUTH, (s) =>
      sqlFor(s)
        .selectFrom('api_token as t')
        .innerJoin('account as a', 'a.id', 't.account_id')
        .where('t.token_hash', '=', hash)
        .where('t.revoked_at', 'is', null)
        .where('t.expires_at', '>', new Date().toISOString() as never)
        .where('a.disabled_at', 'is', null)
        .select([
          't.id',
          't.token_hash as hash',
          't.name',
          't.access',
          't.tenant_id as tenantId',
          't.member_id as memberId',
          't.account_id as accountId',
          't.expires_at as expiresAt',
          't.last_used_at as noted',
        ])
        .executeTakeFirst(),
    );
    if (!row || !timingSafeEqual(Buffer.from(row.hash), Buffer.from(hash))) return null;
    const { noted, ...token } = row;
    return {
      token: {
        ...token,
        access: token.access as TokenAccess,
        expiresAt: new Date(token.expiresAt as unknown as string),
      },
      noted: noted ? new Date(noted as unknown as string) : null,
    };
  }

  /** Notes that a token is in use, and from where. It serves nobody to refuse the request when that fails. */
  private async note(
    { token, noted }: { token: KnownToken; noted: Date | null },
    ip: string | null,
  ): Promise<void> {
    const now = new Date();
    if (noted && now.getTime() - noted.getTime() < NOTED_MS) return;
    await this.pool
      .write(AUTH, (s) =>
        sqlFor(s)
          .updateTable('api_token')
          .set({ last_used_at: now.toISOString(), last_used_ip: ip })
          .where('tenant_id', '=', token.tenantId)
          .where('id', '=', token.id)
          .execute(),
      )
      .catch(() => undefined);
  }
}
