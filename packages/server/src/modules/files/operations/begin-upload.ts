import { newId } from '@millwright/db';
import { forbidden, type Scope, type TenantPrincipal } from '@millwright/platform';
import { partSizeFor } from '@millwright/platform/storage';
import { statedType } from '../detected-type.ts';
import { homeOf } from '../files.homes.ts';
import { cleanName, sameName } from '../files.names.ts';
import {
  type FileRecord,
  findFile,
  proposedFile,
  requireFree,
  requireOpenHome,
  subjectOf,
} from '../files.records.ts';
import type { BeginUpload } from '../files.schemas.ts';
import { fileTypeOr } from '../files.types.ts';
import { rightsIn } from '../folder-rights.ts';
import { folderOf } from '../folders.records.ts';
import { requireRoom } from '../quota.records.ts';
import { type UploadDoors, versionKey } from '../uploads.records.ts';

export interface BegunUpload {
  uploadId: string;
  /** Bytes of every part but the last; an empty file has no parts. */
  partSize: number;
  partCount: number;
  /** The file that gets a further version; null when a new file comes of it. */
  fileId: string | null;
  name: string;
  /** One that was cut off goes on: some of its parts may be there. */
  resumed: boolean;
}

interface Plan {
  memberId: string;
  contractId: string;
  subject: BeginUpload['subject'];
  fileId: string | null;
  folderId: string | null;
  typeId: string;
  name: string;
}

/** The living file of this name in the folder, if the viewer may see it. */
async function fileOfName(
  scope: Scope,
  { subject, folderId, name }: Pick<Plan, 'subject' | 'folderId' | 'name'>,
): Promise<FileRecord | null> {
  const rows = await scope.sql
    .selectFrom('file_asset as f')
    .where('f.subject_type', '=', subject.type)
    .where('f.subject_id', '=', subject.id)
    .where('f.folder_id', folderId === null ? 'is' : '=', folderId)
    .where('f.deleted_at', 'is', null)
    .where(scope.where('read', 'FileAsset', 'f') as never)
    .select(['f.id', 'f.name'])
    .execute();
  const same = rows.find((row) => sameName(row.name) === sameName(name));
  return same ? findFile(scope, same.id) : null;
}

/** What the bytes would become, with every question asked that is asked again when they have arrived. */
export async function planUpload(
  scope: Scope<TenantPrincipal>,
  input: BeginUpload,
  { begun = false }: { begun?: boolean } = {},
): Promise<Plan> {
  const { principal } = scope;
  if (principal.kind !== 'staff')
    throw forbidden('platform.forbidden', { action: 'create', subject: 'FileAsset' });
  const existing = input.fileId ? await findFile(scope, input.fileId) : null;
  const subject = existing ? subjectOf(existing) : input.subject;
  const name = existing ? existing.name : cleanName(input.name);
  const home = await homeOf(scope, subject);
  const folder = existing ? null : await folderOf(scope, subject, input.folderId);
  const folderId = existing ? existing.folderId : (folder?.id ?? null);
  const file = existing ?? (await fileOfName(scope, { subject, folderId, name }));
  const type = await fileTypeOr(scope, file ? file.typeId : input.typeId, {
    chosen: begun || file !== null,
    name,
  });
  if (file) scope.require('update', 'FileAsset', file);
  else scope.require('create', 'FileAsset', proposedFile(home, await rightsIn(scope, folder, type)));
  requireOpenHome(home);
  if (file) requireFree(scope, file);
  return {
    memberId: principal.memberId,
    contractId: home.contractId,
    subject,
    fileId: file?.id ?? null,
    folderId,
    typeId: type.id,
    name,
  };
}

/**
 * Begins an upload: the store is told what comes, and the sender in how many parts to send it. Bytes go to the store
 * itself; nothing is seen of them before {@link completeUpload}. One that was cut off is gone on with.
 */
export async function beginUpload(doors: UploadDoors, input: BeginUpload): Promise<BegunUpload> {
  const { size } = input;
  const { tenantId, begun, ...plan } = await doors.read(async (scope) => {
    const planned = await planUpload(scope, input);
    return { tenantId: scope.principal.tenantId, begun: await sameUpload(scope, planned, input), ...planned };
  });
  const facts = {
    partSize: partSizeFor(size),
    partCount: Math.ceil(size / partSizeFor(size)),
    fileId: plan.fileId,
    name: plan.name,
  };
  if (begun) return { uploadId: begun, ...facts, resumed: true };
  const contentType = statedType(input.contentType);
  const storageKey = versionKey(tenantId, plan.contractId, newId());
  const storageId = await doors.storage.beginUpload(storageKey, { contentType, size });
  const uploadId = newId();
  try {
    await doors.write(async (scope) => {
      await requireRoom(scope, size, doors.quota);
      await scope.tx.fileUpload.create({
        data: {
          id: uploadId,
          subjectType: plan.subject.type,
          subjectId: plan.subject.id,
          contractId: plan.contractId,
          fileId: plan.fileId,
          folderId: plan.folderId,
          typeId: plan.typeId,
          name: plan.name,
          size: BigInt(size),
          contentType,
          statedSha256: input.sha256 ?? null,
          fingerprint: input.fingerprint ?? null,
          note: input.note || null,
          memberId: plan.memberId,
          storageKey,
          storageId,
          partSize: BigInt(facts.partSize),
        },
      });
    });
  } catch (error) {
    // Nobody knows of it without its row.
    await doors.storage.abortUpload(storageKey, storageId).catch(() => undefined);
    throw error;
  }
  return { uploadId, ...facts, resumed: false };
}

/** An upload of the same file into the same place that its sender has not finished: it goes on instead of beginning anew. */
async function sameUpload(scope: Scope, plan: Plan, input: BeginUpload): Promise<string | null> {
  if (!input.fingerprint) return null;
  const found = await scope.sql
    .selectFrom('file_upload as u')
    .where('u.member_id', '=', plan.memberId)
    .where('u.status', '=', 'open')
    .where('u.subject_type', '=', plan.subject.type)
    .where('u.subject_id', '=', plan.subject.id)
    .where('u.folder_id', plan.folderId === null ? 'is' : '=', plan.folderId)
    .where('u.name', '=', plan.name)
    .where('u.size', '=', input.size as never)
    .where('u.fingerprint', '=', input.fingerprint)
    // A little less than such an upload is kept for.
    .where('u.created_at', '>', new Date(scope.now().getTime() - 6 * 86_400_000) as never)
    .select('u.id')
    .orderBy('u.id', 'desc')
    .executeTakeFirst();
  return found?.id ?? null;
}
