import { type Face, forbidden, type RequestInfo } from '@millwright/platform';
import type { FaceServices } from '../../../services.ts';
import { accountByEmail, type Entrance, entrancesOf } from '../accounts.ts';
import type { SignIn } from '../identity.schemas.ts';
import { passwordFits } from '../passwords.ts';
import { attemptSucceeded, takeAttempt } from '../throttle.ts';

export interface SignedIn {
  cookie: string;
  entrance: Entrance;
}

/**
 * Opens a session on one face. Unknown account, wrong password, disabled account and no firm to enter all give the
 * same answer after the same work, so that nobody learns who has an account.
 */
export async function signIn(
  services: FaceServices,
  face: Face,
  request: RequestInfo,
  input: SignIn,
): Promise<SignedIn> {
  const { pool } = services;
  await takeAttempt(pool, input.email, request.ip);
  const account = await accountByEmail(pool, input.email);
  const fits = await passwordFits(account?.password_hash, input.password);
  const entrances = account ? await entrancesOf(pool, account.id, face) : [];
  const entrance = entrances[0];
  if (!account || !fits || account.disabled_at || !entrance) {
    throw forbidden('identity.sign_in_failed');
  }
  await attemptSucceeded(pool, input.email, request.ip);
  return { cookie: await startSession(services, face, request, account.id, entrance), entrance };
}

/** Starts a session of an account in one firm; answers the cookie. */
export function startSession(
  services: FaceServices,
  face: Face,
  request: RequestInfo,
  accountId: string,
  entrance: Entrance,
): Promise<string> {
  return services.sessions.start(face, accountId, {
    tenantId: entrance.tenantId,
    memberId: entrance.memberId,
    contactId: entrance.contactId,
    userAgent: request.device?.slice(0, 300) ?? null,
    ip: request.ip,
  });
}
