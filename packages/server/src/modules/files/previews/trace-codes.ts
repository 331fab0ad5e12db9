import { randomBytes } from 'node:crypto';

/** Digits and letters that nobody mistakes for one another (Crockford's base 32). */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code for a mark, e.g. `7F3K-22QX`: 40 bits, short enough to be read off a photograph of a screen. */
export function newTraceCode(): string {
  const signs = [...randomBytes(8)].map((byte) => SIGNS[byte % 32]).join('');
  return `${signs.slice(0, 4)}-${signs.slice(4)}`;
}

/** A code as somebody typed it off a picture: signs that look alike are taken for the right one. */
export function readTraceCode(typed: string): string {
  const signs = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/U/g, 'V');
  return `${signs.slice(0, 4)}-${signs.slice(4)}`;
}
