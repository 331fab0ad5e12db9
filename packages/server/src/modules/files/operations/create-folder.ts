import { newId } from '@millwright/db';
import { forbidden, type Scope } from '@millwright/platform';
import { mayAdd } from '../browse.queries.ts';
import { foldersChanged } from '../files.events.ts';
import { homeOf } from '../files.homes.ts';
import { cleanName } from '../files.names.ts';
import type { FolderRow } from '../files.queries.ts';
import { requireOpenHome } from '../files.records.ts';
import type { CreateFolder } from '../files.schemas.ts';
import { folderOf, requireDepth, requireFolderNameFree } from '../folders.records.ts';

/** Makes a folder among a record's files, for whoever may add files there. */
export async function createFolder(scope: Scope, input: CreateFolder): Promise<FolderRow> {
  const { subject } = input;
  const name = cleanName(input.name);
  const home = await homeOf(scope, subject, true);
  const parent = await folderOf(scope, subject, input.parentId);
  if (!mayAdd(scope, home)) throw forbidden('platform.forbidden', { action: 'create', subject: 'FileAsset' });
  requireOpenHome(home);
  const ancestors = parent?.ancestorIds ?? [];
  requireDepth(ancestors.length + 1);
  await requireFolderNameFree(scope, subject, parent?.id ?? null, name);

  const id = newId();
  const folder = await scope.tx.fileFolder.create({
    data: {
      id,
      subjectType: subject.type,
      subjectId: subject.id,
      contractId: home.contractId,
      parentId: parent?.id ?? null,
      name,
      ancestorIds: [...ancestors, id],
    },
    select: { id: true, version: true, name: true, parentId: true },
  });
  await announceFolders(scope, { subject, contractId: home.contractId });
  return folder;
}

/** Tells whoever has the record open that its folders are other ones. */
export async function announceFolders(
  scope: Scope,
  { subject, contractId }: { subject: CreateFolder['subject']; contractId: string },
): Promise<void> {
  await scope.announce(foldersChanged, { subjectType: subject.type, subjectId: subject.id, contractId });
}
