import { conflict, type Scope } from '@millwright/platform';
import { fileTypeChanged } from '../files.events.ts';
import type { VersionedType } from '../files.schemas.ts';
import { type FileTypeRow, findFileType, listFileTypes } from '../files.types.ts';
import { requireTypeNameFree } from './keep-types.ts';

/** Offers a type no longer. Files of it keep it, and what it says of how long they are kept. */
export async function removeType(
  scope: Scope,
  input: VersionedType,
): Promise<{ typeId: string; version: number }> {
  const type = await findFileType(scope, input.typeId);
  scope.require('delete', 'FileType', type);
  if (!type.isOffered) throw conflict('files.type_removed', { name: type.name });
  if ((await listFileTypes(scope)).length === 1) throw conflict('files.type_is_last', { name: type.name });
  const saved = await scope.save('fileType', type, input.version, { deletedAt: scope.now() });
  await scope.announce(fileTypeChanged, { typeId: type.id });
  return { typeId: type.id, version: saved.version };
}

/** Offers a type again. */
export async function restoreType(scope: Scope, input: VersionedType): Promise<FileTypeRow> {
  const type = await findFileType(scope, input.typeId);
  scope.require('delete', 'FileType', type);
  if (type.isOffered) throw conflict('files.type_not_removed', { name: type.name });
  await requireTypeNameFree(scope, type.name);
  await scope.save('fileType', type, input.version, { deletedAt: null });
  await scope.announce(fileTypeChanged, { typeId: type.id });
  return findFileType(scope, type.id);
}
