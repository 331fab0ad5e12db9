import { conflict, forbidden, type Scope } from '@millwright/platform';
import { tokenCreated } from '../identity.events.ts';
import { hashOf } from '../sessions.ts';
import { newTokenText } from '../token-text.ts';
import { type CreateToken, MAX_TOKENS } from '../tokens.schemas.ts';

/** What is told of a new token, this once. */
export interface CreatedToken {
  id: string;
  token: string;
  expiresAt: string;
}

/** Makes a token with which a program acts as the viewer, until a day they say. It is told this once and kept as a hash. */
export async function createToken(scope: Scope, input: CreateToken): Promise<CreatedToken> {
  const { principal, tx } = scope;
  if (principal.kind !== 'staff') throw forbidden('platform.sign_in_first');
  const { memberId, accountId } = principal;
  scope.require('create', 'ApiToken', { memberId });
  // What is over takes no room.
  const live = await tx.apiToken.count({
    where: { memberId, revokedAt: null, expiresAt: { gt: scope.now() } },
  });
  if (live >= MAX_TOKENS) throw conflict('identity.too_many_tokens', { most: MAX_TOKENS });
  // The audit trail names a token by its name.
  if (await tx.apiToken.findFirst({ where: { memberId, revokedAt: null, name: input.name } }))
    throw conflict('identity.token_name_taken', { name: input.name });

  const token = newTokenText();
  const expiresAt = new Date(scope.now().getTime() + input.days * 86_400_000);
  const { id } = await tx.apiToken.create({
    data: {
      memberId,
      accountId,
      name: input.name,
      access: input.access,
      tokenHash: hashOf(token),
      expiresAt,
    },
    select: { id: true },
  });
  await scope.announce(tokenCreated, { tokenId: id, memberId });
  return { id, token, expiresAt: expiresAt.toISOString() };
}
