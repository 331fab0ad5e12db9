import { conflict, forbidden, type Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { fileChanged } from '../files.events.ts';
import { homeOf } from '../files.homes.ts';
import { findFile, proposedFile, requireOpenHome, subjectOf } from '../files.records.ts';
import type { Openness, ShareFolder } from '../files.schemas.ts';
import { opennessColumns } from '../files.types.ts';
import type { FolderRights } from '../folder-rights.ts';
import { type FolderRecord, folderById } from '../folders.records.ts';
import { announceFolders } from './create-folder.ts';
import { eachFile } from './each-file.ts';
import { requireColleagues } from './share-file.ts';

/** Most files a folder's rights are put on at once. */
const MOST_BELOW = 5_000;

/** What a folder says, for whoever sees its record. */
export async function folderRights(scope: Scope, folderId: string): Promise<FolderRights> {
  const folder = await folderById(scope, folderId);
  await homeOf(scope, subjectOf(folder));
  const row = await scope.sql
    .selectFrom('file_folder as d')
    .where('d.id', '=', folderId)
    .select(['d.version', 'd.openness', 'd.reader_ids as readerIds', 'd.editor_ids as editorIds'])
    .executeTakeFirstOrThrow();
  const readerIds = row.readerIds ?? [];
  const people = readerIds.length
    ? await scope.sql
        .selectFrom('member as m')
        .where('m.id', 'in', readerIds)
        .select(['m.id', 'm.name'])
        .orderBy('m.name')
        .execute()
    : [];
  return {
    folderId,
    version: row.version,
    openness: row.openness as Openness | null,
    people: people.map((person) => ({ ...person, mayEdit: (row.editorIds ?? []).includes(person.id) })),
  };
}

/** Says who sees what is put into a folder; and puts the same on the files in it and below it that the viewer may share. */
export async function shareFolder(
  scope: Scope,
  input: ShareFolder,
): Promise<FolderRights & { changed: number; refused: number; leftOut: number }> {
  const folder = await folderById(scope, input.folderId);
  const home = await homeOf(scope, subjectOf(folder), true);
  const wide = proposedFile(home, { departmentsRead: true, teamReads: true });
  if (!scope.can('share', 'FileAsset', wide))
    throw forbidden('platform.forbidden', { action: 'share', subject: 'FileFolder' });
  requireOpenHome(home);
  if (folder.deletedAt) throw conflict('files.folder_gone');
  // Without an openness the folder says nothing, about people neither.
  const people = new Map(
    input.openness === null ? [] : input.people.map(({ memberId, mayEdit }) => [memberId, mayEdit] as const),
  );
  await requireColleagues(scope, [...people.keys()]);
  const named = {
    readerIds: [...people.keys()],
    editorIds: [...people].filter(([, mayEdit]) => mayEdit).map(([memberId]) => memberId),
  };
  await scope.save('fileFolder', folder, input.version, { openness: input.openness, ...named });
  const below =
    input.applyBelow && input.openness !== null
      ? await applyBelow(scope, folder, { ...opennessColumns(input.openness), ...named })
      : { changed: 0, refused: 0, leftOut: 0 };
  await announceFolders(scope, { subject: subjectOf(folder), contractId: folder.contractId });
  return { ...(await folderRights(scope, folder.id)), ...below };
}

type Rights = ReturnType<typeof opennessColumns> & { readerIds: string[]; editorIds: string[] };

const differs = ({ departmentsRead, teamReads, readerIds, editorIds }: Rights) =>
  sql<boolean>`(f.departments_read, f.team_reads, f.reader_ids, f.editor_ids)
    is distinct from (${departmentsRead}::boolean, ${teamReads}::boolean, ${readerIds}::uuid[], ${editorIds}::uuid[])`;

async function applyBelow(scope: Scope, folder: FolderRecord, rights: Rights) {
  const below = scope.sql
    .selectFrom('file_asset as f')
    .innerJoin('file_folder as d', (join) =>
      join.onRef('d.id', '=', 'f.folder_id').onRef('d.tenant_id', '=', 'f.tenant_id'),
    )
    .where(scope.where('read', 'FileAsset', 'f') as never)
    .where(sql<boolean>`d.ancestor_ids @> array[${folder.id}::uuid]`)
    .where('f.deleted_at', 'is', null);
  // Those that do not have these rights yet, so that a second time goes on where the first stopped.
  const rest = below.where(differs(rights));
  const { all } = await rest.select(sql<string>`count(*)`.as('all')).executeTakeFirstOrThrow();
  const files = await rest.select('f.id as fileId').orderBy('f.id').limit(MOST_BELOW).execute();
  const { done, refused } = await eachFile(scope, files, async ({ fileId }) => {
    const file = await findFile(scope, fileId, { lock: true });
    scope.require('share', 'FileAsset', file);
    await scope.tx.fileAsset.updateMany({ where: { id: fileId }, data: rights });
    await scope.announce(fileChanged, { fileId, contractId: file.contractId });
    return {};
  });
  return { changed: done.length, refused: refused.length, leftOut: Number(all) - files.length };
}
