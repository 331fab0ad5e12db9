import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

const PREFIX = 'mwt_';
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SHAPE = /^(mwt_[\w-]{43})([0-9A-Za-z]{6})$/;

/** A checksum in six digits: whoever scans code for secrets tells a token from a string that looks like one, offline. */
function checksumOf(body: string): string {
  let rest = crc32(body);
  let digits = '';
  for (let i = 0; i < 6; i += 1) {
    digits = DIGITS[rest % 62] + digits;
    rest = Math.floor(rest / 62);
  }
  return digits;
}

/** A new token: a prefix by which it is found where it should not be, 256 random bits, a checksum. */
export function newTokenText(): string {
  const body = PREFIX + randomBytes(32).toString('base64url');
  return body + checksumOf(body);
}

/** Whether a text could be a token at all. What cannot needs no look at the database. */
export function isTokenText(text: string): boolean {
  const [, body, checksum] = SHAPE.exec(text) ?? [];
  return body !== undefined && checksumOf(body) === checksum;
}
