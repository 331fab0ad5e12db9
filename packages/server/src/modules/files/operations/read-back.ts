import { createHash } from 'node:crypto';
import type { Scanner, Verdict } from '@millwright/platform/scanner';
import { type ObjectStorage, StorageError } from '@millwright/platform/storage';
import { detectedType, HEAD } from '../detected-type.ts';

/** What bytes were found to be. */
export interface ReadBack {
  size: number;
  sha256: string;
  detectedType: string | null;
  /** What the scanner says; null where there is none. */
  verdict: Verdict | null;
}

/**
 * Reads an object once, from its first byte to its last: how many there are, their SHA-256, what they begin with, and what
 * the scanner says of them. Null when it is not there.
 */
export async function readBack(
  storage: ObjectStorage,
  key: string,
  scanner: Scanner | undefined,
): Promise<ReadBack | null> {
  const object = await opened(storage, key);
  if (!object) return null;
  const hash = createHash('sha256');
  const head: Buffer[] = [];
  let size = 0;
  const scan = await scanner?.begin(object.size).catch((error: unknown) => {
    object.body.destroy();
    throw error;
  });
  try {
    for await (const piece of object.body as AsyncIterable<Buffer>) {
      if (size < HEAD) head.push(piece.subarray(0, HEAD - size));
      size += piece.length;
      hash.update(piece);
      await scan?.write(piece);
    }
    const verdict = (await scan?.end()) ?? null;
    return { size, sha256: hash.digest('hex'), detectedType: detectedType(Buffer.concat(head)), verdict };
  } finally {
    scan?.cancel();
  }
}

async function opened(storage: ObjectStorage, key: string) {
  try {
    return await storage.get(key);
  } catch (error) {
    if (error instanceof StorageError && error.code === 'storage.not_found') return null;
    throw error;
  }
}
