import type { Scope } from '@millwright/platform';
import { fileChanged } from '../files.events.ts';
import { homeOf } from '../files.homes.ts';
import { type FileDetail, getFile } from '../files.queries.ts';
import { type FileRecord, findFile, requireOpenHome, subjectOf } from '../files.records.ts';

/** A file with its record open for changes: what every change of one begins with. */
export async function fileToChange(scope: Scope, fileId: string, action: string): Promise<FileRecord> {
  const file = await findFile(scope, fileId, { lock: true, recycled: action === 'restore' });
  scope.require(action, 'FileAsset', file);
  const wide = scope.beyondReach('whether the contract is open, for a file the viewer may change');
  requireOpenHome(await homeOf(wide, subjectOf(file)));
  return file;
}

/** Saves a change of a file, says so, and shows it as it is now. */
export async function saveFile(
  scope: Scope,
  file: FileRecord,
  seenVersion: number,
  data: Record<string, unknown>,
): Promise<FileDetail> {
  await scope.save('fileAsset', file, seenVersion, data);
  await scope.announce(fileChanged, { fileId: file.id, contractId: file.contractId });
  return getFile(scope, file.id);
}
