import { newId } from '@millwright/db';
import { conflict, type Scope } from '@millwright/platform';
import { fileTypeChanged } from '../files.events.ts';
import { sameName } from '../files.names.ts';
import { type CreateType, MAX_TYPES, type OrderTypes, type UpdateType } from '../files.schemas.ts';
import { type FileTypeRow, findFileType, listFileTypes } from '../files.types.ts';

/** Two types of one name could not be told apart by whoever picks one. */
export async function requireTypeNameFree(scope: Scope, name: string, exceptId?: string): Promise<void> {
  const taken = (await listFileTypes(scope)).some(
    (type) => type.id !== exceptId && sameName(type.name) === sameName(name),
  );
  if (taken) throw conflict('files.type_name_taken', { name });
}

/** Adds a type of documents at the end of the firm's list. */
export async function createType(scope: Scope, input: CreateType): Promise<FileTypeRow> {
  scope.require('create', 'FileType');
  const offered = await listFileTypes(scope);
  if (offered.length >= MAX_TYPES) throw conflict('files.too_many_types', { most: MAX_TYPES });
  await requireTypeNameFree(scope, input.name);
  const id = newId();
  const last = await scope.sql
    .selectFrom('file_type as t')
    .select(({ fn }) => fn.max('t.sort_order').as('order'))
    .executeTakeFirst();
  await scope.tx.fileType.create({
    data: { ...input, id, code: id, nameEn: input.nameEn || null, sortOrder: (last?.order ?? 0) + 1 },
  });
  await scope.announce(fileTypeChanged, { typeId: id });
  return findFileType(scope, id);
}

/** Renames a type, or changes who sees further files of it and whether they have drawing numbers. Files that are there stay as they are. */
export async function updateType(scope: Scope, input: UpdateType): Promise<FileTypeRow> {
  const { typeId, version, ...changes } = input;
  const type = await findFileType(scope, typeId);
  scope.require('update', 'FileType', type);
  if (!type.isOffered) throw conflict('files.type_removed', { name: type.name });
  if (changes.name !== undefined) await requireTypeNameFree(scope, changes.name, typeId);
  await scope.save('fileType', type, version, {
    ...changes,
    ...(changes.nameEn !== undefined && { nameEn: changes.nameEn || null }),
  });
  await scope.announce(fileTypeChanged, { typeId });
  return findFileType(scope, typeId);
}

/** Puts the types into another order: the one in which they are offered. */
export async function orderTypes(scope: Scope, { typeIds }: OrderTypes): Promise<FileTypeRow[]> {
  const offered = await listFileTypes(scope);
  for (const type of offered) scope.require('update', 'FileType', type);
  const isAll = typeIds.length === offered.length && offered.every(({ id }) => typeIds.includes(id));
  if (!isAll) throw conflict('files.types_changed');
  for (const [sortOrder, id] of typeIds.entries())
    await scope.tx.fileType.updateMany({ where: { id }, data: { sortOrder } });
  await scope.announce(fileTypeChanged, { typeId: typeIds[0]! });
  return listFileTypes(scope);
}
