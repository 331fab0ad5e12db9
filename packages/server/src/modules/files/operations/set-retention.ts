import type { Scope } from '@millwright/platform';
import { fileTypeChanged } from '../files.events.ts';
import type { SetRetention } from '../files.schemas.ts';
import { type FileTypeRow, findFileType } from '../files.types.ts';

/** Says how long files of a type are kept, or that they are kept for ever; whose word it was stands with everything it removes. */
export async function setRetention(scope: Scope, input: SetRetention): Promise<FileTypeRow> {
  const { typeId, version, ...rule } = input;
  const type = await findFileType(scope, typeId);
  scope.require('setRetention', 'FileType', type);
  await scope.save('fileType', type, version, {
    ...rule,
    retentionBy: scope.memberId,
    retentionAt: scope.now(),
  });
  await scope.announce(fileTypeChanged, { typeId });
  return findFileType(scope, typeId);
}
