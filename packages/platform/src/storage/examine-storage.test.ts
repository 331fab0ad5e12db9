import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examineStorage } from './examine-storage.ts';
import { createLocalStorage } from './local-storage.ts';
import { StorageError } from './object-storage.ts';
import { startS3Server, testKeys } from './s3-server.fixture.ts';
import { createS3Storage } from './s3-storage.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'millwright-examined-'));
});
afterAll(() => rm(directory, { recursive: true }));

describe('examining a storage', () => {
  const local = () => createLocalStorage({ directory, baseUrl: '/storage', signingKey: Buffer.alloc(32, 7) });

  it('finds nothing wrong with a good one, and leaves nothing behind', async () => {
    expect(await examineStorage(local())).toBeUndefined();
    const files = (await readdir(directory, { recursive: true, withFileTypes: true })).filter((f) =>
      f.isFile(),
    );
    expect(files).toEqual([]);
  });

  it('says at which step a right is missing', async () => {
    const refused = new StorageError('storage.not_found', 'no');
    const noUploads = { ...local(), beginUpload: () => Promise.reject(refused) };
    expect(await examineStorage(noUploads)).toEqual({ step: 'upload', error: refused });
    const forgetful = { ...local(), verify: async () => ({ size: 1, sha256: '0' }) };
    expect(await examineStorage(forgetful)).toMatchObject({ step: 'read' });
  });

  it('says so when there is no bucket', async () => {
    const server = await startS3Server();
    const address = { endpoint: server.endpoint, region: 'us-east-1', ...testKeys };
    const finding = await examineStorage(createS3Storage({ ...address, bucket: 'no-such-bucket' }));
    expect(finding).toMatchObject({ step: 'store', error: { code: 'NoSuchBucket' } });
    await server.close();
  });
});
