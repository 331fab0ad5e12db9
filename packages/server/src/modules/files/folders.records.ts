import { conflict, invalid, notFound, type Scope } from '@millwright/platform';
import type { FileSubject } from './files.homes.ts';
import { sameName } from './files.names.ts';
import { MAX_DEPTH } from './files.schemas.ts';

export interface FolderRecord {
  id: string;
  version: number;
  subjectType: string;
  subjectId: string;
  contractId: string;
  parentId: string | null;
  name: string;
  ancestorIds: string[];
  deletedAt: string | null;
}

/** A folder; whoever asks has made sure that its record is theirs to see. */
export async function folderById(scope: Scope, folderId: string): Promise<FolderRecord> {
  const folder = await scope.sql
    .selectFrom('file_folder as d')
    .where('d.id', '=', folderId)
    .select([
      'd.id',
      'd.version',
      'd.subject_type as subjectType',
      'd.subject_id as subjectId',
      'd.contract_id as contractId',
      'd.parent_id as parentId',
      'd.name',
      'd.ancestor_ids as ancestorIds',
      'd.deleted_at as deletedAt',
    ])
    .executeTakeFirst();
  if (!folder) throw notFound('files.folder_not_found');
  return folder;
}

/** A living folder of the record; undefined stays the top. */
export async function folderOf(
  scope: Scope,
  subject: FileSubject,
  folderId: string | null | undefined,
): Promise<FolderRecord | null> {
  if (!folderId) return null;
  const folder = await folderById(scope, folderId);
  if (folder.deletedAt || folder.subjectType !== subject.type || folder.subjectId !== subject.id)
    throw notFound('files.folder_not_found');
  return folder;
}

/** Two folders of one name in one place could not be told apart. */
export async function requireFolderNameFree(
  scope: Scope,
  subject: FileSubject,
  parentId: string | null,
  name: string,
  exceptId?: string,
): Promise<void> {
  const siblings = await scope.sql
    .selectFrom('file_folder as d')
    .where('d.subject_type', '=', subject.type)
    .where('d.subject_id', '=', subject.id)
    .where('d.parent_id', parentId === null ? 'is' : '=', parentId)
    .where('d.deleted_at', 'is', null)
    .select(['d.id', 'd.name'])
    .execute();
  if (siblings.some((other) => other.id !== exceptId && sameName(other.name) === sameName(name)))
    throw conflict('files.folder_name_taken', { name });
}

export function requireDepth(depth: number): void {
  if (depth > MAX_DEPTH)
    throw invalid('files.too_deep', { most: MAX_DEPTH }, [{ path: 'parentId', code: 'files.too_deep' }]);
}
