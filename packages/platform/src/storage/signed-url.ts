import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { SignedUrlOptions } from './object-storage.ts';

const longestLife = 7 * 24 * 60 * 60;

export type SignedUrlVerdict =
  | { ok: true; key: string; contentType?: string; fileName?: string }
  | { ok: false; reason: 'invalid' | 'expired' };

/** The key that signs storage links, derived from the installation's secret key for this purpose only. */
export function storageSigningKey(secretKey: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', secretKey, '', 'millwright storage links', 32));
}

/** Signs a link to one object for one verb. `base` is the address under which the storage is served. */
export function signUrl(
  signingKey: Buffer,
  base: string,
  grant: { key: string; verb: 'GET' | 'PUT' } & SignedUrlOptions,
  now = Date.now(),
): string {
  const { key, verb, expiresInSeconds, contentType, fileName } = grant;
  if (!(expiresInSeconds >= 1 && expiresInSeconds <= longestLife)) {
    throw new RangeError(`a signed link lives 1 to ${longestLife} seconds`);
  }
  const url = new URL(`${base.replace(/\/$/, '')}/${key.split('/').map(encodeURIComponent).join('/')}`);
  const expires = String(Math.floor(now / 1000) + Math.floor(expiresInSeconds));
  url.searchParams.set('verb', verb);
  url.searchParams.set('expires', expires);
  if (contentType !== undefined) url.searchParams.set('type', contentType);
  if (fileName !== undefined) url.searchParams.set('name', fileName);
  const signature = sign(signingKey, [verb, key, expires, contentType, fileName]);
  url.searchParams.set('signature', signature.toString('base64url'));
  return url.href;
}

/**
 * Checks a link someone came with: signature first and in constant time, so neither its content nor its age can be
 * guessed at; then the verb and the expiry.
 */
export function verifySignedUrl(
  signingKey: Buffer,
  base: string,
  asked: { url: string; verb: string },
  now = Date.now(),
): SignedUrlVerdict {
  const url = new URL(asked.url);
  const key = keyIn(url, base);
  const [verb, expires, signature] = ['verb', 'expires', 'signature'].map(
    (name) => url.searchParams.get(name) ?? '',
  );
  const contentType = url.searchParams.get('type') ?? undefined;
  const fileName = url.searchParams.get('name') ?? undefined;

  const expected = sign(signingKey, [verb!, key ?? '', expires!, contentType, fileName]);
  const given = Buffer.from(signature!, 'base64url');
  const genuine = given.length === expected.length && timingSafeEqual(given, expected);
  if (!genuine || key === undefined || verb !== asked.verb) return { ok: false, reason: 'invalid' };
  if (Number(expires) * 1000 <= now) return { ok: false, reason: 'expired' };
  return { ok: true, key, ...(contentType && { contentType }), ...(fileName && { fileName }) };
}

function keyIn(url: URL, base: string): string | undefined {
  const root = `${new URL(base).pathname.replace(/\/$/, '')}/`;
  if (!url.pathname.startsWith(root)) return undefined;
  try {
    return url.pathname.slice(root.length).split('/').map(decodeURIComponent).join('/');
  } catch {
    return undefined;
  }
}

/** Each part with its length, so that no two grants read alike. */
function sign(signingKey: Buffer, parts: readonly (string | undefined)[]): Buffer {
  const text = parts
    .map((part) => (part === undefined ? '-' : `${Buffer.byteLength(part)}:${part}`))
    .join('\n');
  return createHmac('sha256', signingKey).update(text).digest();
}
