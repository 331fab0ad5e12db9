import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { objectStorageContract } from './object-storage.contract.ts';
import { browserOriginOf } from './s3-address.ts';
import type { S3StorageOptions } from './s3-connection.ts';
import { makeBucket, startS3Server, testKeys } from './s3-server.fixture.ts';
import { createS3Storage } from './s3-storage.ts';
import { uploadsContract } from './uploads.contract.ts';

/**
 * Against an S3 server from npm behind a strict door (s3-server.fixture.ts), or against any real one, such as MinIO:
 * TEST_S3_ENDPOINT, TEST_S3_ACCESS_KEY and TEST_S3_SECRET_KEY of someone who may make buckets.
 */
async function openS3({
  checksums = true,
  ...more
}: { checksums?: boolean } & Partial<S3StorageOptions> = {}) {
  const { TEST_S3_ENDPOINT: real, TEST_S3_ACCESS_KEY, TEST_S3_SECRET_KEY } = process.env;
  const server = real ? undefined : await startS3Server({ checksums });
  const keys = real ? { accessKey: TEST_S3_ACCESS_KEY!, secretKey: TEST_S3_SECRET_KEY! } : testKeys;
  const address = { endpoint: real ?? server!.endpoint, region: 'us-east-1', ...keys };
  const bucket = await makeBucket(address);
  const storage = createS3Storage({ ...address, bucket, ...more });
  return { storage, close: async () => server?.close() };
}

objectStorageContract('S3', () => openS3());
uploadsContract('S3', () => openS3());

const MiB = 1024 ** 2;
const pdf = { contentType: 'application/pdf' };
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function opened(options: Parameters<typeof openS3>[0] = {}) {
  const { storage, close } = await openS3(options);
  onTestFinished(close);
  const unfinished = async () => {
    const found = [];
    for await (const upload of storage.listUploads('')) found.push(upload);
    return found;
  };
  return { storage, unfinished };
}

describe('the S3 bucket', () => {
  it('takes long streams block by block, and keeps nothing of one that breaks', async () => {
    const { storage, unfinished } = await opened();
    // Just one block, one byte more, and two blocks with a rest.
    for (const size of [8 * MiB, 8 * MiB + 1, 17 * MiB + 5]) {
      const bytes = Buffer.alloc(size, `${size}`);
      const pieces = Readable.from(slices(bytes, 1_000_003), { objectMode: false });
      expect(await storage.put('t/long', pieces, { ...pdf, size })).toEqual({ size, sha256: sha256(bytes) });
      expect(await storage.stat('t/long')).toMatchObject({ size, ...pdf });
      expect(await storage.verify('t/long')).toEqual({ size, sha256: sha256(bytes) });
    }
    const broken = Readable.from(
      (async function* () {
        yield Buffer.alloc(12 * MiB);
        throw new Error('cut');
      })(),
    );
    await expect(storage.put('t/broken', broken, pdf)).rejects.toThrow('cut');
    const tooLong = Readable.from([Buffer.alloc(9 * MiB)]);
    await expect(storage.put('t/broken', tooLong, { ...pdf, size: 10 * MiB })).rejects.toMatchObject({
      code: 'storage.size_mismatch',
    });
    expect(await storage.stat('t/broken')).toBeUndefined();
    expect(await unfinished()).toEqual([]);
  });

  it('copies piece by piece what is too large for one copy', async () => {
    const { storage, unfinished } = await opened({ largestCopy: 5 * MiB });
    const bytes = Buffer.alloc(7 * MiB, 'seven');
    await storage.put('t/from', bytes, pdf);
    await storage.copy('t/from', 't/to (7)');
    expect(await storage.stat('t/to (7)')).toMatchObject({
      size: bytes.length,
      sha256: sha256(bytes),
      ...pdf,
    });
    expect(await storage.verify('t/to (7)')).toMatchObject({ sha256: sha256(bytes) });
    expect(await unfinished()).toEqual([]);
  });

  // Where a server keeps no checksums, a corrupted part gets in; reading the whole is what finds it.
  it('shows by verification what a server without checksums did not notice', async () => {
    const { storage } = await opened({ checksums: false });
    const [bytes, corrupted] = [Buffer.from('as it was meant'), Buffer.from('as it was sent!')];
    const uploadId = await storage.beginUpload('t/unchecked', { ...pdf, size: bytes.length });
    const part = { partNumber: 1, size: bytes.length, sha256: sha256(bytes) };
    const link = await storage.partUrl('t/unchecked', uploadId, 1, { ...part, expiresInSeconds: 60 });
    const sent = await fetch(link.url, {
      method: 'PUT',
      headers: link.headers,
      body: new Uint8Array(corrupted),
    });
    expect(sent.status).toBe(200);
    expect(await storage.listParts('t/unchecked', uploadId)).toEqual([{ ...part, sha256: undefined }]);
    await storage.completeUpload('t/unchecked', uploadId, { size: bytes.length, parts: [part] });
    expect(await storage.verify('t/unchecked')).toEqual({ size: bytes.length, sha256: sha256(corrupted) });
  });

  it('goes through more parts than one answer lists', async () => {
    const { storage } = await opened();
    const uploadId = await storage.beginUpload('t/many', { ...pdf, size: 1005 });
    const byte = Buffer.from('x');
    for (let partNumber = 1; partNumber <= 1005; partNumber++) {
      const options = { size: 1, sha256: sha256(byte), expiresInSeconds: 60 };
      const link = await storage.partUrl('t/many', uploadId, partNumber, options);
      await fetch(link.url, { method: 'PUT', headers: link.headers, body: new Uint8Array(byte) });
    }
    const parts = await storage.listParts('t/many', uploadId);
    expect(parts.map(({ partNumber }) => partNumber)).toEqual(Array.from({ length: 1005 }, (_, i) => i + 1));
  });

  it('signs links for the address browsers use', async () => {
    const options = {
      endpoint: 'http://minio:9000',
      bucket: 'files',
      region: 'eu-central-1',
      accessKey: 'a',
      secretKey: 's',
    };
    const origin = async (more: Partial<S3StorageOptions>) => {
      const url = await createS3Storage({ ...options, ...more }).signedUrl('t/图 1', 'GET', {
        expiresInSeconds: 60,
      });
      expect(new URL(url).origin).toBe(browserOriginOf({ ...options, ...more }));
      return url.slice(0, url.indexOf('?'));
    };
    expect(await origin({})).toBe('http://minio:9000/files/t/%E5%9B%BE%201');
    const publicEndpoint = 'https://files.example.com';
    expect(await origin({ publicEndpoint })).toBe('https://files.example.com/files/t/%E5%9B%BE%201');
    const endpoint = 'https://oss-cn-hangzhou.aliyuncs.com';
    expect(await origin({ endpoint, addressing: 'host' })).toBe(
      'https://files.oss-cn-hangzhou.aliyuncs.com/t/%E5%9B%BE%201',
    );
  });

  it('says what is wrong with the bucket instead of finding nothing', async () => {
    const server = await startS3Server();
    onTestFinished(server.close);
    const address = { endpoint: server.endpoint, region: 'us-east-1', bucket: 'no-such-bucket' };
    const missing = createS3Storage({ ...address, ...testKeys });
    await expect(missing.get('t/x')).rejects.toMatchObject({ code: 'NoSuchBucket' });
    const refused = createS3Storage({ ...address, ...testKeys, secretKey: 'wrong' });
    await expect(refused.get('t/x')).rejects.toMatchObject({ code: 'SignatureDoesNotMatch' });
  });
});

function* slices(bytes: Buffer, length: number): Iterable<Buffer> {
  for (let start = 0; start < bytes.length; start += length) yield bytes.subarray(start, start + length);
}
