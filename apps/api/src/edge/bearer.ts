import type { IncomingMessage } from 'node:http';
import { type Face, forbidden, invalid, type StaffPrincipal } from '@millwright/platform';
import type { FaceServices } from '@millwright/server/portal';

/** Whose program sends a request, and with which token. */
export interface TokenBearer {
  principal: StaffPrincipal;
  token: { id: string; hash: string; name: string; access: 'read' | 'write' };
}

const BEARER = /^bearer(?:\s+(.*))?$/i;

/**
 * Whether a request says in its header who sends it, in place of a cookie. No browser does that by itself; what browsers
 * do send by themselves there, the password of a proxy before us, is none of ours.
 */
export const hasBearer = (request: IncomingMessage): boolean =>
  BEARER.test(request.headers.authorization ?? '');

/**
 * Whom a request's token stands for; null where it comes with none. A token is taken from this header alone, never from an
 * address, and at the staff's face alone. Wrong, expired, revoked, of somebody who is gone: all are answered alike.
 */
export async function bearerOf(
  face: Face,
  request: IncomingMessage,
  services: FaceServices,
  ip: string | null,
): Promise<TokenBearer | null> {
  if (!hasBearer(request)) return null;
  const { authorization = '', cookie } = request.headers;
  // Two proofs of who sends it: one of them is somebody else's doing.
  if (cookie !== undefined) throw invalid('platform.token_with_cookie');
  const text = BEARER.exec(authorization)?.[1]?.trim() ?? '';
  const token = face === 'staff' ? await services.tokens.read(text, ip) : null;
  const principal = token ? await services.principals.get('staff', token.tenantId, token.memberId) : null;
  // A token of a person whose account was unlinked is nobody's, as with sessions.
  if (!token || principal?.kind !== 'staff' || principal.accountId !== token.accountId)
    throw forbidden('platform.token_invalid');
  return { principal, token };
}
