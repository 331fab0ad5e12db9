import type { IncomingMessage } from 'node:http';

/**
 * Whether a changing request may come from where it says it does. Browsers send Origin with every POST; one from
 * another site is refused. A program without a browser sends none, and then it may not carry a cookie either.
 */
export function comesFromOurPages(request: IncomingMessage, origin: string): boolean {
  const said = request.headers.origin;
  if (said !== undefined) return said === origin;
  return request.headers.cookie === undefined;
}
