import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { type FileHandle, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { listPointers } from './local-listing.ts';
import {
  assertKey,
  type ObjectFacts,
  type ObjectStorage,
  type PutOptions,
  StorageError,
  satisfiableRange,
} from './object-storage.ts';
import { signUrl } from './signed-url.ts';

export interface LocalStorageOptions {
  /** The folder that holds everything; made when absent. */
  directory: string;
  /** Where `localStorageHandler` is reachable, such as https://millwright.example.com/storage. */
  baseUrl: string;
  /** From `storageSigningKey`. */
  signingKey: Buffer;
}

/** What stands in `<last part>.object`: the facts, and the file beside it that holds the bytes. */
export interface Pointer {
  data: string;
  size: number;
  sha256: string;
  contentType: string;
  modifiedAt: string;
}

/**
 * Object storage in a local folder. The bytes of an object lie beside a small pointer file that names them; both are
 * written aside, flushed and renamed into place, the pointer last, so a reader finds the old object or the new one.
 */
export function createLocalStorage({ directory, baseUrl, signingKey }: LocalStorageOptions): ObjectStorage {
  const pointerPath = (key: string) => join(directory, `${key}.object`);
  const inTurn = oneAtATime();

  return {
    async put(key, bytes, options) {
      assertKey(key);
      const folder = dirname(join(directory, key));
      await mkdir(folder, { recursive: true });
      const data = `${key.split('/').at(-1)}.${randomUUID().slice(0, 13)}.data`;
      const { size, sha256 } = await writeBytes(join(folder, data), bytes, options);

      await inTurn(key, async () => {
        const replaced = await readPointer(pointerPath(key));
        const modifiedAt = new Date().toISOString();
        const pointer: Pointer = { data, size, sha256, contentType: options.contentType, modifiedAt };
        await writeWhole(pointerPath(key), JSON.stringify(pointer));
        if (replaced) await rm(join(folder, replaced.data), { force: true });
      });
      return { size, sha256 };
    },

    async get(key, range) {
      assertKey(key);
      const { pointer, file } = await openData(pointerPath(key));
      try {
        const part = range && satisfiableRange(range, pointer.size);
        const body = part
          ? file.createReadStream({ start: part.start, end: part.end })
          : pointer.size === 0
            ? Readable.from([])
            : file.createReadStream();
        if (pointer.size === 0) await file.close();
        return { ...factsOf(key, pointer), body, ...(part && { range: part }) };
      } catch (error) {
        await file.close();
        throw error;
      }
    },

    async stat(key) {
      assertKey(key);
      const pointer = await readPointer(pointerPath(key));
      return pointer && factsOf(key, pointer);
    },

    async delete(key) {
      assertKey(key);
      await inTurn(key, async () => {
        const pointer = await readPointer(pointerPath(key));
        if (!pointer) return;
        await rm(pointerPath(key), { force: true });
        await rm(join(dirname(pointerPath(key)), pointer.data), { force: true });
      });
    },

    async *list(prefix) {
      assertKey(`${prefix}x`); // a prefix is a key that is not finished yet
      for await (const key of listPointers(directory, prefix)) {
        const pointer = await readPointer(pointerPath(key));
        if (pointer) yield factsOf(key, pointer);
      }
    },

    async signedUrl(key, verb, options) {
      assertKey(key);
      return signUrl(signingKey, baseUrl, { key, verb, ...options });
    },
  };
}

/** Lets the writers of one key follow each other, so that each removes the bytes it replaced. */
function oneAtATime() {
  const last = new Map<string, Promise<unknown>>();
  return async (key: string, work: () => Promise<void>): Promise<void> => {
    const turn = (last.get(key) ?? Promise.resolve()).then(work, work);
    last.set(key, turn);
    await turn.finally(() => last.get(key) === turn && last.delete(key));
  };
}

function factsOf(key: string, pointer: Pointer): ObjectFacts {
  const { size, sha256, contentType, modifiedAt } = pointer;
  return { key, size, sha256, contentType, modifiedAt: new Date(modifiedAt) };
}

async function writeBytes(path: string, bytes: Readable | Uint8Array, { size: expected }: PutOptions) {
  const hash = createHash('sha256');
  let size = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      hash.update(chunk);
      done(expected !== undefined && size > expected ? sizeMismatch(expected) : null, chunk);
    },
  });
  const source =
    bytes instanceof Uint8Array ? Readable.from([Buffer.from(bytes)], { objectMode: false }) : bytes;
  const draft = `${path}.part`;
  try {
    await pipeline(source, measure, createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true }));
    if (expected !== undefined && size !== expected) throw sizeMismatch(expected);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  return { size, sha256: hash.digest('hex') };
}

async function writeWhole(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomUUID()}.part`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
  // The renames are only safe from a power cut once the folder that records them is flushed too.
  const folder = await open(dirname(path));
  await folder.sync().finally(() => folder.close());
}

async function readPointer(path: string): Promise<Pointer | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Pointer;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** Opens an object's bytes; between pointer and bytes someone may have replaced it, so it looks again a few times. */
async function openData(path: string): Promise<{ pointer: Pointer; file: FileHandle }> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const pointer = await readPointer(path);
    if (!pointer) break;
    try {
      return { pointer, file: await open(join(dirname(path), pointer.data)) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  throw new StorageError('storage.not_found', 'no object under this key');
}

function sizeMismatch(expected: number): StorageError {
  return new StorageError('storage.size_mismatch', `the object was announced with ${expected} bytes`);
}
