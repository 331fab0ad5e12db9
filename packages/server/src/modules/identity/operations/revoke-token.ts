import { notFound, principalChanged, type Scope } from '@millwright/platform';
import { tokenRevoked } from '../identity.events.ts';
import type { TokenRef } from '../tokens.schemas.ts';

/** Ends a token: whatever program has it is a stranger from now on, in streams that are open as well. */
export async function revokeToken(
  scope: Scope,
  input: TokenRef,
): Promise<{ tokenId: string; memberId: string }> {
  const token = await scope.tx.apiToken.findFirst({
    where: { id: input.tokenId, revokedAt: null, AND: [scope.prismaWhere('read', 'ApiToken')] },
    select: { id: true, memberId: true },
  });
  if (!token) throw notFound('identity.token_not_found');
  scope.require('revoke', 'ApiToken', token);
  const { id: tokenId, memberId } = token;
  const { count } = await scope.tx.apiToken.updateMany({
    where: { id: tokenId, revokedAt: null },
    data: { revokedAt: scope.now() },
  });
  if (count === 0) throw notFound('identity.token_not_found');
  await scope.announce(tokenRevoked, { tokenId, memberId });
  await scope.announce(principalChanged, { memberIds: [memberId], contactIds: [] });
  return { tokenId, memberId };
}
