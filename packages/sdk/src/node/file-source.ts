import { open, realpath } from 'node:fs/promises';
import { basename } from 'node:path';
import { failure } from '../errors.ts';
import type { UploadSource } from '../sources.ts';

/** A local file to upload. Where it lies, its size and when it was written tell whether an upload goes on with it. */
export async function fileSource(path: string): Promise<UploadSource> {
  const handle = await open(path, 'r');
  const facts = await handle.stat({ bigint: true });
  if (!facts.isFile()) {
    await handle.close();
    throw failure('invalid', 'sdk.not_a_file', { path });
  }
  const size = Number(facts.size);
  const where = await realpath(path);
  return {
    name: basename(path),
    size,
    fingerprint: `${facts.mtimeNs}:${size}:${where}`.slice(-200),
    read: async (start, end) => {
      const bytes = new Uint8Array(end - start);
      let at = 0;
      while (at < bytes.length) {
        const { bytesRead } = await handle.read(bytes, at, bytes.length - at, start + at);
        if (bytesRead === 0) break;
        at += bytesRead;
      }
      return bytes.subarray(0, at);
    },
    isUnchanged: async () => {
      const now = await handle.stat({ bigint: true });
      return now.mtimeNs === facts.mtimeNs && now.size === facts.size;
    },
    close: () => handle.close(),
  };
}
