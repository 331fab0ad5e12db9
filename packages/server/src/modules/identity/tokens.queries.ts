import type { Scope } from '@millwright/platform';
import type { ListTokens, TokenAccess } from './tokens.schemas.ts';

/** A token as its owner sees it; what makes it secret is not told again. */
export interface TokenRow {
  id: string;
  memberId: string;
  owner: string;
  name: string;
  access: TokenAccess;
  createdAt: string;
  expiresAt: string;
  isExpired: boolean;
  /** Noted every few minutes at most. */
  lastUsedAt: string | null;
  lastUsedIp: string | null;
}

/** Most tokens shown at once of a whole firm. */
const MOST_TOKENS = 500;

/** The tokens that were not revoked: one's own, or everybody's as far as the viewer may see them. The newest first. */
export async function listTokens(scope: Scope, input: ListTokens): Promise<TokenRow[]> {
  const { principal } = scope;
  const me = principal.kind === 'staff' ? principal.memberId : null;
  let query = scope.sql
    .selectFrom('api_token as t')
    .innerJoin('member as m', (join) =>
      join.onRef('m.id', '=', 't.member_id').onRef('m.tenant_id', '=', 't.tenant_id'),
    )
    .where(scope.where('read', 'ApiToken', 't') as never)
    .where('t.revoked_at', 'is', null);
  if (!input.everybody) query = query.where('t.member_id', '=', me);
  const rows = await query
    .select([
      't.id',
      't.member_id as memberId',
      'm.name as owner',
      't.name',
      't.access',
      't.created_at as createdAt',
      't.expires_at as expiresAt',
      't.last_used_at as lastUsedAt',
      't.last_used_ip as lastUsedIp',
    ])
    .orderBy('t.id', 'desc')
    .limit(MOST_TOKENS)
    .execute();
  const now = scope.now();
  return rows.map((row) => ({
    ...(row as unknown as TokenRow),
    isExpired: new Date(row.expiresAt as unknown as string) <= now,
  }));
}
