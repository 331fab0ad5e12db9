import { newId } from '@millwright/db';
import { conflict, type Scope, type TenantPrincipal } from '@millwright/platform';
import { cutIntoParts, StorageError } from '@millwright/platform/storage';
import { fileVersionAdded } from '../files.events.ts';
import { homeOf } from '../files.homes.ts';
import { type FileDetail, getFile } from '../files.queries.ts';
import { findFile, proposedFile } from '../files.records.ts';
import type { UploadRef } from '../files.schemas.ts';
import { fileTypeOr } from '../files.types.ts';
import { rightsIn } from '../folder-rights.ts';
import { folderOf } from '../folders.records.ts';
import { findUpload, type UploadDoors, type UploadRecord } from '../uploads.records.ts';
import { planUpload } from './begin-upload.ts';

/**
 * Completes an upload: its parts become one object, and the object a version of a file. Sent again after a lost answer it
 * says the same. Two people who send the same file at once make two versions of it.
 */
export async function completeUpload(doors: UploadDoors, input: UploadRef): Promise<FileDetail> {
  const upload = await doors.read((scope) => findUpload(scope, input.uploadId));
  if (upload.status === 'given_up') throw conflict('files.upload_over', { status: upload.status });
  if (upload.status === 'open') await joinParts(doors, upload);
  return doors.write(async (scope) => {
    const current = await findUpload(scope, input.uploadId, true);
    if (current.status === 'given_up') throw conflict('files.upload_over', { status: current.status });
    const fileId = current.status === 'completed' ? current.fileId! : await addVersion(scope, current);
    return getFile(scope, fileId);
  });
}

/** Puts the parts together. Done before, by an attempt whose answer was lost or by a twin, is done. */
async function joinParts({ storage }: UploadDoors, upload: UploadRecord): Promise<void> {
  const { storageKey, storageId, size } = upload;
  if (await storage.stat(storageKey)) return;
  const expected = cutIntoParts(size).map(({ partNumber, start, end }) => ({
    partNumber,
    size: end - start,
  }));
  const arrived = new Set(
    (await storage.listParts(storageKey, storageId)).map(({ partNumber }) => partNumber),
  );
  const missing = expected.filter(({ partNumber }) => !arrived.has(partNumber));
  if (missing.length > 0)
    throw conflict('files.parts_missing', {
      missing: missing.slice(0, 100).map(({ partNumber }) => partNumber),
    });
  try {
    await storage.completeUpload(storageKey, storageId, { size, parts: expected });
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    if (error.code === 'storage.upload_not_found' && (await storage.stat(storageKey))) return;
    throw conflict('files.upload_refused', { reason: error.code });
  }
}

/** The upload as a further version of its file, or as a new file. Asked again: much may have changed while bytes travelled. */
async function addVersion(scope: Scope<TenantPrincipal>, upload: UploadRecord): Promise<string> {
  const announced = {
    subject: upload.subject,
    folderId: upload.folderId ?? undefined,
    fileId: upload.fileId ?? undefined,
    name: upload.name,
    typeId: upload.typeId,
    size: upload.size,
  };
  const plan = await planUpload(scope, announced, { begun: true });
  const fileId = plan.fileId ?? (await createFile(scope, upload));
  const file = await findFile(scope, fileId, { lock: true });
  const number = file.lastVersionNo + 1;
  const versionId = newId();
  await scope.tx.fileVersion.create({
    data: {
      id: versionId,
      fileId,
      contractId: file.contractId,
      number,
      size: BigInt(upload.size),
      contentType: upload.contentType,
      storageKey: upload.storageKey,
      statedSha256: upload.statedSha256,
      note: upload.note,
      memberId: plan.memberId,
    },
  });
  await scope.tx.fileAsset.updateMany({ where: { id: fileId }, data: { lastVersionNo: number } });
  await scope.tx.fileUpload.updateMany({
    where: { id: upload.id },
    data: { status: 'completed', fileId, versionId },
  });
  await scope.announce(fileVersionAdded, {
    fileId,
    contractId: file.contractId,
    versionId,
    versionNo: number,
  });
  return fileId;
}

async function createFile(scope: Scope, upload: UploadRecord): Promise<string> {
  // Held, so that what the record says of itself is still so when its file is there.
  const home = await homeOf(scope, upload.subject, true);
  const type = await fileTypeOr(scope, upload.typeId, { chosen: true });
  const folder = await folderOf(scope, upload.subject, upload.folderId);
  const rights = await rightsIn(scope, folder, type);
  const { departmentIds, personIds } = proposedFile(home, rights);
  const id = newId();
  await scope.tx.fileAsset.create({
    data: {
      id,
      subjectType: upload.subject.type,
      subjectId: upload.subject.id,
      contractId: home.contractId,
      folderId: upload.folderId,
      typeId: type.id,
      name: upload.name,
      departmentIds,
      personIds,
      ...rights,
    },
  });
  return id;
}
