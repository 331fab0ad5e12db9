import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/**
 * The address a request came from. Behind `hops` trusted proxies it is read that many entries from the right of
 * X-Forwarded-For; anything further left was written by whoever sent the request. What stands there and is no address
 * counts for nothing.
 */
export function clientAddress(request: IncomingMessage, hops: number): string | null {
  const direct = request.socket.remoteAddress ?? null;
  if (hops === 0) return direct;
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const entry = forwarded.at(-hops);
  return (entry && addressIn(entry)) || direct;
}

/** Some proxies write the port along: `203.0.113.9:51234`, `[2001:db8::1]:51234`. */
function addressIn(entry: string): string | null {
  if (isIP(entry)) return entry;
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(entry)?.[1] ?? /^([\d.]+):\d+$/.exec(entry)?.[1];
  return bare && isIP(bare) ? bare : null;
}
