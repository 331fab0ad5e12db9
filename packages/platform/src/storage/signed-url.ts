import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { SignedUrlOptions } from './object-storage.ts';

const longestLife = 60 * 60;

/** The one part of one upload a link is for, and what its bytes must be. */
export interface PartGrant {
  uploadId: string;
  partNumber: number;
  size: number;
  sha256: string;
}

export type SignedUrlVerdict =
  | { ok: true; key: string; contentType?: string; fileName?: string; part?: PartGrant }
  | { ok: false; reason: 'invalid' | 'expired' };

/** The key that signs storage links, derived from the installation's secret key for this purpose only. */
export function storageSigningKey(secretKey: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', secretKey, '', 'millwright storage links', 32));
}

/** Refuses a life no link may have: a link that got into the wrong hands should be worth nothing soon (RangeError). */
export function assertLife(expiresInSeconds: number): number {
  if (expiresInSeconds >= 1 && expiresInSeconds <= longestLife) return Math.floor(expiresInSeconds);
  throw new RangeError(`a signed link lives 1 to ${longestLife} seconds`);
}

/**
 * Signs a link to one object, or one part of an upload, for one verb. `base` is where the storage is served: an
 * address, or a path for links relative to the page they are for.
 */
export function signUrl(
  signingKey: Buffer,
  base: string,
  grant: { key: string; verb: 'GET' | 'PUT'; part?: PartGrant } & SignedUrlOptions,
  now = Date.now(),
): string {
  const { key, verb, expiresInSeconds, contentType, fileName, part } = grant;
  const expires = String(Math.floor(now / 1000) + assertLife(expiresInSeconds));
  const query = new URLSearchParams({ verb, expires });
  if (contentType !== undefined) query.set('type', contentType);
  if (fileName !== undefined) query.set('name', fileName);
  for (const [name, value] of Object.entries(part ?? {})) query.set(name, String(value));
  const signature = sign(signingKey, [verb, key, expires, contentType, fileName], part);
  query.set('signature', signature.toString('base64url'));
  return `${base.replace(/\/$/, '')}/${key.split('/').map(encodeURIComponent).join('/')}?${query}`;
}

/**
 * Checks a link someone came with: signature first and in constant time, so neither its content nor its age can be
 * guessed at; then the verb and the expiry. Host and protocol do not count: a proxy may have changed them.
 */
export function verifySignedUrl(
  signingKey: Buffer,
  base: string,
  asked: { url: string; verb: string },
  now = Date.now(),
): SignedUrlVerdict {
  const url = new URL(asked.url, anyOrigin);
  const key = keyIn(url, base);
  const [verb, expires, signature] = ['verb', 'expires', 'signature'].map(
    (name) => url.searchParams.get(name) ?? '',
  );
  const contentType = url.searchParams.get('type') ?? undefined;
  const fileName = url.searchParams.get('name') ?? undefined;
  const part = partIn(url.searchParams);

  const expected = sign(signingKey, [verb!, key ?? '', expires!, contentType, fileName], part);
  const given = Buffer.from(signature!, 'base64url');
  const genuine = given.length === expected.length && timingSafeEqual(given, expected);
  if (!genuine || key === undefined || verb !== asked.verb) return { ok: false, reason: 'invalid' };
  if (Number(expires) * 1000 <= now) return { ok: false, reason: 'expired' };
  return {
    ok: true,
    key,
    ...(contentType && { contentType }),
    ...(fileName && { fileName }),
    ...(part && { part }),
  };
}

const anyOrigin = 'http://any.invalid';

function keyIn(url: URL, base: string): string | undefined {
  const root = `${new URL(base, anyOrigin).pathname.replace(/\/$/, '')}/`;
  if (!url.pathname.startsWith(root)) return undefined;
  try {
    return url.pathname.slice(root.length).split('/').map(decodeURIComponent).join('/');
  } catch {
    return undefined;
  }
}

function partIn(query: URLSearchParams): PartGrant | undefined {
  const [uploadId, partNumber, size, sha256] = ['uploadId', 'partNumber', 'size', 'sha256'].map((name) =>
    query.get(name),
  );
  if (uploadId === null && partNumber === null && size === null && sha256 === null) return undefined;
  return {
    uploadId: uploadId ?? '',
    partNumber: Number(partNumber),
    size: Number(size),
    sha256: sha256 ?? '',
  };
}

/** Each part with its length, so that no two grants read alike. */
function sign(signingKey: Buffer, facts: readonly (string | undefined)[], part?: PartGrant): Buffer {
  const ofPart = part ? [part.uploadId, String(part.partNumber), String(part.size), part.sha256] : [];
  const text = [...facts, ...ofPart]
    .map((fact) => (fact === undefined ? '-' : `${Buffer.byteLength(fact)}:${fact}`))
    .join('\n');
  return createHmac('sha256', signingKey).update(text).digest();
}
