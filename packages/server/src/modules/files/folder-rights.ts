import type { Scope } from '@millwright/platform';
import type { PersonRef } from './files.queries.ts';
import type { Openness } from './files.schemas.ts';
import { opennessColumns } from './files.types.ts';
import type { FolderRecord } from './folders.records.ts';

/** Who sees a file, as the columns rules ask about. */
export interface FileRights {
  departmentsRead: boolean;
  teamReads: boolean;
  readerIds: string[];
  editorIds: string[];
}

/** Who sees what is put into a folder: the nearest folder upwards that says something, else the type of the document. */
export async function rightsIn(
  scope: Scope,
  folder: Pick<FolderRecord, 'ancestorIds'> | null,
  type: { openness: Openness },
): Promise<FileRights> {
  const byType = { ...opennessColumns(type.openness), readerIds: [], editorIds: [] };
  if (!folder) return byType;
  const saying = await scope.sql
    .selectFrom('file_folder as d')
    .where('d.id', 'in', folder.ancestorIds)
    .where('d.openness', 'is not', null)
    .select(['d.id', 'd.openness', 'd.reader_ids as readerIds', 'd.editor_ids as editorIds'])
    .execute();
  const nearest = folder.ancestorIds.toReversed().flatMap((id) => saying.filter((one) => one.id === id))[0];
  if (!nearest) return byType;
  const { openness, readerIds, editorIds } = nearest;
  return { ...opennessColumns(openness as Openness), readerIds: readerIds ?? [], editorIds: editorIds ?? [] };
}

/** What a folder says of who sees what is put into it. */
export interface FolderRights {
  folderId: string;
  version: number;
  /** null: as the type of each document says, or a folder above. */
  openness: Openness | null;
  people: (PersonRef & { mayEdit: boolean })[];
}
