import { conflict, forbidden, type Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { mayAdd } from '../browse.queries.ts';
import { homeOf } from '../files.homes.ts';
import { cleanName } from '../files.names.ts';
import type { FolderRow } from '../files.queries.ts';
import { requireOpenHome, subjectOf } from '../files.records.ts';
import type { UpdateFolder, VersionedFolder } from '../files.schemas.ts';
import {
  type FolderRecord,
  folderById,
  folderOf,
  requireDepth,
  requireFolderNameFree,
} from '../folders.records.ts';
import { announceFolders } from './create-folder.ts';

/** The folder with its record open before the viewer and for changes. */
async function folderToChange(scope: Scope, folderId: string): Promise<FolderRecord> {
  const folder = await folderById(scope, folderId);
  const home = await homeOf(scope, subjectOf(folder), true);
  if (!mayAdd(scope, home))
    throw forbidden('platform.forbidden', { action: 'update', subject: 'FileFolder' });
  requireOpenHome(home);
  if (folder.deletedAt) throw conflict('files.folder_gone');
  return folder;
}

/** Renames a folder or puts it, with all below it, into another one of the same record. */
export async function updateFolder(scope: Scope, input: UpdateFolder): Promise<FolderRow> {
  const folder = await folderToChange(scope, input.folderId);
  const subject = subjectOf(folder);
  const name = input.name === undefined ? folder.name : cleanName(input.name);
  const parent =
    input.parentId === undefined
      ? await folderOf(scope, subject, folder.parentId)
      : await folderOf(scope, subject, input.parentId);
  if (parent?.ancestorIds.includes(folder.id))
    throw conflict('files.folder_into_itself', { name: folder.name });
  await requireFolderNameFree(scope, subject, parent?.id ?? null, name, folder.id);
  const moved = (parent?.id ?? null) !== folder.parentId;
  const saved = await scope.save('fileFolder', folder, input.version, { name, parentId: parent?.id ?? null });
  if (moved) await moveBelow(scope, folder, parent?.ancestorIds ?? []);
  await announceFolders(scope, { subject, contractId: folder.contractId });
  return { id: folder.id, version: saved.version, name, parentId: parent?.id ?? null };
}

/** Gives a folder and everything below it their new way up. In Kysely: one statement for the whole branch. */
async function moveBelow(scope: Scope, folder: FolderRecord, above: readonly string[]): Promise<void> {
  const depth = folder.ancestorIds.length;
  const { deepest } = await scope.sql
    .selectFrom('file_folder as d')
    .where(sql<boolean>`d.ancestor_ids @> array[${folder.id}::uuid]`)
    .select(sql<number>`coalesce(max(cardinality(d.ancestor_ids)), 0)`.as('deepest'))
    .executeTakeFirstOrThrow();
  requireDepth(above.length + 1 + deepest - depth);
  await sql`
    update file_folder set ancestor_ids = ${[...above]}::uuid[] || ancestor_ids[${depth}::int:]
     where ancestor_ids @> array[${folder.id}::uuid]`.execute(scope.sql);
}

/** Removes an empty folder. Files in it would be lost from sight: they are thrown away or moved first. */
export async function deleteFolder(scope: Scope, input: VersionedFolder): Promise<{ folderId: string }> {
  const folder = await folderToChange(scope, input.folderId);
  const wide = scope.beyondReach('a folder with files is not empty, whoever may see them');
  const inside = await wide.sql
    .selectFrom('file_asset as f')
    .where('f.folder_id', '=', folder.id)
    .where('f.deleted_at', 'is', null)
    .select('f.id')
    .limit(1)
    .executeTakeFirst();
  const below = await scope.sql
    .selectFrom('file_folder as d')
    .where('d.parent_id', '=', folder.id)
    .where('d.deleted_at', 'is', null)
    .select('d.id')
    .limit(1)
    .executeTakeFirst();
  if (inside || below) throw conflict('files.folder_not_empty', { name: folder.name });
  await scope.save('fileFolder', folder, input.version, { deletedAt: scope.now() });
  await announceFolders(scope, { subject: subjectOf(folder), contractId: folder.contractId });
  return { folderId: folder.id };
}
