import { createReadStream, createWriteStream } from 'node:fs';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type PartFile, type Pointer, partsFile, readPointer } from './local-pointer.ts';
import { type Expected, Measured, streamOf } from './measured.ts';
import { type ByteRange, StorageError, satisfiableRange } from './object-storage.ts';

/** Read in pieces of this size: fewer turns than Node's usual 64 KiB, and still nothing to hold. */
const atOnce = 256 * 1024;

/** Writes bytes aside, flushes them and renames them into place; what is not as expected leaves nothing. */
export async function writeBytes(
  path: string,
  bytes: Readable | Uint8Array,
  expected: Expected,
  draft = `${path}.part`,
): Promise<{ size: number; sha256: string }> {
  const measured = new Measured(expected);
  try {
    const file = createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true });
    await pipeline(streamOf(bytes), measured, file);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  return { size: measured.size, sha256: measured.sha256 };
}

export interface OpenedBytes {
  pointer: Pointer;
  body: Readable;
  range?: Required<ByteRange>;
}

/** Opens an object's bytes, or a range of them (storage.not_found, storage.range_not_satisfiable). */
export async function openBytes(pointerAt: string, wanted?: ByteRange): Promise<OpenedBytes> {
  // Between pointer and bytes someone may have replaced the object, so it looks again a few times.
  for (let attempt = 0; attempt < 5; attempt++) {
    const pointer = await readPointer(pointerAt);
    if (!pointer) break;
    const range = wanted && satisfiableRange(wanted, pointer.size);
    try {
      const body = await bodyOf(join(dirname(pointerAt), pointer.data), pointer, range);
      return { pointer, body, ...(range && { range }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  throw new StorageError('storage.not_found', 'no object under this key');
}

async function bodyOf(data: string, pointer: Pointer, range?: Required<ByteRange>): Promise<Readable> {
  if (pointer.size === 0) return Readable.from([]);
  if (pointer.inParts) {
    const parts = JSON.parse(await readFile(join(data, partsFile), 'utf8')) as PartFile[];
    const stretches = stretchesOf(parts, range ?? { start: 0, end: pointer.size - 1 });
    // Each file is opened when its turn comes; a large object has thousands.
    return Readable.from(oneAfterAnother(data, stretches), { objectMode: false, highWaterMark: atOnce });
  }
  const file = await open(data);
  return file.createReadStream({ ...range, highWaterMark: atOnce });
}

type Stretch = { file: string } & Required<ByteRange>;

/** Which bytes of which part files a range of the whole object is. */
function stretchesOf(parts: readonly PartFile[], range: Required<ByteRange>): Stretch[] {
  const stretches: Stretch[] = [];
  let offset = 0;
  for (const { file, size } of parts) {
    const start = Math.max(0, range.start - offset);
    const end = Math.min(size - 1, range.end - offset);
    if (start <= end) stretches.push({ file, start, end });
    offset += size;
  }
  return stretches;
}

async function* oneAfterAnother(folder: string, stretches: readonly Stretch[]): AsyncIterable<Buffer> {
  for (const { file, start, end } of stretches) {
    yield* createReadStream(join(folder, file), {
      start,
      end,
      highWaterMark: atOnce,
    }) as AsyncIterable<Buffer>;
  }
}
