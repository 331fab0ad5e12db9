import { conflict, notFound, type Scope } from '@millwright/platform';
import { sql } from 'kysely';
import type { FileHome, FileSubject } from './files.homes.ts';

/** A file as operations see it: every column a rule or a plan may ask about. */
export interface FileRecord {
  id: string;
  version: number;
  subjectType: string;
  subjectId: string;
  contractId: string;
  folderId: string | null;
  typeId: string;
  name: string;
  lastVersionNo: number;
  issuedVersionNo: number | null;
  checkedOutBy: string | null;
  checkedOutUntil: string | null;
  departmentsRead: boolean;
  teamReads: boolean;
  departmentIds: string[];
  personIds: string[];
  readerIds: string[];
  editorIds: string[];
  deletedAt: string | null;
  /** Shown only with who looks at it written across: because of itself, or because of it or the firm. */
  ownWatermark: boolean;
  watermark: boolean;
}

interface Find {
  /** Also one in the recycle bin. */
  recycled?: boolean;
  /** Holds the row until the transaction ends. */
  lock?: boolean;
}

/** Columns of a file that rules ask about. */
export const RULE_COLUMNS = [
  'f.contract_id as contractId',
  'f.departments_read as departmentsRead',
  'f.team_reads as teamReads',
  'f.department_ids as departmentIds',
  'f.person_ids as personIds',
  'f.reader_ids as readerIds',
  'f.editor_ids as editorIds',
] as const;

/** The file, if the viewer may read it; one in the recycle bin only for those who may take it out again. */
export async function findFile(scope: Scope, fileId: string, find: Find = {}): Promise<FileRecord> {
  let query = scope.sql
    .selectFrom('file_asset as f')
    .where('f.id', '=', fileId)
    .where(scope.where('read', 'FileAsset', 'f') as never)
    .where('f.removed_at', 'is', null)
    .select([
      'f.id',
      'f.version',
      'f.subject_type as subjectType',
      'f.subject_id as subjectId',
      'f.folder_id as folderId',
      'f.type_id as typeId',
      'f.name',
      'f.last_version_no as lastVersionNo',
      'f.issued_version_no as issuedVersionNo',
      'f.checked_out_by as checkedOutBy',
      'f.checked_out_until as checkedOutUntil',
      'f.deleted_at as deletedAt',
      'f.watermark as ownWatermark',
      ...RULE_COLUMNS,
    ])
    .select(
      sql<boolean>`(f.watermark or (select w.watermark_files from tenant w where w.id = f.tenant_id))`.as(
        'watermark',
      ),
    );
  if (find.lock) query = query.forUpdate();
  const file = await query.executeTakeFirst();
  if (!file) throw notFound('files.not_found');
  if (file.deletedAt && !(find.recycled && scope.can('restore', 'FileAsset', file)))
    throw notFound('files.not_found');
  return file;
}

/** What rules ask about a file that is to be made in a record's home. */
export const proposedFile = (home: FileHome, openness: { departmentsRead: boolean; teamReads: boolean }) => ({
  contractId: home.contractId,
  departmentIds: home.departmentIds,
  personIds: home.personIds,
  readerIds: [],
  editorIds: [],
  ...openness,
});

/** A conflict once the contract is sealed, given up or in the recycle bin: its files stay as they are. */
export function requireOpenHome(home: FileHome): void {
  if (!home.isOpen) throw conflict('files.contract_closed');
}

/** Whether somebody has the file to themselves at this moment. */
export const isCheckedOut = (
  file: Pick<FileRecord, 'checkedOutBy' | 'checkedOutUntil'>,
  now: Date,
): boolean =>
  file.checkedOutBy !== null && file.checkedOutUntil !== null && new Date(file.checkedOutUntil) > now;

/** A conflict while somebody else has the file checked out. */
export function requireFree(scope: Scope, file: FileRecord): void {
  const me = scope.memberId;
  if (!isCheckedOut(file, scope.now()) || file.checkedOutBy === me) return;
  throw conflict('files.checked_out', { memberId: file.checkedOutBy, until: file.checkedOutUntil });
}

export const subjectOf = (file: Pick<FileRecord, 'subjectType' | 'subjectId'>): FileSubject => ({
  type: file.subjectType,
  id: file.subjectId,
});
