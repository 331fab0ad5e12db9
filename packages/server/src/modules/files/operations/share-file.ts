import { invalid, type Scope } from '@millwright/platform';
import type { FileDetail } from '../files.queries.ts';
import type { ShareFile } from '../files.schemas.ts';
import { opennessColumns } from '../files.types.ts';
import { republish } from '../publishing/publish-file.ts';
import { fileToChange, saveFile } from './change-file.ts';

/** Says who sees a file: how open it is among those who work on the contract, and whom it is shared with by name. */
export async function shareFile(scope: Scope, input: ShareFile): Promise<FileDetail> {
  const file = await fileToChange(scope, input.fileId, 'share');
  const people = new Map(input.people.map(({ memberId, mayEdit }) => [memberId, mayEdit]));
  await requireColleagues(scope, [...people.keys()]);
  const saved = await saveFile(scope, file, input.version, {
    ...opennessColumns(input.openness),
    ...(input.watermark !== undefined && { watermark: input.watermark }),
    readerIds: [...people.keys()],
    editorIds: [...people].filter(([, mayEdit]) => mayEdit).map(([memberId]) => memberId),
  });
  // What the customer sees without the mark is taken back, and given again with it.
  if (input.watermark && !file.watermark) await republish(scope, file);
  return saved;
}

/** Refuses people who are not, or no longer, of this firm. */
export async function requireColleagues(scope: Scope, memberIds: readonly string[]): Promise<void> {
  if (memberIds.length === 0) return;
  const known = await scope.sql
    .selectFrom('member as m')
    .where('m.id', 'in', [...memberIds])
    .where('m.status', '=', 'active')
    .select('m.id')
    .execute();
  if (known.length < new Set(memberIds).size)
    throw invalid('files.person_unknown', {}, [{ path: 'people', code: 'files.person_unknown' }]);
}
