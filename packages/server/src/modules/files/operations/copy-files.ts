import { newId } from '@millwright/db';
import { conflict, forbidden, refusalReason, type Scope, type TenantPrincipal } from '@millwright/platform';
import { type ObjectStorage, StorageError } from '@millwright/platform/storage';
import { fileVersionAdded } from '../files.events.ts';
import { type FileHome, type FileSubject, homeOf } from '../files.homes.ts';
import { freeName } from '../files.names.ts';
import { namesTaken } from '../files.places.ts';
import { type FileRecord, findFile, proposedFile, requireOpenHome } from '../files.records.ts';
import type { CopyFiles } from '../files.schemas.ts';
import { folderOf } from '../folders.records.ts';
import { requireRoom } from '../quota.records.ts';
import { type UploadDoors, versionKey } from '../uploads.records.ts';
import { eachFile, type FilesOutcome, orOneReason } from './each-file.ts';

export type CopiedFiles = FilesOutcome<{ copyId: string; name: string }>;
type Wanted = CopyFiles['files'][number];

/** The version a copy is made of, and where the copy's bytes lie or are to lie. */
interface Source {
  sha256: string;
  size: number;
  contentType: string;
  detectedType: string | null;
  scanned: string | null;
  storageKey: string;
  /** Set where the bytes have to be copied first: contracts stay apart in the store. */
  copyTo: string | null;
}

/**
 * Copies files into a record of the same or another contract, each in its newest good version, as files of their own: with
 * name, type and drawing number, as open as they were, and shared with nobody by name. Inside a contract the bytes are kept
 * once; into another one they are copied, between two scopes, and read back by the worker like any that arrive.
 */
export async function copyFiles(doors: UploadDoors, input: CopyFiles): Promise<CopiedFiles> {
  const sources = new Map<string, Source>();
  const planned = await doors.read(async (scope) => {
    const home = await homeOf(scope, input.to);
    return eachFile(scope, input.files, async (wanted) => {
      const file = await fileToCopy(scope, wanted, input.to, home);
      sources.set(wanted.fileId, await sourceOf(scope, file, home));
      return {};
    });
  });
  for (const [fileId, { storageKey, copyTo }] of sources) {
    if (!copyTo || (await copyBytes(doors.storage, storageKey, copyTo))) continue;
    sources.delete(fileId);
    planned.refused.push({ fileId, reason: refusalReason(conflict('files.bytes_missing')) });
  }
  // Should this fail, tidying removes the bytes nobody speaks of: taking them away here, after an answer that was lost, might
  // take them from a copy that is there.
  const copied = await doors.write(async (scope) => {
    const more = [...sources.values()].reduce((sum, { copyTo, size }) => sum + (copyTo ? size : 0), 0);
    if (more > 0) await requireRoom(scope, more, doors.quota);
    // Held, so that two who copy at once see each other's names, and what the record says of itself is still so.
    const home = await homeOf(scope, input.to, true);
    const files = input.files.filter(({ fileId }) => sources.has(fileId));
    return eachFile(scope, files, async (wanted) => {
      const file = await fileToCopy(scope, wanted, input.to, home);
      return writeCopy(scope, { file, wanted, home, to: input.to, source: sources.get(wanted.fileId)! });
    });
  });
  for (const { fileId } of copied.refused) {
    const copyTo = sources.get(fileId)?.copyTo;
    if (copyTo) await doors.storage.delete(copyTo).catch(() => undefined);
  }
  return orOneReason({ done: copied.done, refused: [...planned.refused, ...copied.refused] });
}

/** The file, with every question asked that is asked again when its bytes are there. */
async function fileToCopy(
  scope: Scope,
  { fileId, folderId }: Wanted,
  to: FileSubject,
  home: FileHome,
): Promise<FileRecord> {
  const file = await findFile(scope, fileId);
  // A copy would be a way to the original for somebody who only gets to see it with a mark.
  if (file.watermark && !scope.can('update', 'FileAsset', file)) throw forbidden('files.only_with_mark');
  await folderOf(scope, to, folderId);
  scope.require('create', 'FileAsset', proposedFile(home, opennessIn(file)));
  requireOpenHome(home);
  return file;
}

/** A copy is as open as its original: who was kept from one is kept from the other. */
const opennessIn = ({ departmentsRead, teamReads }: FileRecord) => ({ departmentsRead, teamReads });

async function sourceOf(scope: Scope<TenantPrincipal>, file: FileRecord, home: FileHome): Promise<Source> {
  const version = await scope.sql
    .selectFrom('file_version as v')
    .where('v.file_id', '=', file.id)
    .where('v.state', '=', 'good')
    .select(['v.size', 'v.sha256', 'v.content_type as contentType', 'v.storage_key as storageKey'])
    .select(['v.detected_type as detectedType', 'v.scanned'])
    .orderBy('v.number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!version?.sha256) throw conflict('files.nothing_to_copy');
  const { sha256, contentType, detectedType, scanned, storageKey } = version;
  const source = { sha256, contentType, detectedType, scanned, size: Number(version.size) };
  if (file.contractId === home.contractId) return { ...source, storageKey, copyTo: null };
  const same = await scope.sql
    .selectFrom('file_version as v')
    .where('v.contract_id', '=', home.contractId)
    .where('v.sha256', '=', sha256)
    .where('v.size', '=', version.size)
    .where('v.state', '=', 'good')
    .select('v.storage_key as storageKey')
    .orderBy('v.id')
    .limit(1)
    .executeTakeFirst();
  if (same) return { ...source, storageKey: same.storageKey, copyTo: null };
  const copyTo = versionKey(scope.principal.tenantId, home.contractId, newId());
  return { ...source, storageKey, copyTo };
}

async function copyBytes(storage: ObjectStorage, from: string, to: string): Promise<boolean> {
  try {
    await storage.copy(from, to);
    return true;
  } catch (error) {
    if (error instanceof StorageError && error.code === 'storage.not_found') return false;
    throw error;
  }
}

interface Copy {
  file: FileRecord;
  wanted: Wanted;
  to: FileSubject;
  home: FileHome;
  source: Source;
}

async function writeCopy(scope: Scope, { file, wanted, to, home, source }: Copy) {
  const taken = await namesTaken(scope, to, wanted.folderId);
  const name = freeName(file.name, taken.has);
  const { departmentIds, personIds, departmentsRead, teamReads } = proposedFile(home, opennessIn(file));
  const copyId = newId();
  const { drawingNo, revision } = await scope.sql
    .selectFrom('file_asset as f')
    .where('f.id', '=', file.id)
    .select(['f.drawing_no as drawingNo', 'f.revision'])
    .executeTakeFirstOrThrow();
  await scope.tx.fileAsset.create({
    data: {
      id: copyId,
      subjectType: to.type,
      subjectId: to.id,
      contractId: home.contractId,
      folderId: wanted.folderId,
      typeId: file.typeId,
      name,
      drawingNo,
      revision,
      lastVersionNo: 1,
      departmentIds,
      personIds,
      departmentsRead,
      teamReads,
      watermark: file.ownWatermark,
    },
  });
  const versionId = newId();
  await scope.tx.fileVersion.create({
    data: {
      id: versionId,
      fileId: copyId,
      contractId: home.contractId,
      number: 1,
      size: BigInt(source.size),
      contentType: source.contentType,
      storageKey: source.copyTo ?? source.storageKey,
      statedSha256: source.sha256,
      ...(source.copyTo
        ? {}
        : {
            sha256: source.sha256,
            state: 'good',
            checkedAt: scope.now(),
            detectedType: source.detectedType,
            scanned: source.scanned,
          }),
      memberId: scope.memberId,
    },
  });
  const { contractId } = home;
  await scope.announce(fileVersionAdded, { fileId: copyId, contractId, versionId, versionNo: 1 });
  return { copyId, name };
}
