import { createHash, randomBytes } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { objectStorageContract } from './object-storage.contract.ts';
import { makeBucket } from './s3-server.fixture.ts';
import { createS3Storage } from './s3-storage.ts';
import { describeWithSwift, startSwift, swiftKeys } from './swift-server.fixture.ts';

const MiB = 1024 ** 2;
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function openSwift() {
  const server = await startSwift();
  const address = { endpoint: server.endpoint, region: 'us-east-1', ...swiftKeys };
  const storage = createS3Storage({ ...address, bucket: await makeBucket(address) });
  return { server, storage, close: () => server.close() };
}

describeWithSwift('OpenStack Swift', () => {
  objectStorageContract('Swift', openSwift);
});

describeWithSwift('a store that is killed in the middle of an upload', () => {
  it('has what had arrived, takes the rest once it is back, and the whole is what was sent', async () => {
    const { server, storage, close } = await openSwift();
    onTestFinished(close);
    const pieces = [randomBytes(5 * MiB), randomBytes(5 * MiB), randomBytes(1234)];
    const whole = Buffer.concat(pieces);
    const key = 't1/killed';
    const uploadId = await storage.beginUpload(key, { contentType: 'application/pdf', size: whole.length });
    const send = async (number: number) => {
      const bytes = pieces[number - 1]!;
      const wanted = { size: bytes.length, sha256: sha256(bytes), expiresInSeconds: 60 };
      const { url, headers } = await storage.partUrl(key, uploadId, number, wanted);
      return fetch(url, { method: 'PUT', headers, body: new Uint8Array(bytes) });
    };
    expect((await send(1)).status).toBe(200);
    const cut = send(2).catch((error: unknown) => error);
    await server.kill();
    expect(await cut).toBeInstanceOf(Error);
    await expect(storage.listParts(key, uploadId)).rejects.toThrow();

    await server.start();
    const there = await storage.listParts(key, uploadId);
    expect(there.map(({ partNumber, size }) => [partNumber, size])).toContainEqual([1, pieces[0]!.length]);
    expect(await storage.stat(key)).toBeUndefined();
    for (const number of [2, 3]) expect((await send(number)).status).toBe(200);
    await storage.completeUpload(key, uploadId, {
      size: whole.length,
      parts: pieces.map((bytes, index) => ({
        partNumber: index + 1,
        size: bytes.length,
        sha256: sha256(bytes),
      })),
    });
    // What is complete survives as well.
    await server.kill();
    await server.start();
    expect(await storage.verify(key)).toEqual({ size: whole.length, sha256: sha256(whole) });
  }, 120_000);
});
