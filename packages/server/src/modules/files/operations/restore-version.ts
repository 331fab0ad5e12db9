import { newId } from '@millwright/db';
import { conflict, type Scope } from '@millwright/platform';
import { fileVersionAdded } from '../files.events.ts';
import type { FileDetail } from '../files.queries.ts';
import { requireFree } from '../files.records.ts';
import type { FileVersionRef } from '../files.schemas.ts';
import { fileToChange, saveFile } from './change-file.ts';
import { requireGood, versionOf } from './issue-version.ts';

/** Makes an earlier version the newest one, as a further version of the same bytes: nothing in between is lost. */
export async function restoreVersion(scope: Scope, input: FileVersionRef): Promise<FileDetail> {
  const file = await fileToChange(scope, input.fileId, 'update');
  requireFree(scope, file);
  const earlier = await versionOf(scope, file, input.versionNo);
  requireGood(earlier);
  if (earlier.number === file.lastVersionNo)
    throw conflict('files.version_is_newest', { versionNo: earlier.number });
  const number = file.lastVersionNo + 1;
  const versionId = newId();
  await scope.tx.fileVersion.create({
    data: {
      id: versionId,
      fileId: file.id,
      contractId: file.contractId,
      number,
      size: BigInt(earlier.size),
      contentType: earlier.content_type,
      storageKey: earlier.storage_key,
      statedSha256: earlier.sha256,
      sha256: earlier.sha256,
      state: 'good',
      detectedType: earlier.detected_type,
      scanned: earlier.scanned,
      checkedAt: scope.now(),
      restoredFrom: earlier.number,
      memberId: scope.memberId,
    },
  });
  const detail = await saveFile(scope, file, input.version, { lastVersionNo: number });
  await scope.announce(fileVersionAdded, {
    fileId: file.id,
    contractId: file.contractId,
    versionId,
    versionNo: number,
  });
  return detail;
}
