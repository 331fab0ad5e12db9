import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { type FileHome, homeOf } from './files.homes.ts';
import { filePermissions } from './files.permissions.ts';
import { type FileRecord, findFile, isCheckedOut, RULE_COLUMNS, subjectOf } from './files.records.ts';
import type { Openness } from './files.schemas.ts';
import { opennessOf } from './files.types.ts';

export interface PersonRef {
  id: string;
  name: string;
}

/** One file as a list shows it: its newest version. */
export interface FileRow {
  id: string;
  version: number;
  subjectType: string;
  subjectId: string;
  contractId: string;
  folderId: string | null;
  name: string;
  typeId: string;
  typeName: string;
  typeNameEn: string | null;
  drawingNo: string | null;
  revision: string | null;
  versionNo: number;
  versionId: string;
  /** Bytes. */
  size: number;
  contentType: string;
  state: VersionState;
  author: PersonRef | null;
  /** When it was last added to, or shown to the customer. */
  changedAt: string;
  issuedVersionNo: number | null;
  /** The version the customer sees in their portal, where there is one. */
  customerVersionNo: number | null;
  openness: Openness;
  /** Shown only with who looks at it written across. */
  watermark: boolean;
  /** Whether the viewer may have the original, and not only a copy with the mark. */
  mayDownload: boolean;
  /** Whether there is a small picture of it for lists. */
  hasThumbnail: boolean;
  /** Text around what was searched for, where it was found inside. */
  excerpt: string | null;
  /** Who has it to themselves now. */
  checkedOut: { by: PersonRef; until: string } | null;
  deletedAt: string | null;
  allowed: string[];
}

/** Where the newest version stands: only good ones are worked with. */
export type VersionState = 'checking' | 'good' | 'broken' | 'infected' | 'unscanned' | 'expired';
/** What the scanner said; null where none was set up. */
export type Scanned = 'clean' | 'infected' | 'too_large' | null;

export interface VersionRow {
  id: string;
  number: number;
  size: number;
  contentType: string;
  sha256: string | null;
  /** What its first bytes say it is. */
  detectedType: string | null;
  state: VersionState;
  scanned: Scanned;
  /** What the scanner calls what it found. */
  finding: string | null;
  note: string | null;
  restoredFrom: number | null;
  author: PersonRef | null;
  createdAt: string;
  issuedAt: string | null;
  issuedBy: PersonRef | null;
}

export interface FolderRow {
  id: string;
  version: number;
  name: string;
  parentId: string | null;
}

export interface FolderPage {
  path: FolderRow[];
  folders: FolderRow[];
  files: FileRow[];
  /** What the viewer may do here: `create`, `share`. */
  allowed: string[];
}

export interface FileDetail extends FileRow {
  versions: VersionRow[];
  /** People it is shared with by name. */
  people: (PersonRef & { mayEdit: boolean })[];
}

const person = (column: string) =>
  sql<PersonRef | null>`(select json_build_object('id', m.id, 'name', m.name) from member m
    where m.tenant_id = f.tenant_id and m.id = ${sql.ref(column)})`;

/** How much text is shown around what was searched for. */
const AROUND = 40;

/** Files with their newest version; `search` finds where in their text a word stands. */
export function fileRows(scope: Scope, search = '') {
  const found = sql<number>`position(lower(${search}) in lower(p.text))`;
  return scope.sql
    .selectFrom('file_asset as f')
    .innerJoin('file_type as t', (join) =>
      join.onRef('t.id', '=', 'f.type_id').onRef('t.tenant_id', '=', 'f.tenant_id'),
    )
    .innerJoin('file_version as v', (join) =>
      join
        .onRef('v.file_id', '=', 'f.id')
        .onRef('v.tenant_id', '=', 'f.tenant_id')
        .onRef('v.number', '=', 'f.last_version_no'),
    )
    .innerJoin('tenant as w', 'w.id', 'f.tenant_id')
    .leftJoin('file_preview as p', (join) =>
      join.onRef('p.version_id', '=', 'v.id').onRef('p.tenant_id', '=', 'v.tenant_id'),
    )
    .leftJoin('file_publication as c', (join) =>
      join
        .onRef('c.file_id', '=', 'f.id')
        .onRef('c.tenant_id', '=', 'f.tenant_id')
        .on('c.ended_at', 'is', null),
    )
    .where(scope.where('read', 'FileAsset', 'f') as never)
    .where('f.removed_at', 'is', null)
    .select('c.version_no as customerVersionNo')
    .select(sql<string>`greatest(v.created_at, c.created_at)`.as('changedAt'))
    .select(sql<boolean>`(f.watermark or w.watermark_files)`.as('watermark'))
    .select(sql<boolean>`(p.thumbnail_key is not null)`.as('hasThumbnail'))
    .$if(search !== '', (query) =>
      query.select(
        sql<
          string | null
        >`case when ${found} > 0 then substring(p.text from greatest(1, ${found} - ${AROUND}) for ${search.length + 2 * AROUND}) end`.as(
          'excerpt',
        ),
      ),
    )
    .select([
      'f.id',
      'f.version',
      'f.subject_type as subjectType',
      'f.subject_id as subjectId',
      'f.folder_id as folderId',
      'f.name',
      'f.type_id as typeId',
      't.name as typeName',
      't.name_en as typeNameEn',
      'f.drawing_no as drawingNo',
      'f.revision',
      'f.last_version_no as versionNo',
      'v.id as versionId',
      'v.size',
      'v.content_type as contentType',
      'v.state',
      person('v.member_id').as('author'),
      'f.issued_version_no as issuedVersionNo',
      'f.checked_out_by as checkedOutBy',
      'f.checked_out_until as checkedOutUntil',
      person('f.checked_out_by').as('holder'),
      'f.deleted_at as deletedAt',
      ...RULE_COLUMNS,
    ]);
}

type FoundRow = Awaited<ReturnType<ReturnType<typeof fileRows>['execute']>>[number];

/** A file as a list shows it, with what the viewer may do with it now. */
export function presentRow(scope: Scope, row: FoundRow, home: FileHome | null): FileRow {
  const held = isCheckedOut(row, scope.now()) && row.holder && row.checkedOutUntil;
  const mayHaveOriginal = !row.watermark || scope.can('update', 'FileAsset', row);
  return {
    id: row.id,
    version: row.version,
    subjectType: row.subjectType,
    subjectId: row.subjectId,
    contractId: row.contractId,
    folderId: row.folderId,
    name: row.name,
    typeId: row.typeId,
    typeName: row.typeName,
    typeNameEn: row.typeNameEn,
    drawingNo: row.drawingNo,
    revision: row.revision,
    versionNo: row.versionNo,
    versionId: row.versionId,
    size: Number(row.size),
    contentType: row.contentType,
    state: row.state as VersionState,
    author: row.author,
    changedAt: row.changedAt,
    issuedVersionNo: row.issuedVersionNo,
    customerVersionNo: row.customerVersionNo,
    openness: opennessOf(row),
    watermark: row.watermark,
    mayDownload: mayHaveOriginal,
    hasThumbnail: row.hasThumbnail && mayHaveOriginal,
    excerpt: mayHaveOriginal ? (row.excerpt ?? null) : null,
    checkedOut: held ? { by: row.holder!, until: row.checkedOutUntil as unknown as string } : null,
    deletedAt: row.deletedAt as unknown as string | null,
    allowed: allowedNow(scope, row, home),
  };
}

/** What the rules grant, cut down to what the moment leaves room for. */
function allowedNow(scope: Scope, file: FoundRow, home: FileHome | null): string[] {
  const granted = scope.allowed('FileAsset', file, filePermissions.actions);
  if (!home?.isOpen) return [];
  if (file.deletedAt) return granted.filter((action) => action === 'restore');
  const me = scope.memberId;
  const held = isCheckedOut(file, scope.now());
  const mine = held && file.checkedOutBy === me;
  return granted.filter((action) => {
    if (action === 'restore' || action === 'create' || action === 'read') return false;
    if (action === 'update' || action === 'delete' || action === 'checkOut') return !held || mine;
    if (action === 'breakCheckOut') return held && !mine;
    return true;
  });
}

/** One file with its versions and with whom it is shared. */
export async function getFile(scope: Scope, fileId: string): Promise<FileDetail> {
  const record = await findFile(scope, fileId, { recycled: true });
  const home = await homeIfSeen(scope, record);
  const row = await fileRows(scope).where('f.id', '=', fileId).executeTakeFirstOrThrow();
  return {
    ...presentRow(scope, row, home),
    versions: await versionsOf(scope, fileId),
    people: await sharedPeople(scope, record),
  };
}

/** Somebody a file was shared with may not be allowed to open the record it belongs to. */
async function homeIfSeen(scope: Scope, file: FileRecord): Promise<FileHome | null> {
  return homeOf(
    scope.beyondReach('whether the contract is open, for a file the viewer may read'),
    subjectOf(file),
  ).catch(() => null);
}

async function versionsOf(scope: Scope, fileId: string): Promise<VersionRow[]> {
  const rows = await scope.sql
    .selectFrom('file_version as f')
    .where('f.file_id', '=', fileId)
    .select([
      'f.id',
      'f.number',
      'f.size',
      'f.content_type as contentType',
      'f.sha256',
      'f.detected_type as detectedType',
      'f.state',
      'f.scanned',
      'f.finding',
      'f.note',
      'f.restored_from as restoredFrom',
      person('f.member_id').as('author'),
      'f.created_at as createdAt',
      'f.issued_at as issuedAt',
      person('f.issued_by').as('issuedBy'),
    ])
    .orderBy('f.number', 'desc')
    .limit(1_000)
    .execute();
  return rows.map((row) => ({
    ...row,
    size: Number(row.size),
    state: row.state as VersionState,
  })) as unknown as VersionRow[];
}

async function sharedPeople(scope: Scope, file: FileRecord): Promise<FileDetail['people']> {
  if (file.readerIds.length === 0) return [];
  const rows = await scope.sql
    .selectFrom('member as m')
    .where('m.id', 'in', file.readerIds)
    .select(['m.id', 'm.name'])
    .orderBy('m.name')
    .execute();
  return rows.map((row) => ({ ...row, mayEdit: file.editorIds.includes(row.id) }));
}
