import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cutShort } from './cut-short.fixture.ts';
import type { ExpectedPart, ObjectStorage } from './object-storage.ts';
import { uploadLimits } from './upload-parts.ts';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const pdf = 'application/pdf';
const MiB = 1024 ** 2;
const large = Buffer.alloc(5 * MiB, 'large ');
const small = Buffer.from('the rest');
const whole = Buffer.concat([large, small]);
const expiresInSeconds = 60;

/** What every object storage promises to those who send an object in parts. */
export function uploadsContract(
  name: string,
  open: () => Promise<{ storage: ObjectStorage; close: () => Promise<void> }>,
): void {
  describe(`uploads in parts to ${name}`, () => {
    let storage: ObjectStorage;
    let close: () => Promise<void>;
    beforeAll(async () => {
      ({ storage, close } = await open());
    });
    afterAll(() => close());

    const begin = (key: string, size = whole.length) => storage.beginUpload(key, { contentType: pdf, size });

    /** As a page does it: asks for a link for exactly these bytes, and sends them, or others. */
    async function send(key: string, uploadId: string, partNumber: number, bytes: Buffer, sent = bytes) {
      const link = await storage.partUrl(key, uploadId, partNumber, {
        size: bytes.length,
        sha256: sha256(bytes),
        expiresInSeconds,
      });
      return fetch(link.url, { method: 'PUT', headers: link.headers, body: new Uint8Array(sent) });
    }

    const partsOf = (...bytes: Buffer[]): ExpectedPart[] =>
      bytes.map((part, i) => ({ partNumber: i + 1, size: part.length, sha256: sha256(part) }));

    const complete = (key: string, uploadId: string, ...bytes: Buffer[]) =>
      storage.completeUpload(key, uploadId, {
        size: bytes.reduce((sum, part) => sum + part.length, 0),
        parts: partsOf(...bytes),
      });

    const unfinished = async (prefix: string) => {
      const found = [];
      for await (const upload of storage.listUploads(prefix)) found.push(upload);
      return found;
    };
    const listed = async (prefix: string) => {
      const keys: string[] = [];
      for await (const { key } of storage.list(prefix)) keys.push(key);
      return keys;
    };

    it('makes one object of parts that came at once and in any order', async () => {
      const key = 't1/C-1/图 (A)/1';
      const uploadId = await begin(key);
      const answers = await Promise.all([send(key, uploadId, 2, small), send(key, uploadId, 1, large)]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      expect(await storage.stat(key)).toBeUndefined();
      expect(await listed('t1/C-1/')).toEqual([]);

      await complete(key, uploadId, large, small);
      expect(await storage.stat(key)).toMatchObject({ key, size: whole.length, contentType: pdf });
      expect((await storage.stat(key))?.sha256).toBeUndefined();
      expect(await storage.verify(key)).toEqual({ size: whole.length, sha256: sha256(whole) });
      expect((await buffer((await storage.get(key)).body)).equals(whole)).toBe(true);
      expect(await unfinished('t1/C-1/')).toEqual([]);
      expect(await listed('t1/C-1/')).toEqual([key]);
    });

    it('gives ranges across the border of two parts, also through a link', async () => {
      const key = 't1/ranges';
      const uploadId = await begin(key);
      await send(key, uploadId, 1, large);
      await send(key, uploadId, 2, small);
      await complete(key, uploadId, large, small);
      const start = large.length - 3;
      const body = await buffer((await storage.get(key, { start, end: start + 5 })).body);
      expect(body.equals(whole.subarray(start, start + 6))).toBe(true);
      const url = await storage.signedUrl(key, 'GET', { expiresInSeconds });
      const part = await fetch(url, { headers: { range: `bytes=${start}-` } });
      expect([part.status, Buffer.from(await part.arrayBuffer()).equals(whole.subarray(start))]).toEqual([
        206,
        true,
      ]);
    });

    it('goes on where somebody left off', async () => {
      const key = 't1/resumed';
      const uploadId = await begin(key);
      await send(key, uploadId, 1, large);
      expect(await storage.listParts(key, uploadId)).toEqual([
        { partNumber: 1, size: large.length, sha256: sha256(large) },
      ]);
      expect(await unfinished('t1/res')).toMatchObject([{ key, uploadId, startedAt: expect.any(Date) }]);
      await send(key, uploadId, 2, small);
      await complete(key, uploadId, large, small);
      expect(await storage.verify(key)).toMatchObject({ sha256: sha256(whole) });
    });

    it('does not know a part whose connection was cut, and takes it again', async () => {
      const key = 't1/cut';
      const uploadId = await begin(key);
      const link = await storage.partUrl(key, uploadId, 1, {
        size: large.length,
        sha256: sha256(large),
        expiresInSeconds,
      });
      await cutShort(link, large);
      expect(await storage.listParts(key, uploadId)).toEqual([]);
      expect((await send(key, uploadId, 1, large)).status).toBe(200);
      await send(key, uploadId, 2, small);
      await complete(key, uploadId, large, small);
      expect(await storage.verify(key)).toMatchObject({ sha256: sha256(whole) });
    });

    it('takes a part again, and the later one counts', async () => {
      const key = 't1/again';
      const uploadId = await begin(key);
      await send(key, uploadId, 1, Buffer.alloc(5 * MiB, 'draft'));
      await send(key, uploadId, 1, large);
      await send(key, uploadId, 2, small);
      await complete(key, uploadId, large, small);
      expect(await storage.verify(key)).toMatchObject({ sha256: sha256(whole) });
    });

    it('refuses a corrupted part, and a link with another part, size or content', async () => {
      const key = 't1/corrupted';
      const uploadId = await begin(key);
      await send(key, uploadId, 1, large);
      const corrupted = Buffer.from(large);
      corrupted[1000]! ^= 1;
      expect((await send(key, uploadId, 1, large, corrupted)).status).toBe(400);
      expect((await send(key, uploadId, 2, small, Buffer.from('the best'))).status).toBe(400);
      const other = await send(key, uploadId, 2, small, Buffer.from('the rest and more'));
      expect([400, 403]).toContain(other.status);
      expect(await storage.listParts(key, uploadId)).toEqual([
        { partNumber: 1, size: large.length, sha256: sha256(large) },
      ]);
      await storage.abortUpload(key, uploadId);
    });

    it('lets nobody turn the link for one part into another', async () => {
      const [mine, other] = ['t1/C-A/mine', 't1/C-B/other'];
      const [uploadId, otherId] = [await begin(mine), await begin(other)];
      const link = await storage.partUrl(mine, uploadId, 1, {
        size: small.length,
        sha256: sha256(small),
        expiresInSeconds,
      });
      const put = (url: string) =>
        fetch(url, { method: 'PUT', headers: link.headers, body: new Uint8Array(small) });
      const changes: ((url: URL) => void)[] = [
        (url) => url.searchParams.set('uploadId', otherId),
        (url) => url.searchParams.set('partNumber', '2'),
        (url) => url.searchParams.delete('partNumber'),
        (url) => {
          url.pathname = url.pathname.replace('C-A/mine', 'C-B/other');
        },
        (url) => {
          url.pathname = url.pathname.replace('C-A/mine', 'C-B/other');
          url.searchParams.set('uploadId', otherId);
        },
        (url) => {
          url.search = '';
        },
      ];
      for (const change of changes) {
        const url = new URL(link.url);
        change(url);
        expect((await put(url.href)).status, change.toString()).toBe(403);
      }
      expect((await fetch(link.url)).status).toBe(403);
      expect((await fetch(link.url, { method: 'DELETE' })).status).toBe(403);
      expect(await storage.listParts(other, otherId)).toEqual([]);
      expect((await put(link.url)).status).toBe(200);
      await storage.abortUpload(mine, uploadId);
      await storage.abortUpload(other, otherId);
    });

    it('completes nothing but what was expected, and leaves the upload as it is', async () => {
      const key = 't1/lies';
      const uploadId = await begin(key);
      await send(key, uploadId, 1, large);
      await send(key, uploadId, 2, small);
      const parts = partsOf(large, small);
      const size = whole.length;
      const lies: { size: number; parts: ExpectedPart[] }[] = [
        { size: size + 1, parts },
        { size: size - 1, parts },
        { size: large.length, parts: parts.slice(0, 1) },
        { size, parts: [...parts].reverse() },
        { size: 0, parts: [] },
        { size, parts: [parts[0]!, { ...parts[1]!, sha256: sha256(large) }] },
        { size: size + 1, parts: [parts[0]!, { ...parts[1]!, size: small.length + 1 }] },
        { size: size + 3, parts: [...parts, { partNumber: 3, size: 3 }] },
        { size: size + large.length, parts: [...parts, { partNumber: 3, size: large.length }] },
      ];
      for (const lie of lies) {
        await expect(storage.completeUpload(key, uploadId, lie)).rejects.toMatchObject({
          code: 'storage.parts_mismatch',
        });
      }
      expect(await storage.stat(key)).toBeUndefined();
      await complete(key, uploadId, large, small);
      expect(await storage.verify(key)).toMatchObject({ size, sha256: sha256(whole) });
    });

    it('refuses to make an object of parts that are too small', async () => {
      const key = 't1/crumbs';
      const uploadId = await begin(key, 2 * small.length);
      await send(key, uploadId, 1, small);
      await send(key, uploadId, 2, small);
      await expect(complete(key, uploadId, small, small)).rejects.toMatchObject({
        code: 'storage.parts_mismatch',
      });
      await storage.abortUpload(key, uploadId);
    });

    it('takes an empty object, which has no parts, and one of a single small part', async () => {
      const empty = await begin('t1/empty-upload', 0);
      await complete('t1/empty-upload', empty);
      expect(await storage.verify('t1/empty-upload')).toEqual({ size: 0, sha256: sha256(Buffer.alloc(0)) });
      expect(await storage.stat('t1/empty-upload')).toMatchObject({ size: 0, contentType: pdf });
      expect(await unfinished('t1/empty-upload')).toEqual([]);

      const single = await begin('t1/single', small.length);
      await send('t1/single', single, 1, small);
      await complete('t1/single', single, small);
      expect(await storage.verify('t1/single')).toEqual({ size: small.length, sha256: sha256(small) });
    });

    it('lets one of two complete an upload, and tells the other', async () => {
      const key = 't1/twice';
      const uploadId = await begin(key);
      await send(key, uploadId, 1, large);
      await send(key, uploadId, 2, small);
      const both = await Promise.allSettled([
        complete(key, uploadId, large, small),
        complete(key, uploadId, large, small),
      ]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const gone = { code: 'storage.upload_not_found' };
      expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: gone });
      await expect(complete(key, uploadId, large, small)).rejects.toMatchObject(gone);
      await expect(storage.listParts(key, uploadId)).rejects.toMatchObject(gone);
      expect((await send(key, uploadId, 2, Buffer.from('too late'))).status).toBe(404);
      expect(await storage.verify(key)).toMatchObject({ sha256: sha256(whole) });
    });

    it('throws away what is aborted, and never what was completed', async () => {
      const key = 't1/aborted';
      const uploadId = await begin(key);
      await send(key, uploadId, 1, large);
      await storage.abortUpload(key, uploadId);
      await storage.abortUpload(key, uploadId);
      const gone = { code: 'storage.upload_not_found' };
      await expect(storage.listParts(key, uploadId)).rejects.toMatchObject(gone);
      await expect(complete(key, uploadId, large)).rejects.toMatchObject(gone);
      expect((await send(key, uploadId, 1, large)).status).toBe(404);
      expect(await unfinished('t1/aborted')).toEqual([]);

      const kept = await begin(key, small.length);
      await send(key, kept, 1, small);
      await complete(key, kept, small);
      await storage.abortUpload(key, kept);
      expect(await storage.verify(key)).toMatchObject({ sha256: sha256(small) });
    });

    it('finds unfinished uploads by prefix, several of one key as well', async () => {
      const keys = ['t7/a/1', 't7/a/1', 't7/b/1', 't70/a/1'];
      const ids: string[] = [];
      for (const key of keys) ids.push(await begin(key));
      const found = (await unfinished('t7/')).map(({ key, uploadId }) => [key, uploadId]);
      expect(found.sort()).toEqual(
        keys
          .slice(0, 3)
          .map((key, i) => [key, ids[i]])
          .sort(),
      );
      expect(await unfinished('t7/c')).toEqual([]);
      for (const [i, key] of keys.entries()) await storage.abortUpload(key, ids[i]!);
    });

    it('refuses objects, parts and ids that cannot be', async () => {
      const tooLarge = { code: 'storage.too_large' };
      for (const size of [uploadLimits.largestObject + 1, -1, 1.5, Number.NaN]) {
        await expect(begin('t1/no', size)).rejects.toMatchObject(tooLarge);
      }
      const uploadId = await begin('t1/no');
      const fine = { size: 1, sha256: sha256(small), expiresInSeconds };
      const wrong: [number, object][] = [
        [0, fine],
        [10_001, fine],
        [1.5, fine],
        [1, { ...fine, size: 0 }],
        [1, { ...fine, size: uploadLimits.largestPart + 1 }],
        [1, { ...fine, sha256: 'abc' }],
      ];
      for (const [number, options] of wrong) {
        await expect(
          storage.partUrl('t1/no', uploadId, number, options as typeof fine),
        ).rejects.toMatchObject({
          code: 'storage.bad_part',
        });
      }
      await expect(
        storage.partUrl('t1/no', uploadId, 1, { ...fine, expiresInSeconds: 3601 }),
      ).rejects.toThrow(RangeError);
      for (const id of ['', '../x', 'no-such-upload', '0'.repeat(36), crypto.randomUUID()]) {
        const gone = { code: 'storage.upload_not_found' };
        await expect(storage.listParts('t1/no', id), id).rejects.toMatchObject(gone);
        await expect(complete('t1/no', id, small), id).rejects.toMatchObject(gone);
        await storage.abortUpload('t1/no', id);
      }
      for (const key of ['../x', 't/.x', 't//x']) {
        await expect(begin(key)).rejects.toMatchObject({ code: 'storage.bad_key' });
        await expect(storage.listParts(key, uploadId)).rejects.toMatchObject({ code: 'storage.bad_key' });
        await expect(storage.abortUpload(key, uploadId)).rejects.toMatchObject({ code: 'storage.bad_key' });
      }
      await storage.abortUpload('t1/no', uploadId);
    });

    it('copies what came in parts, and the copy outlives the original', async () => {
      const uploadId = await begin('t1/original');
      await send('t1/original', uploadId, 1, large);
      await send('t1/original', uploadId, 2, small);
      await complete('t1/original', uploadId, large, small);
      await storage.copy('t1/original', 't1/other/copy');
      await storage.delete('t1/original');
      expect(await storage.stat('t1/other/copy')).toMatchObject({ size: whole.length, contentType: pdf });
      expect(await storage.verify('t1/other/copy')).toMatchObject({ sha256: sha256(whole) });
      await expect(storage.copy('t1/original', 't1/x')).rejects.toMatchObject({ code: 'storage.not_found' });
      await expect(storage.verify('t1/original')).rejects.toMatchObject({ code: 'storage.not_found' });
    });
  });
}
