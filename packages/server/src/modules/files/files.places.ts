import type { Scope } from '@millwright/platform';
import type { FileSubject } from './files.homes.ts';
import { sameName } from './files.names.ts';

/** Whether a name is taken among the living files of a folder, as far as whoever asks may see them; null: the top. */
export async function namesTaken(
  scope: Scope,
  subject: FileSubject,
  folderId: string | null,
): Promise<{ has: (name: string) => boolean; add: (name: string) => void }> {
  const rows = await scope.sql
    .selectFrom('file_asset as f')
    .where('f.subject_type', '=', subject.type)
    .where('f.subject_id', '=', subject.id)
    .where('f.folder_id', folderId === null ? 'is' : '=', folderId)
    .where('f.deleted_at', 'is', null)
    .where(scope.where('read', 'FileAsset', 'f') as never)
    .select('f.name')
    .execute();
  const names = new Set(rows.map(({ name }) => sameName(name)));
  return { has: (name) => names.has(sameName(name)), add: (name) => names.add(sameName(name)) };
}
