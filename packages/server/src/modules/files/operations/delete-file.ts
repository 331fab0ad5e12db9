import { conflict, type Scope } from '@millwright/platform';
import { fileDeleted, fileRestored } from '../files.events.ts';
import { type FileDetail, getFile } from '../files.queries.ts';
import { requireFree } from '../files.records.ts';
import type { VersionedFile } from '../files.schemas.ts';
import { folderById } from '../folders.records.ts';
import { endPublication } from '../publishing/publish-file.ts';
import { fileToChange } from './change-file.ts';

/** Puts a file into the recycle bin, and takes it back from the customer. All its versions stay. */
export async function deleteFile(
  scope: Scope,
  input: VersionedFile,
): Promise<{ fileId: string; version: number }> {
  const file = await fileToChange(scope, input.fileId, 'delete');
  requireFree(scope, file);
  const saved = await scope.save('fileAsset', file, input.version, {
    deletedAt: scope.now(),
  });
  await endPublication(scope, file);
  await scope.announce(fileDeleted, { fileId: file.id, contractId: file.contractId });
  return { fileId: file.id, version: saved.version };
}

/** Takes a file out of the recycle bin, into its folder, or to the top if that is gone. */
export async function restoreFile(scope: Scope, input: VersionedFile): Promise<FileDetail> {
  const file = await fileToChange(scope, input.fileId, 'restore');
  if (!file.deletedAt) throw conflict('files.not_in_recycle_bin');
  const folder = file.folderId ? await folderById(scope, file.folderId) : null;
  await scope.save('fileAsset', file, input.version, {
    deletedAt: null,
    folderId: folder?.deletedAt ? null : file.folderId,
  });
  await scope.announce(fileRestored, { fileId: file.id, contractId: file.contractId });
  return getFile(scope, file.id);
}
