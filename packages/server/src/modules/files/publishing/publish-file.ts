import { newId } from '@millwright/db';
import { type Scope, staleVersion } from '@millwright/platform';
import { filePublicationEnded, filePublished } from '../files.events.ts';
import { contractOfFile } from '../files.homes.ts';
import { type FileRecord, findFile } from '../files.records.ts';
import { fileToChange } from '../operations/change-file.ts';
import { requireGood, versionOf } from '../operations/issue-version.ts';
import { newTraceCode } from '../previews/trace-codes.ts';
import { type FilePublication, publicationOf } from './publications.queries.ts';
import type { PublishFile, UnpublishFile } from './publishing.schemas.ts';

/** Shows a version to the customer in their portal, instead of the version they see so far. Its bytes follow on their own. */
export async function publishFile(scope: Scope, input: PublishFile): Promise<FilePublication> {
  const file = await fileToChange(scope, input.fileId, 'share');
  // Whoever shares says what they saw: a newer version, or another name, is nothing they decided about.
  if (file.version !== input.version) throw staleVersion('fileAsset', file, input.version);
  const version = await versionOf(scope, file, input.versionNo);
  requireGood(version);
  await endPublication(scope, file);
  await begin(scope, file, version);
  return (await publicationOf(scope, file.id))!;
}

/** Gives the customer the version they see once more: with a mark that is demanded since. */
export async function republish(scope: Scope, file: FileRecord): Promise<void> {
  const shown = await scope.sql
    .selectFrom('file_publication as p')
    .where('p.file_id', '=', file.id)
    .where('p.ended_at', 'is', null)
    .select(['p.version_id as id', 'p.version_no as number', 'p.customer_id as customerId'])
    .executeTakeFirst();
  if (!shown) return;
  await endPublication(scope, file);
  // A contract that changed hands meanwhile takes nothing along.
  const { customerId } = await contractOfFile(scope, file.contractId);
  if (customerId === shown.customerId) await begin(scope, file, shown);
}

async function begin(scope: Scope, file: FileRecord, version: { id: string; number: number }): Promise<void> {
  const id = newId();
  const { customerId, customerName } = await contractOfFile(scope, file.contractId);
  await scope.tx.filePublication.create({
    data: {
      id,
      fileId: file.id,
      versionId: version.id,
      versionNo: version.number,
      contractId: file.contractId,
      name: file.name,
      customerId,
      customerName,
      traceCode: newTraceCode(),
      memberId: scope.memberId,
    },
  });
  const { id: fileId, contractId } = file;
  await scope.announce(filePublished, { fileId, contractId, publicationId: id });
}

/** Takes a file back from the customer's portal. Once it is gone there is nothing left of it that a link could lead to. */
export async function unpublishFile(scope: Scope, input: UnpublishFile): Promise<{ fileId: string }> {
  // Also after the contract is sealed: what should not have been shown can always be taken back.
  const file = await findFile(scope, input.fileId, { lock: true, recycled: true });
  scope.require('share', 'FileAsset', file);
  await endPublication(scope, file);
  return { fileId: file.id };
}

/** Ends what the customer is shown of a file, if anything. */
export async function endPublication(
  scope: Scope,
  { id: fileId, contractId }: { id: string; contractId: string },
): Promise<void> {
  const shown = await scope.sql
    .selectFrom('file_publication as p')
    .where('p.file_id', '=', fileId)
    .where('p.ended_at', 'is', null)
    .select('p.id')
    .execute();
  for (const { id: publicationId } of shown) {
    await scope.tx.filePublication.updateMany({
      where: { id: publicationId },
      data: { endedAt: scope.now() },
    });
    await scope.announce(filePublicationEnded, { fileId, contractId, publicationId });
  }
}
