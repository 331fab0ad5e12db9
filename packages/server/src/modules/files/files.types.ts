import { invalid, notFound, type Scope } from '@millwright/platform';
import { sortOfName } from '@millwright/platform/browser';
import { sql } from 'kysely';
import { fileTypePermissions } from './files.permissions.ts';
import type { PersonRef } from './files.queries.ts';
import type { Openness } from './files.schemas.ts';

export interface FileTypeRow {
  id: string;
  version: number;
  code: string;
  name: string;
  nameEn: string | null;
  openness: Openness;
  hasDrawingNo: boolean;
  /** Years after which versions that are neither the newest nor issued lose their bytes; null: never. */
  olderVersionsYears: number | null;
  /** Days after which a file in the recycle bin loses its bytes; null: never. */
  recycledDays: number | null;
  retentionBy: PersonRef | null;
  retentionAt: string | null;
  allowed: string[];
}

/** What files without a type of their own are. */
export const FALLBACK_TYPE = 'other';

const types = (scope: Scope) =>
  scope.sql
    .selectFrom('file_type as t')
    .select(['t.id', 't.version', 't.code', 't.name', 't.name_en as nameEn', 't.openness'])
    .select(['t.has_drawing_no as hasDrawingNo', 't.deleted_at as deletedAt'])
    .select(['t.older_versions_years as olderVersionsYears', 't.recycled_days as recycledDays'])
    .select('t.retention_at as retentionAt')
    .select(
      sql<PersonRef | null>`(select json_build_object('id', m.id, 'name', m.name) from member m
        where m.tenant_id = t.tenant_id and m.id = t.retention_by)`.as('retentionBy'),
    );

type FoundType = Awaited<ReturnType<ReturnType<typeof types>['execute']>>[number];

function presentType(scope: Scope, { deletedAt, ...row }: FoundType): FileTypeRow {
  const allowed = scope.allowed('FileType', row, fileTypePermissions.actions);
  return { ...row, openness: row.openness as Openness, allowed } as FileTypeRow;
}

/** The firm's types of documents, in its order: those it offers. */
export async function listFileTypes(scope: Scope): Promise<FileTypeRow[]> {
  const rows = await types(scope)
    .where('t.deleted_at', 'is', null)
    .orderBy('t.sort_order')
    .orderBy('t.id')
    .execute();
  return rows.map((row) => presentType(scope, row));
}

/** A type, also one that is no longer offered: files that have it keep it. */
export async function findFileType(
  scope: Scope,
  typeId: string,
): Promise<FileTypeRow & { isOffered: boolean }> {
  const row = await types(scope).where('t.id', '=', typeId).executeTakeFirst();
  if (!row) throw notFound('files.type_not_found');
  return { ...presentType(scope, row), isOffered: row.deletedAt === null };
}

/** The type named, or the one a document of this name has, or the one for everything else; one that is no longer offered only where it was chosen before. */
export async function fileTypeOr(
  scope: Scope,
  typeId: string | undefined,
  { chosen = false, name = '' }: { chosen?: boolean; name?: string } = {},
): Promise<FileTypeRow> {
  if (chosen && typeId) return findFileType(scope, typeId);
  const offered = await listFileTypes(scope);
  const ofCode = (code: string | null) => offered.find((type) => type.code === code);
  const found = typeId
    ? offered.find((type) => type.id === typeId)
    : (ofCode(sortOfName(name)) ?? ofCode(FALLBACK_TYPE) ?? offered.at(-1));
  if (!found) throw invalid('files.type_unknown', {}, [{ path: 'typeId', code: 'files.type_unknown' }]);
  return found;
}

/** An openness as the columns rules ask about. */
export const opennessColumns = (openness: Openness) => ({
  departmentsRead: openness !== 'leads',
  teamReads: openness === 'team',
});

export const opennessOf = (file: { departmentsRead: boolean; teamReads: boolean }): Openness =>
  file.teamReads ? 'team' : file.departmentsRead ? 'departments' : 'leads';
