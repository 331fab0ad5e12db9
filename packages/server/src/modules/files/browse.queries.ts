import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { type FileHome, homeOf } from './files.homes.ts';
import { type FolderPage, type FolderRow, fileRows, presentRow } from './files.queries.ts';
import { proposedFile } from './files.records.ts';
import type { Browse } from './files.schemas.ts';
import { folderOf } from './folders.records.ts';

/** Most files one folder shows; a search narrows further. */
const MOST_FILES = 500;

const escaped = (search: string) => `%${search.replace(/[\\%_]/g, '\\$&')}%`;

/** What lies in one folder of a record, as far as the viewer may see it; or, searched, anywhere in the record. */
export async function browseFiles(scope: Scope, input: Browse): Promise<FolderPage> {
  const { subject, search, deleted } = input;
  const home = await homeOf(scope, subject);
  const folder = await folderOf(scope, subject, input.folderId);
  let query = fileRows(scope, search)
    .where('f.subject_type', '=', subject.type)
    .where('f.subject_id', '=', subject.id)
    .where('f.deleted_at', deleted ? 'is not' : 'is', null);
  if (deleted) query = query.where(scope.where('restore', 'FileAsset', 'f') as never);
  else if (!search) query = query.where('f.folder_id', folder ? '=' : 'is', folder?.id ?? null);
  if (search)
    query = query.where((eb) =>
      eb.or([
        sql<boolean>`f.name ilike ${escaped(search)}`,
        sql<boolean>`coalesce(f.drawing_no, '') ilike ${escaped(search)}`,
        // The words of a marked document are not to be found out one by one by whoever may not have it.
        eb.and([
          sql<boolean>`p.text ilike ${escaped(search)}`,
          eb.or([
            sql<boolean>`not (f.watermark or w.watermark_files)`,
            (scope.where('update', 'FileAsset', 'f') as (of: unknown) => never)(eb),
          ]),
        ]),
      ]),
    );
  const files = await query.orderBy('f.name').orderBy('f.id').limit(MOST_FILES).execute();
  const folders = await foldersIn(scope, subject, { parentId: folder?.id ?? null, search, deleted });
  return {
    path: folder ? await pathTo(scope, folder.ancestorIds) : [],
    folders,
    files: files.map((row) => presentRow(scope, row, home)),
    allowed: home.isOpen ? allowedHere(scope, home) : [],
  };
}

/** What may be done in a record's folders: add files, and say who sees what is put there. */
function allowedHere(scope: Scope, home: FileHome): string[] {
  const wide = proposedFile(home, { departmentsRead: true, teamReads: true });
  return [
    ...(mayAdd(scope, home) ? ['create'] : []),
    ...(scope.can('share', 'FileAsset', wide) ? ['share'] : []),
  ];
}

/** Whether the viewer may add files that are open in any of the ways there are. */
export const mayAdd = (scope: Scope, home: FileHome): boolean =>
  [true, false].some((open) =>
    scope.can('create', 'FileAsset', proposedFile(home, { departmentsRead: open, teamReads: open })),
  );

async function foldersIn(
  scope: Scope,
  subject: Browse['subject'],
  where: { parentId: string | null; search?: string | undefined; deleted?: boolean | undefined },
): Promise<FolderRow[]> {
  if (where.deleted) return [];
  let query = scope.sql
    .selectFrom('file_folder as d')
    .where('d.subject_type', '=', subject.type)
    .where('d.subject_id', '=', subject.id)
    .where('d.deleted_at', 'is', null)
    .select(['d.id', 'd.version', 'd.name', 'd.parent_id as parentId']);
  query = where.search
    ? query.where('d.name', 'ilike', escaped(where.search))
    : query.where('d.parent_id', where.parentId === null ? 'is' : '=', where.parentId);
  return query.orderBy('d.name').limit(MOST_FILES).execute();
}

async function pathTo(scope: Scope, ids: readonly string[]): Promise<FolderRow[]> {
  const rows = await scope.sql
    .selectFrom('file_folder as d')
    .where('d.id', 'in', [...ids])
    .select(['d.id', 'd.version', 'd.name', 'd.parent_id as parentId'])
    .execute();
  return ids.flatMap((id) => rows.filter((row) => row.id === id));
}
