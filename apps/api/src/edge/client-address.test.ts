import { expect, it } from 'vitest';
import { clientAddress } from './client-address.ts';

const from = (forwarded: string | undefined, hops: number) =>
  clientAddress(
    { socket: { remoteAddress: '10.0.0.1' }, headers: { 'x-forwarded-for': forwarded } } as never,
    hops,
  );

it.each([
  ['without a proxy, whatever the sender writes', '1.2.3.4', 0, '10.0.0.1'],
  ['by what the nearest proxy wrote', '6.6.6.6, 203.0.113.9', 1, '203.0.113.9'],
  ['by what the second proxy from here wrote', '6.6.6.6, 203.0.113.9, 10.1.1.1', 2, '203.0.113.9'],
  ['by the proxy’s own where it wrote none', undefined, 1, '10.0.0.1'],
  ['by the proxy’s own where there are fewer entries than proxies', '6.6.6.6', 2, '10.0.0.1'],
  ['by the proxy’s own where the entry is no address', 'unknown', 1, '10.0.0.1'],
  ['past a port', '203.0.113.9:51234', 1, '203.0.113.9'],
  ['past the brackets of IPv6', '[2001:db8::1]:51234', 1, '2001:db8::1'],
])('knows a sender %s', (_how, forwarded, hops, address) => {
  expect(from(forwarded, hops)).toBe(address);
});
