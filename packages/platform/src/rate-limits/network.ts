import { isIPv6 } from 'node:net';

/** An IPv4 address in IPv6 clothes, as a socket that listens on both reports it. */
const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/**
 * The network an address stands for, which is what limits count. Whoever has IPv6 has a whole /64 and could use a new
 * address for each request.
 */
export function networkOf(ip: string | null): string {
  if (!ip) return 'unknown';
  const mapped = MAPPED.exec(ip)?.[1];
  if (mapped) return mapped;
  return isIPv6(ip) ? `${firstGroups(ip).join(':')}::/64` : ip;
}

/** The first four of the eight groups, with what `::` stands for written out. */
function firstGroups(ip: string): string[] {
  const [before = '', after] = ip.split('%', 1)[0]!.split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  // The last two groups may be written as an IPv4 address.
  const written = head.length + tail.length + (ip.includes('.') ? 1 : 0);
  const groups = [...head, ...Array.from({ length: 8 - written }, () => '0'), ...tail];
  return groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
}
