import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { AppError, type EdgeContext, type Face, type Principal } from '@millwright/platform';
import type { FaceServices } from '@millwright/server/portal';
import { bearerOf } from './bearer.ts';
import { clientAddress } from './client-address.ts';
import type { Limits } from './limits.ts';

const ANONYMOUS: Principal = { kind: 'anonymous' };
/** More calls than a batch may have are refused as a whole, so there is no need to count further. */
const MOST_COUNTED = 20;

export interface EdgeOptions {
  services: FaceServices;
  trustProxy: number;
  /** None: nothing is limited. */
  limits?: Limits | undefined;
}

/**
 * Everything a procedure may know of a request: who sends it, from where, and the headers its answer will carry. Both
 * ways in come through here, so here it is counted, and refused when its sender has asked for too much.
 */
export async function edgeContext(
  face: Face,
  request: IncomingMessage,
  options: EdgeOptions,
  headers: Map<string, string>,
): Promise<EdgeContext<FaceServices>> {
  const { services, limits } = options;
  const ip = clientAddress(request, options.trustProxy);
  const counted = limits ? callsIn(request.url ?? '') : 0;
  const within = (counting: Promise<void>) => counting.catch((error: unknown) => sayWhen(error, headers));
  if (limits) await within(limits.countAddress(face, ip, counted));
  const bearer = await bearerOf(face, request, services, ip);
  const common = {
    face,
    services,
    setHeader: (name: string, value: string) => void headers.set(name, value),
    ...(limits ? { countEntrance: () => within(limits.countEntrance(face, ip)) } : {}),
  };
  if (bearer) {
    const { principal, token } = bearer;
    if (limits) await within(limits.countSession(face, token.hash, counted));
    const via = `token:${token.name}`;
    return {
      ...common,
      principal,
      request: { requestId: randomUUID(), ip, device: via, via },
      sessionHash: token.hash,
      token: { id: token.id, access: token.access },
    };
  }
  const cookieHeader = request.headers.cookie;
  const { session, cookie } = await services.sessions.read(face, cookieHeader);
  if (cookie) headers.set('set-cookie', cookie);
  if (limits && session) await within(limits.countSession(face, session.hash, counted));
  let principal: Principal = ANONYMOUS;
  if (session?.memberId)
    principal = (await services.principals.get('staff', session.tenantId, session.memberId)) ?? ANONYMOUS;
  else if (session?.contactId)
    principal = (await services.principals.get('customer', session.tenantId, session.contactId)) ?? ANONYMOUS;
  // A person whose account was unlinked is nobody, whatever their old session says.
  if (session && 'accountId' in principal && principal.accountId !== session.accountId) principal = ANONYMOUS;
  return {
    ...common,
    principal,
    request: {
      requestId: randomUUID(),
      ip,
      device: request.headers['user-agent'] ?? null,
    },
    sessionHash: session?.hash ?? null,
    cookieHeader,
  };
}

/** Puts beside a refusal when to come again, then lets it go on. */
export function sayWhen(error: unknown, headers: Map<string, string>): never {
  if (error instanceof AppError && typeof error.facts.seconds === 'number')
    headers.set('retry-after', String(error.facts.seconds));
  throw error;
}

/** Calls that travel in one request: a batch names them with commas between. */
function callsIn(url: string): number {
  const path = url.split('?', 1)[0]!;
  if (!path.includes(',') && !path.includes('%')) return 1;
  return Math.min(path.split(/,|%2c/i).length, MOST_COUNTED);
}
