import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { openBytes, writeBytes } from './local-bytes.ts';
import { listPointers } from './local-listing.ts';
import {
  factsOf,
  isAbsent,
  linkFile,
  type Pointer,
  pointerPath,
  readPointer,
  removeData,
  writeWhole,
} from './local-pointer.ts';
import { localUploads, type ReceivePart } from './local-uploads.ts';
import { measure } from './measured.ts';
import { assertKey, type ObjectStorage, StorageError } from './object-storage.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { signUrl } from './signed-url.ts';
import { UploadFolder } from './upload-folder.ts';

export interface LocalStorageOptions {
  /** The folder that holds everything; made when absent. */
  directory: string;
  /** Where `localStorageHandler` is reachable: an address, or a path on whatever origin the page came from. */
  baseUrl: string;
  /** From `storageSigningKey`. */
  signingKey: Buffer;
}

/** An object storage whose links this process serves itself, with `localStorageHandler`. */
export interface LocalStorage extends ObjectStorage {
  receivePart: ReceivePart;
}

/**
 * Object storage in a local folder. The bytes of an object lie beside a small pointer file that names them; both are
 * written aside, flushed and renamed into place, the pointer last, so a reader finds the old object or the new one.
 */
export function createLocalStorage(options: LocalStorageOptions): LocalStorage {
  const { directory, baseUrl, signingKey } = options;
  const pointerAt = (key: string) => {
    assertKey(key);
    return pointerPath(directory, key);
  };
  const inTurn = oneAtATime();

  /** From here on the key means these bytes; what it meant before is removed. */
  const point = async (key: string, pointer: Pointer) =>
    inTurn(key, async () => {
      const replaced = await readPointer(pointerAt(key));
      await writeWhole(pointerAt(key), JSON.stringify(pointer));
      if (replaced) await removeData(pointerAt(key), replaced);
    });

  return {
    ...localUploads({ ...options, inTurn }),

    async put(key, bytes, { contentType, size: expected }) {
      const folder = dirname(pointerAt(key));
      await mkdir(folder, { recursive: true });
      const data = dataName(key);
      const { size, sha256 } = await writeBytes(join(folder, data), bytes, { size: expected });
      await point(key, { data, size, sha256, contentType, modifiedAt: new Date().toISOString() });
      return { size, sha256 };
    },

    async get(key, wanted) {
      const { pointer, ...opened } = await openBytes(pointerAt(key), wanted);
      return { ...factsOf(key, pointer), ...opened };
    },

    async stat(key) {
      const pointer = await readPointer(pointerAt(key));
      return pointer && factsOf(key, pointer);
    },

    async delete(key) {
      const at = pointerAt(key);
      await inTurn(key, async () => {
        const pointer = await readPointer(at);
        if (!pointer) return;
        await rm(at, { force: true });
        await removeData(at, pointer);
      });
    },

    async *list(prefix) {
      assertKey(`${prefix}x`); // a prefix is a key that is not finished yet
      for await (const key of listPointers(directory, prefix)) {
        const pointer = await readPointer(pointerAt(key));
        if (!pointer) continue;
        const { size, modifiedAt } = factsOf(key, pointer);
        yield { key, size, modifiedAt };
      }
    },

    async copy(from, to) {
      const pointer = await readPointer(pointerAt(from));
      if (!pointer) throw notFound();
      await mkdir(dirname(pointerAt(to)), { recursive: true });
      try {
        const data = await share(directory, from, pointer, to);
        await point(to, { ...pointer, data, modifiedAt: new Date().toISOString() });
      } catch (error) {
        throw isAbsent(error) ? notFound() : error; // removed or replaced meanwhile
      }
    },

    async verify(key) {
      return measure((await openBytes(pointerAt(key))).body);
    },

    async signedUrl(key, verb, wanted) {
      assertKey(key);
      return signUrl(signingKey, baseUrl, { key, verb, ...wanted });
    },
  };
}

/** Gives a second object the bytes of the first as links: they are never changed, so both can have them. */
async function share(directory: string, from: string, pointer: Pointer, to: string): Promise<string> {
  const uploadId = UploadFolder.named(pointer.data)?.uploadId;
  if (pointer.inParts && uploadId) {
    const [original, copy] = [
      new UploadFolder(directory, from, uploadId),
      new UploadFolder(directory, to, randomUUID()),
    ];
    await copy.linkFrom(original, await original.published());
    return copy.name;
  }
  const data = dataName(to);
  const [source, target] = [pointerPath(directory, from), pointerPath(directory, to)].map(dirname);
  await linkFile(join(source!, pointer.data), join(target!, data));
  return data;
}

/** A name no other writer of this key uses. */
function dataName(key: string): string {
  return `${basename(key)}.${randomUUID().slice(0, 13)}.data`;
}

function notFound(): StorageError {
  return new StorageError('storage.not_found', 'no object under this key');
}
