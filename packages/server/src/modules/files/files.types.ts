import { invalid, type Scope } from '@millwright/platform';
import type { Openness } from './files.schemas.ts';

export interface FileTypeRow {
  id: string;
  version: number;
  code: string;
  name: string;
  nameEn: string | null;
  openness: Openness;
  hasDrawingNo: boolean;
}

/** What files without a type of their own are. */
export const FALLBACK_TYPE = 'other';

/** The firm's types of documents, in its order. */
export async function listFileTypes(scope: Scope): Promise<FileTypeRow[]> {
  const rows = await scope.sql
    .selectFrom('file_type as t')
    .where('t.deleted_at', 'is', null)
    .select(['t.id', 't.version', 't.code', 't.name', 't.name_en as nameEn', 't.openness'])
    .select('t.has_drawing_no as hasDrawingNo')
    .orderBy('t.sort_order')
    .orderBy('t.id')
    .execute();
  return rows.map((row) => ({ ...row, openness: row.openness as Openness }));
}

/** The type named, or the one for everything else. */
export async function fileTypeOr(scope: Scope, typeId: string | undefined): Promise<FileTypeRow> {
  const types = await listFileTypes(scope);
  const found = typeId
    ? types.find((type) => type.id === typeId)
    : (types.find((type) => type.code === FALLBACK_TYPE) ?? types.at(-1));
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
