import { describe, expect, it } from 'vitest';
import { signUrl, storageSigningKey, verifySignedUrl } from './signed-url.ts';

const base = 'https://millwright.example.com/storage';
const signingKey = storageSigningKey(Buffer.alloc(32, 1));
const grant = { key: 't/C-1/图/1', verb: 'GET' as const, expiresInSeconds: 60, fileName: '图.pdf' };
const now = 1_800_000_000_000;

describe('a signed link', () => {
  it('is good for its key and verb until its time', () => {
    const url = signUrl(signingKey, base, grant, now);
    expect(verifySignedUrl(signingKey, base, { url, verb: 'GET' }, now + 59_000)).toEqual({
      ok: true,
      key: 't/C-1/图/1',
      fileName: '图.pdf',
    });
    expect(verifySignedUrl(signingKey, base, { url, verb: 'GET' }, now + 60_000)).toEqual({
      ok: false,
      reason: 'expired',
    });
    expect(verifySignedUrl(signingKey, base, { url, verb: 'PUT' }, now)).toEqual({
      ok: false,
      reason: 'invalid',
    });
  });

  it('is refused after any change to it', () => {
    const url = signUrl(signingKey, base, grant, now);
    const changes: ((u: URL) => void)[] = [
      (u) => u.searchParams.set('expires', '9999999999'),
      (u) => u.searchParams.set('verb', 'PUT'),
      (u) => u.searchParams.set('name', 'other.pdf'),
      (u) => u.searchParams.delete('name'),
      (u) => u.searchParams.set('type', 'text/html'),
      (u) => u.searchParams.set('signature', ''),
      (u) => u.searchParams.delete('signature'),
      (u) => u.searchParams.set('signature', `${u.searchParams.get('signature')}A`),
      (u) => {
        u.pathname = '/storage/t/C-2/x';
      },
      (u) => {
        u.pathname = '/elsewhere';
      },
      (u) => {
        u.pathname = '/storage/%E0%A4%A';
      },
    ];
    for (const change of changes) {
      const changed = new URL(url);
      change(changed);
      for (const verb of ['GET', 'PUT']) {
        const verdict = verifySignedUrl(signingKey, base, { url: changed.href, verb }, now);
        expect(verdict, change.toString()).toEqual({ ok: false, reason: 'invalid' });
      }
    }
  });

  it('of one installation is worth nothing to another', () => {
    const url = signUrl(signingKey, base, grant, now);
    const elsewhere = storageSigningKey(Buffer.alloc(32, 2));
    expect(verifySignedUrl(elsewhere, base, { url, verb: 'GET' }, now)).toEqual({
      ok: false,
      reason: 'invalid',
    });
  });

  it('lives an hour at most', () => {
    for (const expiresInSeconds of [0, -1, Number.NaN, 3_601]) {
      expect(() => signUrl(signingKey, base, { ...grant, expiresInSeconds }, now)).toThrow(RangeError);
    }
  });
});
