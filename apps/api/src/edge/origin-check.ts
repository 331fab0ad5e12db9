import type { IncomingMessage } from 'node:http';
import { hasBearer } from './bearer.ts';

/**
 * Whether a changing request may come from where it says it does. Browsers send Origin with every POST; one from
 * another site is refused. A program without a browser sends none, and then it may not carry a cookie either. Who comes with
 * a token, which no page of another site can make a browser send, may say what they like, and carries no cookie.
 */
export function comesFromOurPages(request: IncomingMessage, origin: string): boolean {
  if (hasBearer(request) && request.headers.cookie === undefined) return true;
  const said = request.headers.origin;
  if (said !== undefined) return said === origin;
  return request.headers.cookie === undefined;
}
