import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../api.fixture.ts';

let test: TestApi;
beforeAll(async () => {
  test = await startTestApi();
});
afterAll(() => test.close());

const MiB = 1024 ** 2;
const large = Buffer.alloc(5 * MiB, 'large ');
const small = Buffer.from('the rest');
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function linkTo(key: string, uploadId: string, partNumber: number, bytes: Buffer) {
  const options = { size: bytes.length, sha256: sha256(bytes), expiresInSeconds: 60 };
  return test.services.storage.partUrl(key, uploadId, partNumber, options);
}

const put = (origin: string, url: string, bytes: Buffer, from = origin) =>
  fetch(`${origin}${url}`, { method: 'PUT', headers: { origin: from }, body: new Uint8Array(bytes) });

describe('the links of the local file store, over HTTP', () => {
  it('take the parts of an upload, and give the whole back; at the portal, which holds no files, there are none', async () => {
    const { storage } = test.services;
    const size = large.length + small.length;
    const uploadId = await storage.beginUpload('t/C-1/f/1', { contentType: 'application/pdf', size });
    const first = await linkTo('t/C-1/f/1', uploadId, 1, large);
    const second = await linkTo('t/C-1/f/1', uploadId, 2, small);
    expect((await put(test.origins.staff, first.url, large)).status).toBe(200);
    expect((await put(test.origins.portal, second.url, small)).status).toBe(404);
    expect((await put(test.origins.staff, second.url, small)).status).toBe(200);
    const parts = await storage.listParts('t/C-1/f/1', uploadId);
    await storage.completeUpload('t/C-1/f/1', uploadId, { size, parts });

    const url = await storage.signedUrl('t/C-1/f/1', 'GET', { expiresInSeconds: 60 });
    const whole = Buffer.from(await (await fetch(`${test.origins.staff}${url}`)).arrayBuffer());
    expect(sha256(whole)).toBe(sha256(Buffer.concat([large, small])));
    expect((await fetch(`${test.origins.portal}${url}`)).status).toBe(404);
  });

  it('refuse what was not signed, other bytes, and pages of strangers, and go on serving', async () => {
    const { storage } = test.services;
    const size = large.length;
    const uploadId = await storage.beginUpload('t/C-1/f/2', { contentType: 'application/pdf', size });
    const link = await linkTo('t/C-1/f/2', uploadId, 1, large);
    const corrupted = Buffer.alloc(large.length, 'other ');
    const { staff } = test.origins;
    expect((await put(staff, link.url, corrupted)).status).toBe(400);
    expect((await put(staff, link.url.replace('/2?', '/3?'), large)).status).toBe(403);
    expect((await put(staff, link.url, large, 'https://evil.example')).status).toBe(403);
    expect((await put(staff, link.url, Buffer.alloc(9 * MiB))).status).toBe(400);
    expect(await storage.listParts('t/C-1/f/2', uploadId)).toEqual([]);
    expect((await put(staff, link.url, large)).status).toBe(200);
    await storage.abortUpload('t/C-1/f/2', uploadId);
    expect((await put(staff, link.url, large)).status).toBe(404);
  });
});
