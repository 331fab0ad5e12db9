import { conflict, invalid, notFound } from '@millwright/platform';
import { cutIntoParts, StorageError } from '@millwright/platform/storage';
import type { PartUrls, UploadRef } from '../files.schemas.ts';
import { findUpload, type UploadDoors, type UploadRecord } from '../uploads.records.ts';

/** How long a part's link works: long enough for a slow line, short enough for a lost one. */
const LINK_SECONDS = 15 * 60;

export interface PartLink {
  partNumber: number;
  url: string;
  /** Headers the sender has to send with it. */
  headers: Record<string, string>;
}

function requireOpen(upload: UploadRecord): void {
  if (upload.status !== 'open') throw conflict('files.upload_over', { status: upload.status });
}

/** Links to send parts to, each good for one part of this size and SHA-256 and nothing else. */
export async function partLinks(doors: UploadDoors, input: PartUrls): Promise<{ parts: PartLink[] }> {
  const upload = await doors.read((scope) => findUpload(scope, input.uploadId));
  requireOpen(upload);
  const ranges = cutIntoParts(upload.size);
  const parts: PartLink[] = [];
  for (const { partNumber, size, sha256 } of input.parts) {
    const range = ranges[partNumber - 1];
    const expected = range ? range.end - range.start : 0;
    if (size !== expected) throw invalid('files.part_size', { partNumber, expected });
    const { storageKey, storageId } = upload;
    const wanted = { size, sha256, expiresInSeconds: LINK_SECONDS };
    parts.push({ partNumber, ...(await doors.storage.partUrl(storageKey, storageId, partNumber, wanted)) });
  }
  return { parts };
}

export interface UploadState {
  uploadId: string;
  status: UploadRecord['status'];
  name: string;
  size: number;
  partSize: number;
  /** The parts that have arrived, with the SHA-256 the store found where it keeps one. */
  arrived: { partNumber: number; sha256: string | null }[];
}

/** Which parts of an upload have arrived, so that one that was cut off goes on where it was. */
export async function uploadState(doors: UploadDoors, input: UploadRef): Promise<UploadState> {
  const upload = await doors.read((scope) => findUpload(scope, input.uploadId));
  const { id, status, name, size, partSize, storageKey, storageId } = upload;
  const parts = status === 'open' ? await arrivedParts(doors.storage, storageKey, storageId) : [];
  return {
    uploadId: id,
    status,
    name,
    size,
    partSize,
    arrived: parts.map(({ partNumber, sha256 }) => ({ partNumber, sha256: sha256 ?? null })),
  };
}

/** A store may drop what nobody went on with for long; then there is nothing left to go on with. */
async function arrivedParts(storage: UploadDoors['storage'], key: string, storageId: string) {
  try {
    return await storage.listParts(key, storageId);
  } catch (error) {
    if (!(error instanceof StorageError) || error.code !== 'storage.upload_not_found') throw error;
    if (await storage.stat(key)) return [];
    throw notFound('files.upload_not_found');
  }
}

/** Gives an upload up; what had arrived is thrown away. */
export async function cancelUpload(doors: UploadDoors, input: UploadRef): Promise<{ uploadId: string }> {
  const upload = await doors.write(async (scope) => {
    const found = await findUpload(scope, input.uploadId, true);
    requireOpen(found);
    await scope.tx.fileUpload.updateMany({ where: { id: found.id }, data: { status: 'given_up' } });
    return found;
  });
  await doors.storage.abortUpload(upload.storageKey, upload.storageId);
  return { uploadId: upload.id };
}
