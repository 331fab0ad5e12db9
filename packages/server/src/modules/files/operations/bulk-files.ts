import type { Scope } from '@millwright/platform';
import { freeName } from '../files.names.ts';
import { namesTaken } from '../files.places.ts';
import { requireFree, subjectOf } from '../files.records.ts';
import type { MoveFiles, RecycleFiles } from '../files.schemas.ts';
import { folderOf } from '../folders.records.ts';
import { fileToChange, saveFile } from './change-file.ts';
import { deleteFile, restoreFile } from './delete-file.ts';
import { eachFile, type FilesOutcome, orOneReason } from './each-file.ts';

export type MovedFiles = FilesOutcome<{ version: number; name: string }>;
export type RecycledFiles = FilesOutcome<{ version: number }>;

/** Puts a file into another folder of its record; where its name is taken there, under the next one that is not. */
async function moveFile(scope: Scope, { fileId, version, folderId }: MoveFiles['files'][number]) {
  const file = await fileToChange(scope, fileId, 'update');
  requireFree(scope, file);
  const subject = subjectOf(file);
  const folder = await folderOf(scope, subject, folderId);
  if ((folder?.id ?? null) === file.folderId) return { version: file.version, name: file.name };
  const taken = await namesTaken(scope, subject, folder?.id ?? null);
  const name = freeName(file.name, taken.has);
  const saved = await saveFile(scope, file, version, { folderId: folder?.id ?? null, name });
  return { version: saved.version, name };
}

/** Puts each of the files into the folder named with it. */
export async function moveFiles(scope: Scope, { files }: MoveFiles): Promise<MovedFiles> {
  return orOneReason(await eachFile(scope, files, (file) => moveFile(scope, file)));
}

/** Puts each of the files into the recycle bin. */
export async function deleteFiles(scope: Scope, { files }: RecycleFiles): Promise<RecycledFiles> {
  const remove = async (file: RecycleFiles['files'][number]) => {
    const { version } = await deleteFile(scope, file);
    return { version };
  };
  return orOneReason(await eachFile(scope, files, remove));
}

/** Takes each of the files out of the recycle bin. */
export async function restoreFiles(scope: Scope, { files }: RecycleFiles): Promise<RecycledFiles> {
  const restore = async (file: RecycleFiles['files'][number]) => {
    const { version } = await restoreFile(scope, file);
    return { version };
  };
  return orOneReason(await eachFile(scope, files, restore));
}
