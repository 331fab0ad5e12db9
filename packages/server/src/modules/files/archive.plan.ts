import { conflict, invalid, type Scope } from '@millwright/platform';
import { ArchiveNames } from '@millwright/platform/archive';
import { sql } from 'kysely';
import { MANIFEST, type Outcome } from './archive.manifest.ts';
import { homeOf } from './files.homes.ts';
import { RULE_COLUMNS } from './files.records.ts';
import { type Archive, MAX_ARCHIVED } from './files.schemas.ts';
import { folderOf } from './folders.records.ts';

/** A file as it will lie in the archive. */
export interface PlannedFile {
  fileId: string;
  path: string;
  modifiedAt: Date;
  number: number;
  size: number;
  sha256: string | null;
  storageKey: string;
  outcome: Outcome;
}

export interface ArchivePlan {
  /** What the archive is called, without day and ending; null where the whole record goes into it. */
  name: string | null;
  folders: string[];
  files: PlannedFile[];
  /** What was asked for and cannot come along. */
  leftOut: { path: string; outcome: Outcome }[];
}

/** Why a file without a good version stays behind, by the state of its newest; any other waits to be checked. */
const WITHOUT: Partial<Record<string, Outcome>> = { broken: 'broken', infected: 'held', unscanned: 'held' };

/** What an archive will hold, and where: as far as whoever asks may read it, in each file's newest good version. */
export async function planArchive(scope: Scope, input: Archive): Promise<ArchivePlan> {
  await homeOf(scope, input.subject);
  for (const folderId of input.folderIds) await folderOf(scope, input.subject, folderId);
  const folders = await foldersOf(scope, input);
  const files = await filesOf(scope, input);
  if (files.length > MAX_ARCHIVED) throw invalid('files.archive_too_many', { most: MAX_ARCHIVED });
  if (files.length + folders.length === 0) throw conflict('files.archive_empty');

  const names = new ArchiveNames();
  names.take('', MANIFEST['zh-CN']);
  names.take('', MANIFEST.en);
  // From the top down, so that each finds the way to the one it lies in.
  const paths = new Map<string, string>();
  for (const folder of folders)
    paths.set(folder.id, names.take(paths.get(folder.parentId ?? '') ?? '', folder.name));
  const plan: ArchivePlan = {
    name: input.folderIds.length === 1 && input.fileIds.length === 0 ? (folders[0]?.name ?? null) : null,
    folders: [...paths.values()],
    files: [],
    leftOut: [],
  };
  for (const file of files) {
    const path = names.take(paths.get(file.folderId ?? '') ?? '', file.name);
    const { number, storageKey } = file;
    if (file.watermark && !scope.can('update', 'FileAsset', file)) {
      plan.leftOut.push({ path, outcome: 'marked' });
      continue;
    }
    if (number === null || storageKey === null) {
      plan.leftOut.push({ path, outcome: WITHOUT[file.newestState] ?? 'unchecked' });
      continue;
    }
    plan.files.push({
      fileId: file.id,
      path,
      modifiedAt: new Date(file.modifiedAt as unknown as string),
      number,
      size: Number(file.size),
      sha256: file.sha256,
      storageKey,
      outcome: number === file.lastVersionNo ? 'included' : 'older',
    });
  }
  const found = new Set(files.map(({ id }) => id));
  for (const id of input.fileIds) if (!found.has(id)) plan.leftOut.push({ path: id, outcome: 'gone' });
  return plan;
}

const isWhole = ({ folderIds, fileIds }: Archive) => folderIds.length + fileIds.length === 0;

/** The living folders that go along, from the top down. */
async function foldersOf(scope: Scope, input: Archive) {
  if (!isWhole(input) && input.folderIds.length === 0) return [];
  let query = scope.sql
    .selectFrom('file_folder as d')
    .where('d.subject_type', '=', input.subject.type)
    .where('d.subject_id', '=', input.subject.id)
    .where('d.deleted_at', 'is', null)
    .select(['d.id', 'd.name', 'd.parent_id as parentId']);
  if (!isWhole(input)) query = query.where(sql<boolean>`d.ancestor_ids && ${input.folderIds}::uuid[]`);
  return query.orderBy(sql`cardinality(d.ancestor_ids)`).orderBy('d.name').execute();
}

async function filesOf(scope: Scope, input: Archive) {
  let query = scope.sql
    .selectFrom('file_asset as f')
    .innerJoin('tenant as w', 'w.id', 'f.tenant_id')
    .leftJoin('file_folder as d', (join) =>
      join.onRef('d.id', '=', 'f.folder_id').onRef('d.tenant_id', '=', 'f.tenant_id'),
    )
    .innerJoin('file_version as n', (join) =>
      join
        .onRef('n.file_id', '=', 'f.id')
        .onRef('n.tenant_id', '=', 'f.tenant_id')
        .onRef('n.number', '=', 'f.last_version_no'),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('file_version as v')
          .whereRef('v.file_id', '=', 'f.id')
          .whereRef('v.tenant_id', '=', 'f.tenant_id')
          .where('v.state', '=', 'good')
          .select(['v.number', 'v.size', 'v.sha256', 'v.storage_key', 'v.created_at'])
          .orderBy('v.number', 'desc')
          .limit(1)
          .as('g'),
      (join) => join.onTrue(),
    )
    .where(scope.where('read', 'FileAsset', 'f') as never)
    .where('f.subject_type', '=', input.subject.type)
    .where('f.subject_id', '=', input.subject.id)
    .where('f.deleted_at', 'is', null)
    .select(['f.id', 'f.name', 'f.folder_id as folderId', 'f.last_version_no as lastVersionNo'])
    .select(['n.state as newestState', 'g.number', 'g.size', 'g.sha256', 'g.storage_key as storageKey'])
    .select(['g.created_at as modifiedAt', ...RULE_COLUMNS])
    .select(sql<boolean>`(f.watermark or w.watermark_files)`.as('watermark'));
  if (!isWhole(input))
    query = query.where(
      sql<boolean>`(f.id = any(${input.fileIds}::uuid[]) or d.ancestor_ids && ${input.folderIds}::uuid[])`,
    );
  return query
    .orderBy('f.name')
    .orderBy('f.id')
    .limit(MAX_ARCHIVED + 1)
    .execute();
}
