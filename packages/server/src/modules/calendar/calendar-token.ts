import { hash, randomBytes } from 'node:crypto';

/** What stands in a calendar address: the firm, so that no question goes across firms, and a secret of 256 bits. */
const shape = /^(?<firm>[0-9a-f]{32})(?<secret>[\w-]{43})$/;

/** A new token for an address within a firm. */
export const newToken = (tenantId: string): string =>
  tenantId.replaceAll('-', '') + randomBytes(32).toString('base64url');

/** The firm a token names and what of it is kept; undefined for what is no token at all. */
export function readToken(token: string): { tenantId: string; tokenHash: string } | undefined {
  const parts = shape.exec(token)?.groups as { firm: string; secret: string } | undefined;
  if (!parts) return undefined;
  const tenantId = parts.firm.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { tenantId, tokenHash: hash('sha256', token, 'hex') };
}
