import {
  AppError,
  abilityOf,
  dayIn,
  forbidden,
  openRead,
  openWrite,
  type RequestInfo,
  roleFacts,
  type ScopeServices,
  type StaffPrincipal,
} from '@millwright/platform';
import { type ArchiveEntry, worthPacking, zipChunks } from '@millwright/platform/archive';
import { type ObjectStorage, StorageError, type StoredObject } from '@millwright/platform/storage';
import { noteAccess } from '../access-log.ts';
import { MANIFEST, type ManifestRow, manifestBytes } from '../archive.manifest.ts';
import { type ArchivePlan, type PlannedFile, planArchive } from '../archive.plan.ts';
import { findFile } from '../files.records.ts';
import type { Archive } from '../files.schemas.ts';

export interface ArchiveServices extends ScopeServices {
  storage: ObjectStorage;
  /** The people of this process; where it is given, rights that end in the middle end the archive. */
  principals?: {
    get(kind: 'staff', tenantId: string, id: string): Promise<unknown>;
  };
}

/** An archive being made while it is read. */
export interface FileArchive {
  fileName: string;
  stream: AsyncGenerator<Uint8Array>;
}

/**
 * Files of a record as one ZIP, in their folders, each in its newest good version. Whether a file may be read is asked when
 * the list is made and again when its turn comes; what had to stay behind stands, with why, in the archive's list of
 * contents. Refuses before anything is written; between scopes, since sending takes as long as the line is thin.
 */
export async function archiveFiles(
  services: ArchiveServices,
  principal: StaffPrincipal,
  request: RequestInfo,
  wanted: Archive,
): Promise<FileArchive> {
  if (!abilityOf(principal).canEver('read', 'FileAsset'))
    throw forbidden('platform.forbidden', { action: 'read', subject: 'FileAsset', ...roleFacts(principal) });
  const plan = await openRead(services, principal, request, (scope) => planArchive(scope, wanted));
  const now = services.clock?.() ?? new Date();
  const day = dayIn(principal.timeZone, now);
  const name = plan.name ?? { 'zh-CN': '文件', en: 'Files' }[wanted.locale];
  return {
    fileName: `${name}-${day}.zip`,
    stream: zipChunks(entriesOf(plan, { services, principal, request, locale: wanted.locale, now })),
  };
}

interface Walk {
  services: ArchiveServices;
  principal: StaffPrincipal;
  request: RequestInfo;
  locale: Archive['locale'];
  now: Date;
}

async function* entriesOf(plan: ArchivePlan, walk: Walk): AsyncGenerator<ArchiveEntry> {
  const { locale, now } = walk;
  for (const path of plan.folders) yield { path, modifiedAt: now, folder: true };
  const rows: ManifestRow[] = [...plan.leftOut];
  for (const file of plan.files) {
    const { path, number, size, sha256, modifiedAt } = file;
    const found = await openNow(file, walk);
    if (typeof found === 'string') {
      rows.push({ path, outcome: found });
      continue;
    }
    rows.push({ path, number, size, sha256, outcome: file.outcome });
    yield { path, modifiedAt, size, body: found.body, pack: worthPacking(path) };
  }
  const bytes = await manifestBytes(rows.toSorted(byPath), locale);
  yield { path: MANIFEST[locale], modifiedAt: now, bytes };
}

const byPath = (a: ManifestRow, b: ManifestRow) => (a.path < b.path ? -1 : 1);

/** The bytes of a file whose turn has come, or why they stay behind. */
async function openNow(file: PlannedFile, walk: Walk): Promise<StoredObject | 'gone' | 'missing' | 'marked'> {
  const { services, request } = walk;
  const principal = await current(walk);
  try {
    const mayHaveIt = await openWrite(services, principal, request, async (scope) => {
      const now = await findFile(scope, file.fileId);
      if (now.watermark && !scope.can('update', 'FileAsset', now)) return false;
      const { fileId, number: versionNo } = file;
      await noteAccess(scope, { fileId, contractId: now.contractId, versionNo, how: 'archive' });
      return true;
    });
    if (!mayHaveIt) return 'marked';
    return await services.storage.get(file.storageKey);
  } catch (error) {
    if (error instanceof AppError && error.kind === 'not_found') return 'gone';
    if (error instanceof StorageError && error.code === 'storage.not_found') return 'missing';
    throw error;
  }
}

/** The person as they are now: a long archive does not outlive the right to it. */
async function current({ services, principal }: Walk): Promise<StaffPrincipal> {
  if (!services.principals) return principal;
  const now = await services.principals.get('staff', principal.tenantId, principal.memberId);
  if (!now) throw forbidden('platform.sign_in_first');
  return now as StaffPrincipal;
}
