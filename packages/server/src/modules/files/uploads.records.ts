import { notFound, type Scope, type TenantPrincipal } from '@millwright/platform';
import type { ObjectStorage } from '@millwright/platform/storage';
import type { FileSubject } from './files.homes.ts';

/** The ways into the database and the file store: what touches the store does so between two scopes. */
export interface UploadDoors {
  storage: ObjectStorage;
  /** The most bytes of a firm that has no limit of its own; none unless set. */
  quota?: number | undefined;
  read<T>(run: (scope: Scope<TenantPrincipal>) => Promise<T>): Promise<T>;
  write<T>(run: (scope: Scope<TenantPrincipal>) => Promise<T>): Promise<T>;
}

/** An upload under way. */
export interface UploadRecord {
  id: string;
  contractId: string;
  subject: FileSubject;
  fileId: string | null;
  folderId: string | null;
  typeId: string;
  name: string;
  size: number;
  contentType: string;
  statedSha256: string | null;
  note: string | null;
  storageKey: string;
  storageId: string;
  partSize: number;
  status: 'open' | 'completed' | 'given_up';
  versionId: string | null;
}

/** Where a version's bytes lie: firm and contract first, so that a contract's files can be kept and moved as one. */
export const versionKey = (tenantId: string, contractId: string, versionId: string) =>
  `${tenantId}/${contractId}/files/${versionId}`;

/** The upload, if it is the viewer's own. */
export async function findUpload(scope: Scope, uploadId: string, lock = false): Promise<UploadRecord> {
  const me = scope.memberId;
  const query = scope.sql
    .selectFrom('file_upload as u')
    .where('u.id', '=', uploadId)
    .where('u.member_id', '=', me)
    .selectAll();
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (!row) throw notFound('files.upload_not_found');
  return {
    id: row.id,
    contractId: row.contract_id,
    subject: { type: row.subject_type, id: row.subject_id },
    fileId: row.file_id,
    folderId: row.folder_id,
    typeId: row.type_id,
    name: row.name,
    size: Number(row.size),
    contentType: row.content_type,
    statedSha256: row.stated_sha256,
    note: row.note,
    storageKey: row.storage_key,
    storageId: row.storage_id,
    partSize: Number(row.part_size),
    status: row.status as UploadRecord['status'],
    versionId: row.version_id,
  };
}
