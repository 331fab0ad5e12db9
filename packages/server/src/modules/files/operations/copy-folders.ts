import { forbidden, invalid, type Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { mayAdd } from '../browse.queries.ts';
import { homeOf } from '../files.homes.ts';
import { freeName } from '../files.names.ts';
import { requireOpenHome, subjectOf } from '../files.records.ts';
import { type CopyFolders, MAX_ARCHIVED } from '../files.schemas.ts';
import { type FolderRecord, folderById, folderOf } from '../folders.records.ts';
import { FolderTree, type Place } from '../folders.tree.ts';

export interface CopiedFolders {
  /** The copy of each folder, and what it is called there. */
  folders: { folderId: string; copyId: string; name: string }[];
  /** The files in them, as far as whoever copies may read them, each with the folder its copy belongs into. */
  files: { fileId: string; name: string; folderId: string }[];
}

/**
 * Makes folders of a record again in another place, with all folders below them, and says which files belong into them:
 * those are copied a few at a time. Where a name is taken, the copy gets the next one that is not.
 */
export async function copyFolders(scope: Scope, input: CopyFolders): Promise<CopiedFolders> {
  const home = await homeOf(scope, input.to, true);
  const parent = await folderOf(scope, input.to, input.parentId);
  if (!mayAdd(scope, home)) throw forbidden('platform.forbidden', { action: 'create', subject: 'FileAsset' });
  requireOpenHome(home);

  const tree = await FolderTree.of(scope, input.to);
  const copied: CopiedFolders = { folders: [], files: [] };
  for (const folderId of new Set(input.folderIds)) {
    const folder = await folderById(scope, folderId);
    await homeOf(scope, subjectOf(folder));
    await folderOf(scope, subjectOf(folder), folder.id);
    const name = freeName(folder.name, (taken) => tree.has(parent, taken));
    const copies = await copyTree(scope, folder, { tree, parent, name });
    copied.folders.push({ folderId: folder.id, copyId: copies.get(folder.id)!.id, name });
    for (const file of await filesBelow(scope, folder))
      copied.files.push({ fileId: file.id, name: file.name, folderId: copies.get(file.folderId!)!.id });
    if (copied.files.length > MAX_ARCHIVED) throw invalid('files.copy_too_many', { most: MAX_ARCHIVED });
  }
  await tree.save(scope, home.contractId);
  return copied;
}

/** The copy of each folder of a branch. */
async function copyTree(
  scope: Scope,
  folder: FolderRecord,
  { tree, parent, name }: { tree: FolderTree; parent: Place | null; name: string },
): Promise<Map<string, Place>> {
  const below = await scope.sql
    .selectFrom('file_folder as d')
    .where(sql<boolean>`d.ancestor_ids @> array[${folder.id}::uuid]`)
    .where('d.deleted_at', 'is', null)
    .select(['d.id', 'd.name', 'd.parent_id as parentId', 'd.openness'])
    .orderBy(sql`cardinality(d.ancestor_ids)`)
    .execute();
  const copies = new Map<string, Place>();
  for (const one of below) {
    const copy =
      one.id === folder.id ? tree.walk(parent, [name]) : tree.walk(copies.get(one.parentId!)!, [one.name]);
    // As open as it was, and for nobody by name.
    tree.open(copy, one.openness);
    copies.set(one.id, copy);
  }
  return copies;
}

async function filesBelow(scope: Scope, folder: FolderRecord) {
  return scope.sql
    .selectFrom('file_asset as f')
    .innerJoin('file_folder as d', (join) =>
      join.onRef('d.id', '=', 'f.folder_id').onRef('d.tenant_id', '=', 'f.tenant_id'),
    )
    .where(sql<boolean>`d.ancestor_ids @> array[${folder.id}::uuid]`)
    .where('d.deleted_at', 'is', null)
    .where('f.deleted_at', 'is', null)
    .where(scope.where('read', 'FileAsset', 'f') as never)
    .select(['f.id', 'f.name', 'f.folder_id as folderId'])
    .orderBy('f.id')
    .limit(MAX_ARCHIVED + 1)
    .execute();
}
