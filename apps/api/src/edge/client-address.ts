import type { IncomingMessage } from 'node:http';

/**
 * The address a request came from. Behind `hops` trusted proxies it is read that many entries from the right of
 * X-Forwarded-For; anything further left was written by whoever sent the request.
 */
export function clientAddress(request: IncomingMessage, hops: number): string | null {
  const direct = request.socket.remoteAddress ?? null;
  if (hops === 0) return direct;
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  return forwarded.at(-hops) ?? direct;
}
