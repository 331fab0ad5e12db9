import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { EdgeContext, Face, Principal } from '@millwright/platform';
import type { AppServices } from '@millwright/server';
import { clientAddress } from './client-address.ts';

const ANONYMOUS: Principal = { kind: 'anonymous' };

export interface EdgeOptions {
  services: AppServices;
  trustProxy: number;
}

/** Everything a procedure may know of a request: who sends it, from where, and the headers its answer will carry. */
export async function edgeContext(
  face: Face,
  request: IncomingMessage,
  options: EdgeOptions,
  headers: Map<string, string>,
): Promise<EdgeContext<AppServices>> {
  const { services } = options;
  const cookieHeader = request.headers.cookie;
  const { session, cookie } = await services.sessions.read(face, cookieHeader);
  if (cookie) headers.set('set-cookie', cookie);
  let principal: Principal = ANONYMOUS;
  if (session?.memberId)
    principal = (await services.principals.get('staff', session.tenantId, session.memberId)) ?? ANONYMOUS;
  else if (session?.contactId)
    principal = (await services.principals.get('customer', session.tenantId, session.contactId)) ?? ANONYMOUS;
  // A person whose account was unlinked is nobody, whatever their old session says.
  if (session && 'accountId' in principal && principal.accountId !== session.accountId) principal = ANONYMOUS;
  return {
    face,
    principal,
    request: {
      requestId: randomUUID(),
      ip: clientAddress(request, options.trustProxy),
      device: request.headers['user-agent'] ?? null,
    },
    services,
    sessionHash: session?.hash ?? null,
    cookieHeader,
    setHeader: (name, value) => headers.set(name, value),
  };
}
