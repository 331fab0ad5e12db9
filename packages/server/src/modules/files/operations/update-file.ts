import type { Scope } from '@millwright/platform';
import { cleanName } from '../files.names.ts';
import type { FileDetail } from '../files.queries.ts';
import { requireFree, subjectOf } from '../files.records.ts';
import type { UpdateFile } from '../files.schemas.ts';
import { fileTypeOr } from '../files.types.ts';
import { folderOf } from '../folders.records.ts';
import { endingOf } from '../previews/previews.schemas.ts';
import { fileToChange, saveFile } from './change-file.ts';

/** Renames a file, moves it within its record, or changes its type, drawing number and revision. Who sees it stays as it is. */
export async function updateFile(scope: Scope, input: UpdateFile): Promise<FileDetail> {
  const file = await fileToChange(scope, input.fileId, 'update');
  requireFree(scope, file);
  const data: Record<string, unknown> = {};
  if (input.name !== undefined) data.name = cleanName(input.name);
  if (input.folderId !== undefined)
    data.folderId = (await folderOf(scope, subjectOf(file), input.folderId))?.id ?? null;
  if (input.typeId !== undefined && input.typeId !== file.typeId)
    data.typeId = (await fileTypeOr(scope, input.typeId)).id;
  if (input.drawingNo !== undefined) data.drawingNo = input.drawingNo || null;
  if (input.revision !== undefined) data.revision = input.revision || null;
  const saved = await saveFile(scope, file, input.version, data);
  // How it is shown follows from the ending of its name: what was made of it is made anew.
  if (endingOf(saved.name) !== endingOf(file.name))
    await scope.tx.filePreview.deleteMany({ where: { of: { fileId: file.id } } });
  return saved;
}
