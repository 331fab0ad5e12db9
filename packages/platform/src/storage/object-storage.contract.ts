import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ObjectStorage } from './object-storage.ts';

const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');
const text = { contentType: 'text/plain; charset=utf-8' };

/**
 * What every object storage promises. A backend's test calls this with a way to open a fresh, empty storage whose
 * signed links can be fetched.
 */
export function objectStorageContract(
  name: string,
  open: () => Promise<{ storage: ObjectStorage; close: () => Promise<void> }>,
): void {
  describe(`object storage on ${name}`, () => {
    let storage: ObjectStorage;
    let close: () => Promise<void>;
    beforeAll(async () => {
      ({ storage, close } = await open());
    });
    afterAll(() => close());

    const read = async (key: string, range?: { start: number; end?: number }) =>
      buffer((await storage.get(key, range)).body);

    it('gives back what was put, with its size, hash and type', async () => {
      const stored = await storage.put('t1/C-001/plan/1', Buffer.from('机械部 plan'), text);
      expect(stored).toEqual({ size: 14, sha256: sha256('机械部 plan') });
      const object = await storage.get('t1/C-001/plan/1');
      expect(object).toMatchObject({ key: 't1/C-001/plan/1', size: 14, sha256: stored.sha256, ...text });
      expect((await buffer(object.body)).toString()).toBe('机械部 plan');
      expect(await storage.stat('t1/C-001/plan/1')).toMatchObject({
        size: 14,
        sha256: stored.sha256,
        ...text,
      });
    });

    it('takes streams, empty objects and several megabytes', async () => {
      const big = Buffer.alloc(3 * 1024 * 1024, 'ab');
      const pieces = Readable.from([big.subarray(0, 100), big.subarray(100)], { objectMode: false });
      expect(await storage.put('t1/big', pieces, { ...text, size: big.length })).toEqual({
        size: big.length,
        sha256: sha256(big),
      });
      expect((await read('t1/big')).equals(big)).toBe(true);
      await storage.put('t1/empty', new Uint8Array(), text);
      expect(await read('t1/empty')).toHaveLength(0);
    });

    it('gives parts of an object, and refuses parts it does not have', async () => {
      await storage.put('t1/part', Buffer.from('0123456789'), text);
      expect((await read('t1/part', { start: 2, end: 4 })).toString()).toBe('234');
      expect((await read('t1/part', { start: 7 })).toString()).toBe('789');
      expect((await read('t1/part', { start: 8, end: 99 })).toString()).toBe('89');
      await expect(storage.get('t1/part', { start: 10 })).rejects.toMatchObject({
        code: 'storage.range_not_satisfiable',
      });
    });

    it('stores nothing when the bytes are not as many as announced, or the stream breaks', async () => {
      for (const size of [3, 5]) {
        await expect(storage.put('t1/wrong', Buffer.from('four'), { ...text, size })).rejects.toMatchObject({
          code: 'storage.size_mismatch',
        });
      }
      const broken = Readable.from(
        (async function* () {
          yield Buffer.from('half');
          throw new Error('cut');
        })(),
      );
      await expect(storage.put('t1/wrong', broken, text)).rejects.toThrow('cut');
      expect(await storage.stat('t1/wrong')).toBeUndefined();
      expect(await keysOf(storage, 't1/wrong')).toEqual([]);
    });

    it('replaces an object whole, also when many put it at once', async () => {
      const versions = Array.from({ length: 8 }, (_, i) => Buffer.alloc(50_000, String(i)));
      await Promise.all(versions.map((bytes) => storage.put('t1/same', bytes, text)));
      const found = await read('t1/same');
      expect(versions.some((bytes) => bytes.equals(found))).toBe(true);
      expect((await storage.stat('t1/same'))?.sha256).toBe(sha256(found));
      await storage.put('t1/same', Buffer.from('last'), text);
      expect((await read('t1/same')).toString()).toBe('last');
    });

    it('forgets what is deleted, and does not mind deleting it twice', async () => {
      await storage.put('t1/gone', Buffer.from('x'), text);
      await storage.delete('t1/gone');
      await storage.delete('t1/gone');
      expect(await storage.stat('t1/gone')).toBeUndefined();
      await expect(storage.get('t1/gone')).rejects.toMatchObject({ code: 'storage.not_found' });
    });

    it('lists by prefix in byte order, one tenant apart from the next', async () => {
      const keys = ['t2/a', 't2/a-b', 't2/a/b', 't2/a/b/c', 't2/aa', 't2/合同/1', 't20/a'];
      for (const key of keys) await storage.put(key, Buffer.from(key), text);
      const sorted = (of: string[]) => of.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
      expect(await keysOf(storage, 't2/')).toEqual(sorted(keys.slice(0, 6)));
      expect(await keysOf(storage, 't2/a')).toEqual(sorted(keys.slice(0, 5)));
      expect(await keysOf(storage, 't2/a/b')).toEqual(['t2/a/b', 't2/a/b/c']);
      expect(await keysOf(storage, 't3/')).toEqual([]);
    });

    it.each([
      ['..', '../x', 't/../../etc/passwd', 't/..', 't/./x', '.ssh/x', 't/.hidden'],
      ['', '/', '/abs', 't//x', 't/', 'C:/x', 't\\..\\x'],
      ['t/a\u0000b', 't/a\nb', 't/e\u0301', 't/\ud800', 't/\u202egpj.exe', 't/ x', 't/x.'],
      [`t/${'长'.repeat(70)}`, `t/${'a/'.repeat(600)}b`, 't/x.object', 't/a?b', 't/a*'],
    ])('refuses keys that could mean another place (%j, …)', async (...keys) => {
      for (const key of keys) {
        const refusal = { code: 'storage.bad_key' };
        await expect(storage.put(key, Buffer.from('x'), text), key).rejects.toMatchObject(refusal);
        await expect(storage.get(key), key).rejects.toMatchObject(refusal);
        await expect(storage.delete(key), key).rejects.toMatchObject(refusal);
        await expect(storage.signedUrl(key, 'GET', { expiresInSeconds: 60 }), key).rejects.toMatchObject(
          refusal,
        );
      }
    });

    it('signs links to download, with ranges and a file name in any language', async () => {
      await storage.put('t1/合同 7/drawing (A)/1', Buffer.from('0123456789'), text);
      const url = await storage.signedUrl('t1/合同 7/drawing (A)/1', 'GET', {
        expiresInSeconds: 60,
        fileName: '图纸 A.txt',
        contentType: 'application/x-drawing',
      });
      const whole = await fetch(url);
      expect(whole.status).toBe(200);
      expect(whole.headers.get('content-type')).toBe('application/x-drawing');
      expect(decodeURIComponent(whole.headers.get('content-disposition') ?? '')).toContain('图纸 A.txt');
      expect(await whole.text()).toBe('0123456789');
      const part = await fetch(url, { headers: { range: 'bytes=3-5' } });
      expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
        206,
        'bytes 3-5/10',
        '345',
      ]);
    });

    it('signs links to upload exactly one object of one type', async () => {
      const url = await storage.signedUrl('t1/up/1', 'PUT', {
        expiresInSeconds: 60,
        contentType: 'image/png',
      });
      const headers = { 'content-type': 'image/png' };
      expect((await fetch(url, { method: 'PUT', headers, body: 'pixels' })).status).toBe(200);
      expect((await read('t1/up/1')).toString()).toBe('pixels');
      expect(await storage.stat('t1/up/1')).toMatchObject({ contentType: 'image/png', size: 6 });
      const wrongType = await fetch(url, {
        method: 'PUT',
        headers: { 'content-type': 'text/html' },
        body: 'x',
      });
      expect(wrongType.status).toBe(403);
    });

    it('refuses a link for another verb, another key, or after its time', async () => {
      await storage.put('t1/mine', Buffer.from('mine'), text);
      await storage.put('t1/other', Buffer.from('other'), text);
      const url = await storage.signedUrl('t1/mine', 'GET', { expiresInSeconds: 60 });
      expect((await fetch(url, { method: 'PUT', body: 'overwritten' })).status).toBe(403);
      expect((await fetch(url, { method: 'DELETE' })).status).toBe(403);
      expect((await fetch(url)).status).toBe(200);
      expect((await read('t1/mine')).toString()).toBe('mine');
      const short = await storage.signedUrl('t1/mine', 'GET', { expiresInSeconds: 1 });
      await expect.poll(async () => (await fetch(short)).status, { timeout: 4000 }).toBe(403);
      await expect(storage.signedUrl('t1/mine', 'GET', { expiresInSeconds: 3601 })).rejects.toThrow(
        RangeError,
      );
    });

    it('never lets a link to one file fetch another, whatever is changed in it', async () => {
      await storage.put('t1/C-1/file/1', Buffer.from('mine'), text);
      await storage.put('t1/C-2/file/1', Buffer.from('not mine'), text);
      const url = await storage.signedUrl('t1/C-1/file/1', 'GET', { expiresInSeconds: 60 });
      const other = await storage.signedUrl('t1/C-2/file/1', 'GET', { expiresInSeconds: 60 });
      const pathOf = (address: string) => new URL(address).pathname;
      const changes: ((u: URL) => void)[] = [
        (u) => {
          u.pathname = pathOf(other);
        },
        (u) => {
          u.pathname = `${pathOf(url)}/../../../C-2/file/1`;
        },
        (u) => {
          u.pathname = pathOf(url).replace('C-1', 'C-1%2F..%2FC-2');
        },
        (u) => {
          u.pathname = pathOf(url).replace('C-1', 'C-1%252F..%252FC-2');
        },
        (u) => {
          u.pathname = pathOf(other);
          u.searchParams.append('key', 't1/C-1/file/1');
        },
        (u) => {
          u.pathname = pathOf(other);
          u.search = '';
        },
        // Everything of the other's link but what signs it.
        (u) => {
          u.pathname = pathOf(other);
          for (const [name, value] of new URL(other).searchParams) {
            if (!/signature/i.test(name)) u.searchParams.set(name, value);
          }
        },
      ];
      for (const change of changes) {
        const changed = new URL(url);
        change(changed);
        const answer = await fetch(changed);
        expect([400, 403, 404], change.toString()).toContain(answer.status);
        expect(await answer.text(), change.toString()).not.toContain('not mine');
      }
    });

    it('copies an object with its type, and the two are apart from then on', async () => {
      await storage.put('t1/from', Buffer.from('once'), text);
      await storage.copy('t1/from', 't1/合同/to (1)');
      await storage.put('t1/from', Buffer.from('twice'), text);
      expect((await read('t1/合同/to (1)')).toString()).toBe('once');
      expect(await storage.stat('t1/合同/to (1)')).toMatchObject({ sha256: sha256('once'), ...text });
      await storage.copy('t1/from', 't1/合同/to (1)');
      expect((await read('t1/合同/to (1)')).toString()).toBe('twice');
      await expect(storage.copy('t1/nothing', 't1/x')).rejects.toMatchObject({ code: 'storage.not_found' });
    });

    it('reads what an object really is', async () => {
      await storage.put('t1/real', Buffer.from('real'), text);
      expect(await storage.verify('t1/real')).toEqual({ size: 4, sha256: sha256('real') });
      await expect(storage.verify('t1/nothing')).rejects.toMatchObject({ code: 'storage.not_found' });
    });
  });
}

async function keysOf(storage: ObjectStorage, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of storage.list(prefix)) keys.push(key);
  return keys;
}
