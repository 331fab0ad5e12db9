import { conflict, type Scope } from '@millwright/platform';
import type { FileDetail } from '../files.queries.ts';
import { isCheckedOut, requireFree } from '../files.records.ts';
import type { CheckOut, VersionedFile } from '../files.schemas.ts';
import { fileToChange, saveFile } from './change-file.ts';

const DAY = 86_400_000;

/** Takes a file for oneself: until it is given back, or the time is over, nobody else adds a version to it. */
export async function checkOutFile(scope: Scope, input: CheckOut): Promise<FileDetail> {
  const file = await fileToChange(scope, input.fileId, 'checkOut');
  requireFree(scope, file);
  const me = scope.memberId;
  const checkedOutUntil = new Date(scope.now().getTime() + input.days * DAY);
  return saveFile(scope, file, input.version, { checkedOutBy: me, checkedOutUntil });
}

/** Gives a file back. Somebody else's only by those who keep the record's files; the history says who did. */
export async function checkInFile(scope: Scope, input: VersionedFile): Promise<FileDetail> {
  const file = await fileToChange(scope, input.fileId, 'read');
  if (!isCheckedOut(file, scope.now())) throw conflict('files.not_checked_out');
  const me = scope.memberId;
  if (file.checkedOutBy !== me) scope.require('breakCheckOut', 'FileAsset', file);
  return saveFile(scope, file, input.version, { checkedOutBy: null, checkedOutUntil: null });
}
