import { newId } from '@millwright/db';
import { as, testServices } from '@millwright/testkit';
import { expect, it } from 'vitest';
import { givenWorkplace } from '../../tasks/tasks.scene.ts';
import { addFile, sendBytes } from '../files.scene.ts';
import { tidyFilesOnce } from './tidy-files.ts';

const DAY = 24 * 3_600_000;
const tidyIn = async (days: number) =>
  tidyFilesOnce(await testServices(), Date.now() + days * DAY, new AbortController().signal);

it('removes what no version speaks of, gives old uploads up, and names versions that have lost their bytes', async () => {
  const { firm, contractId } = await givenWorkplace();
  const { storage } = await testServices();
  const subject = { type: 'Contract', id: contractId };
  const kept = await addFile(firm.boss, subject, 'kept.txt');
  const orphan = `${firm.tenantId}/${contractId}/files/${newId()}`;
  await storage.put(orphan, Buffer.from('nobody’s'), { contentType: 'text/plain' });
  // Joined at the store, its version not written yet: only the upload speaks of it.
  const uploadId = await sendBytes(firm.boss, Buffer.from('half way'), { subject, name: 'half.txt' });
  const { storage_key: key, storage_id: storageId } = await firm.read(({ sql }) =>
    sql.selectFrom('file_upload').selectAll().where('id', '=', uploadId).executeTakeFirstOrThrow(),
  );
  const parts = [{ partNumber: 1, size: 8 }];
  await storage.completeUpload(key, storageId, { size: 8, parts });

  expect(await tidyIn(0)).toEqual({
    uploadsGivenUp: 0,
    objectsRemoved: 0,
    publishedRemoved: 0,
    versionsWithoutBytes: [],
  });
  expect(await tidyIn(2)).toEqual({
    uploadsGivenUp: 0,
    objectsRemoved: 1,
    publishedRemoved: 0,
    versionsWithoutBytes: [],
  });
  expect(await storage.stat(orphan)).toBeUndefined();
  expect((await as(firm.boss).files.completeUpload({ uploadId })).name).toBe('half.txt');

  const late = await sendBytes(firm.boss, Buffer.from('late'), { subject, name: 'late.txt' });
  expect(await tidyIn(8)).toEqual({
    uploadsGivenUp: 1,
    objectsRemoved: 0,
    publishedRemoved: 0,
    versionsWithoutBytes: [],
  });
  await expect(as(firm.boss).files.completeUpload({ uploadId: late })).rejects.toMatchObject({
    cause: { code: 'files.upload_over' },
  });
  for await (const { key: stored } of storage.list(`${firm.tenantId}/`)) await storage.delete(stored);
  expect((await tidyIn(8)).versionsWithoutBytes).toContain(kept.versionId);
});
