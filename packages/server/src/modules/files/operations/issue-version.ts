import { conflict, notFound, type Scope } from '@millwright/platform';
import type { FileDetail } from '../files.queries.ts';
import type { FileRecord } from '../files.records.ts';
import type { FileVersionRef } from '../files.schemas.ts';
import { fileToChange, saveFile } from './change-file.ts';

/** A version of the file as operations see it. */
export async function versionOf(scope: Scope, file: FileRecord, versionNo: number) {
  const found = await scope.sql
    .selectFrom('file_version as v')
    .where('v.file_id', '=', file.id)
    .where('v.number', '=', versionNo)
    .selectAll()
    .executeTakeFirst();
  if (!found) throw notFound('files.version_not_found', { versionNo });
  return found;
}

/** Only what was read back and found to be what was announced goes out of the house or onto the floor. */
export function requireGood(version: { state: string; number: number }): void {
  if (version.state === 'good') return;
  throw conflict(WHY_NOT[version.state] ?? 'files.version_not_checked', { versionNo: version.number });
}

const WHY_NOT: Record<string, string> = {
  broken: 'files.version_broken',
  infected: 'files.version_infected',
  unscanned: 'files.version_unscanned',
  expired: 'files.version_expired',
};

/** Marks a version as issued for production: the one the shop floor works by from now on. */
export async function issueVersion(scope: Scope, input: FileVersionRef): Promise<FileDetail> {
  const file = await fileToChange(scope, input.fileId, 'issue');
  const version = await versionOf(scope, file, input.versionNo);
  requireGood(version);
  await scope.tx.fileVersion.updateMany({
    where: { id: version.id },
    data: {
      issuedAt: scope.now(),
      issuedBy: scope.memberId,
    },
  });
  return saveFile(scope, file, input.version, { issuedVersionNo: version.number });
}
