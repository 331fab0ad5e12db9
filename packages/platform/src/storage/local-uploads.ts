import { randomUUID } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { assertPart, assertSameParts, assertUploadSize } from './expected-parts.ts';
import { writeBytes } from './local-bytes.ts';
import { listLeftovers } from './local-listing.ts';
import { flushFolder, isAbsent, pointerPath, readPointer, removeData } from './local-pointer.ts';
import { assertKey, type PartUploads, StorageError } from './object-storage.ts';
import type { InTurn } from './one-at-a-time.ts';
import { type PartGrant, signUrl } from './signed-url.ts';
import { UploadFolder } from './upload-folder.ts';

/** Takes the bytes of one part, which its link allowed; the handler of signed links calls it. */
export type ReceivePart = (key: string, part: PartGrant, bytes: Readable) => Promise<void>;

interface LocalUploadsOptions {
  directory: string;
  baseUrl: string;
  signingKey: Buffer;
  inTurn: InTurn;
}

/** Uploads in parts on a local folder; `UploadFolder` says why a crash or a second process does no harm. */
export function localUploads(options: LocalUploadsOptions): PartUploads & { receivePart: ReceivePart } {
  const { directory, baseUrl, signingKey, inTurn } = options;
  const uploadOf = (key: string, uploadId: string) => {
    assertKey(key);
    return UploadFolder.isId(uploadId) ? new UploadFolder(directory, key, uploadId) : undefined;
  };

  return {
    async beginUpload(key, { contentType, size }) {
      assertKey(key);
      assertUploadSize(size);
      const upload = new UploadFolder(directory, key, randomUUID());
      await upload.begin({ contentType, size });
      return upload.uploadId;
    },

    async partUrl(key, uploadId, partNumber, { size, sha256, expiresInSeconds }) {
      assertKey(key);
      assertPart(partNumber, { size, sha256 });
      const part = { uploadId, partNumber, size, sha256 };
      const url = signUrl(signingKey, baseUrl, { key, verb: 'PUT', expiresInSeconds, part });
      return { url, headers: {} };
    },

    async receivePart(key, { uploadId, partNumber, size, sha256 }, bytes) {
      assertPart(partNumber, { size, sha256 });
      const upload = uploadOf(key, uploadId);
      if (!(await upload?.opened())) throw notFound();
      const path = upload!.partPath(partNumber, sha256);
      try {
        await writeBytes(path, bytes, { size, sha256 }, `${path}.${randomUUID()}.part`);
        await flushFolder(dirname(path));
      } catch (error) {
        throw isAbsent(error) ? notFound() : error; // aborted while the bytes came
      }
    },

    async listParts(key, uploadId) {
      const upload = uploadOf(key, uploadId);
      if (!upload || !(await upload.opened())) throw notFound();
      return (await upload.parts()).map(({ partNumber, size, sha256 }) => ({ partNumber, size, sha256 }));
    },

    async completeUpload(key, uploadId, expected) {
      const upload = uploadOf(key, uploadId);
      if (!upload) throw notFound();
      await inTurn(key, async () => {
        const opened = await upload.opened();
        if (!opened) throw notFound();
        const parts = await upload.parts();
        assertSameParts(parts, expected);
        if (opened.size !== expected.size) throw begunOtherwise();
        const replaced = await readPointer(upload.pointerAt);
        if (!(await upload.publish(parts))) throw notFound();
        if (replaced) await removeData(upload.pointerAt, replaced);
        await upload.tidy(parts);
      });
    },

    async abortUpload(key, uploadId) {
      assertKey(key);
      if (uploadId.startsWith(cutPut)) await removeCutPut(directory, key, uploadId);
      await inTurn(key, async () => uploadOf(key, uploadId)?.discard());
    },

    async *listUploads(prefix) {
      assertKey(`${prefix}x`);
      for await (const { key, path, uploadId } of listLeftovers(directory, prefix)) {
        const opened = uploadId ? await new UploadFolder(directory, key, uploadId).opened() : undefined;
        const startedAt = opened ? new Date(opened.modifiedAt) : await changedAt(path);
        const named = (await readPointer(pointerPath(directory, key)))?.data;
        if (startedAt && !path.endsWith(`/${named}`)) {
          yield { key, uploadId: uploadId ?? cutPut + path.slice(path.lastIndexOf('/') + 1), startedAt };
        }
      }
    },
  };
}

/** What a `put` that was cut left behind is listed as an upload under this id. */
const cutPut = 'put:';

async function removeCutPut(directory: string, key: string, uploadId: string): Promise<void> {
  const name = uploadId.slice(cutPut.length);
  const at = pointerPath(directory, key);
  const own = `${key.slice(key.lastIndexOf('/') + 1)}.`;
  if (!name.startsWith(own) || !/^[0-9a-f]{8}-[0-9a-f]{4}\.data(\.part)?$/.test(name.slice(own.length)))
    return;
  if ((await readPointer(at))?.data !== name) await rm(join(dirname(at), name), { force: true });
}

async function changedAt(path: string): Promise<Date | undefined> {
  const found = await stat(path).catch((error: unknown) => {
    if (!isAbsent(error)) throw error;
  });
  return found?.mtime;
}

function notFound(): StorageError {
  return new StorageError(
    'storage.upload_not_found',
    'no such upload; it was completed, aborted or never begun',
  );
}

function begunOtherwise(): StorageError {
  return new StorageError(
    'storage.parts_mismatch',
    'cannot complete: the upload was begun with another size',
  );
}
