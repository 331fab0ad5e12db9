import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import { fromBufferPromise } from 'yauzl';

/**
 * What an archive unpacks to, by path, as whoever gets it unpacks it: by a reader that knows nothing of its writer, refuses
 * names that lead elsewhere, and compares sizes and checksums. A folder is its path with a slash, and empty.
 */
export async function unpacked(zip: Uint8Array): Promise<Map<string, Buffer>> {
  const archive = await fromBufferPromise(Buffer.from(zip), { lazyEntries: true, strictFileNames: true });
  const found = new Map<string, Buffer>();
  for await (const entry of archive.eachEntry()) {
    const bytes = entry.fileName.endsWith('/')
      ? Buffer.alloc(0)
      : await buffer(await archive.openReadStreamPromise(entry));
    if (crc32(bytes) !== entry.crc32) throw new Error(`${entry.fileName} is not what was packed`);
    if (found.has(entry.fileName)) throw new Error(`${entry.fileName} is there twice`);
    found.set(entry.fileName, bytes);
  }
  return found;
}
