import { createHash, randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { ObjectStorage } from './object-storage.ts';

/** What a storage could not do, and what it said. */
export interface StorageFinding {
  step: 'store' | 'read' | 'upload' | 'list' | 'remove';
  error: unknown;
}

const bytes = Buffer.from('Millwright looks whether it can keep files here.');
const sha256 = createHash('sha256').update(bytes).digest('hex');
const contentType = 'text/plain';

/**
 * Tries everything the product will ask of a storage with one small object under a key of its own, and leaves nothing
 * behind. Undefined when all is well; otherwise the first step that failed.
 */
export async function examineStorage(storage: ObjectStorage): Promise<StorageFinding | undefined> {
  const key = `millwright-doctor/${randomUUID()}`;
  const steps: [StorageFinding['step'], () => Promise<void>][] = [
    ['store', async () => void (await storage.put(key, bytes, { contentType }))],
    ['read', () => readBack(storage, key)],
    ['upload', () => upload(storage, `${key}-upload`)],
    ['list', () => find(storage, key)],
    ['remove', () => storage.delete(key)],
  ];
  for (const [step, attempt] of steps) {
    try {
      await attempt();
    } catch (error) {
      await storage.delete(key).catch(() => undefined);
      return { step, error };
    }
  }
  return undefined;
}

async function readBack(storage: ObjectStorage, key: string): Promise<void> {
  const { body } = await storage.get(key, { start: 0, end: 9 });
  if (!(await buffer(body)).equals(bytes.subarray(0, 10))) throw new Error('other bytes came back');
  if ((await storage.verify(key)).sha256 !== sha256) throw new Error('other bytes came back');
  if (await storage.stat(`${key}-missing`)) throw new Error('an object was found that was never stored');
}

async function upload(storage: ObjectStorage, key: string): Promise<void> {
  const uploadId = await storage.beginUpload(key, { contentType, size: bytes.length });
  try {
    const parts = await storage.listParts(key, uploadId);
    if (parts.length > 0) throw new Error('a new upload already had parts');
    let known = false;
    for await (const unfinished of storage.listUploads('millwright-doctor/')) {
      known ||= unfinished.uploadId === uploadId;
    }
    if (!known) throw new Error('an unfinished upload was not listed');
  } finally {
    await storage.abortUpload(key, uploadId);
  }
}

async function find(storage: ObjectStorage, key: string): Promise<void> {
  for await (const object of storage.list('millwright-doctor/')) if (object.key === key) return;
  throw new Error('a stored object was not listed');
}
