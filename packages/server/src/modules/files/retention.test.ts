import { as, refusal, testServices } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { givenWorkplace } from '../tasks/tasks.scene.ts';
import { addFile, check } from './files.scene.ts';
import { applyRetentionOnce } from './operations/apply-retention.ts';
import { tidyFilesOnce } from './operations/tidy-files.ts';

const DAY = 86_400_000;
const YEAR = 366 * DAY;

async function atWork() {
  const place = await givenWorkplace();
  const services = await testServices();
  const { boss, tenantId } = place.firm;
  const subject = { type: 'Contract', id: place.contractId };
  const { files } = as(boss);
  const other = async () => (await files.types()).find(({ code }) => code === 'other')!;
  return {
    ...place,
    services,
    boss,
    subject,
    files,
    rule: async (olderVersionsYears: number | null, recycledDays: number | null) => {
      const { id: typeId, version } = await other();
      return files.setRetention({ typeId, version, olderVersionsYears, recycledDays });
    },
    apply: (later: number) => applyRetentionOnce(services, Date.now() + later, new AbortController().signal),
    states: async (fileId: string) =>
      (await files.get({ fileId })).versions.map(({ number, state }) => `${number} ${state}`),
    stored: async () => {
      const keys: string[] = [];
      for await (const { key } of services.storage.list(`${tenantId}/`)) keys.push(key);
      return keys.length;
    },
  };
}

describe('how long files are kept', () => {
  it('is for ever unless the firm says otherwise', async () => {
    const { boss, subject, files, setStatus, apply, states } = await atWork();
    const file = await addFile(boss, subject, 'a.txt', 'one');
    await addFile(boss, subject, 'a.txt', 'two');
    const gone = await addFile(boss, subject, 'gone.txt', 'gone');
    await files.delete({ fileId: gone.id, version: gone.version });
    await setStatus('archived');
    await apply(90 * YEAR);
    expect(await states(file.id)).toEqual(['2 good', '1 good']);
    expect(await states(gone.id)).toEqual(['1 good']);
  });

  it('ends for older versions when a newer one has stood in their place for so many years', async () => {
    const { boss, subject, files, setStatus, rule, apply, states, stored } = await atWork();
    const file = await addFile(boss, subject, 'a.txt', 'one');
    await addFile(boss, subject, 'a.txt', 'second');
    await addFile(boss, subject, 'a.txt', 'third');
    const set = await rule(3, null);
    expect(set).toMatchObject({ olderVersionsYears: 3, retentionBy: { id: boss.id } });
    await setStatus('archived');
    expect((await apply(2 * YEAR)).versions).toBe(0);
    expect(await apply(4 * YEAR)).toEqual({ versions: 2, bytes: 9 });
    expect(await states(file.id)).toEqual(['3 good', '2 expired', '1 expired']);
    expect(await stored()).toBe(1);
    const { items } = await files.removals({});
    expect(items).toHaveLength(2);
    expect(items.find(({ versionNo }) => versionNo === 1)).toMatchObject({
      fileName: 'a.txt',
      size: 3,
      sha256: file.versions[0]!.sha256,
      reason: 'older_version',
      ruleYears: 3,
      ruleDays: null,
      ruleBy: { id: boss.id },
    });
    expect((await apply(5 * YEAR)).versions).toBe(0);
    const history = JSON.stringify(await as(boss).audit.list({ limit: 100 }));
    expect(history).toContain('FileRemoval');
  });

  it('never ends in a contract that is not over', async () => {
    const { boss, subject, files, rule, apply, states, setStatus } = await atWork();
    const file = await addFile(boss, subject, 'a.txt', 'one');
    await addFile(boss, subject, 'a.txt', 'two');
    const gone = await addFile(boss, subject, 'gone.txt', 'gone');
    await files.delete({ fileId: gone.id, version: gone.version });
    await rule(1, 1);
    for (const status of ['executing', 'suspended', 'in_service'] as const) {
      await setStatus(status);
      expect((await apply(90 * YEAR)).versions).toBe(0);
    }
    expect(await states(file.id)).toEqual(['2 good', '1 good']);
    expect(await states(gone.id)).toEqual(['1 good']);
  });

  it('never ends for a version that was issued, nor for the newest that can be used', async () => {
    const { boss, subject, files, rule, apply, states, setStatus } = await atWork();
    const file = await addFile(boss, subject, 'a.txt', 'one');
    await files.issue({ fileId: file.id, version: file.version, versionNo: 1 });
    const second = await addFile(boss, subject, 'a.txt', 'two');
    await files.issue({ fileId: file.id, version: second.version, versionNo: 2 });
    await addFile(boss, subject, 'a.txt', 'three');
    await addFile(boss, subject, 'a.txt', 'four', { sha256: '0'.repeat(64) });
    const recycled = await addFile(boss, subject, 'b.txt', 'issued');
    const issued = await files.issue({ fileId: recycled.id, version: recycled.version, versionNo: 1 });
    await files.delete({ fileId: recycled.id, version: issued.version });
    await rule(1, 1);
    await setStatus('archived');
    expect((await apply(50 * YEAR)).versions).toBe(0);
    expect(await states(file.id)).toEqual(['4 broken', '3 good', '2 good', '1 good']);
    expect(await states(recycled.id)).toEqual(['1 good']);
  });

  it('ends in the recycle bin after so many days, for good', async () => {
    const { boss, subject, files, rule, apply, setStatus, stored, services, firm } = await atWork();
    const file = await addFile(boss, subject, 'a.txt', 'one');
    await addFile(boss, subject, 'a.txt', 'two');
    const seen = await files.get({ fileId: file.id });
    await files.delete({ fileId: file.id, version: seen.version });
    await rule(null, 30);
    await setStatus('archived');
    expect((await apply(29 * DAY)).versions).toBe(0);
    expect((await apply(31 * DAY)).versions).toBe(2);
    expect(await stored()).toBe(0);
    await setStatus('executing');
    expect((await files.browse({ subject, deleted: true })).files).toEqual([]);
    await expect(files.restore({ fileId: file.id, version: seen.version + 1 })).rejects.toMatchObject(
      refusal('not_found'),
    );
    expect((await files.removals({})).items.map(({ reason, ruleDays }) => [reason, ruleDays])).toEqual([
      ['recycled', 30],
      ['recycled', 30],
    ]);
    const rows = await firm.read(({ sql }) => sql.selectFrom('file_version').select('state').execute());
    expect(rows.map(({ state }) => state)).toEqual(['expired', 'expired']);
    const tidied = await tidyFilesOnce(services, Date.now() + 2 * DAY, new AbortController().signal);
    expect(tidied.versionsWithoutBytes).toEqual([]);
  });

  it('takes what was made to look at along, and never what a customer is shown at this moment', async () => {
    const { boss, subject, files, firm, contractId, rule, apply, states, setStatus } = await atWork();
    const file = await addFile(boss, subject, 'a.txt', 'one');
    const second = await addFile(boss, subject, 'a.txt', 'two');
    await files.publish({ fileId: file.id, version: second.version, versionNo: 2 });
    await addFile(boss, subject, 'a.txt', 'three');
    const made = { contractId, state: 'ready', text: 'one' };
    await firm.write(({ tx }) => tx.filePreview.create({ data: { ...made, versionId: file.versionId } }));
    await rule(1, 1);
    await setStatus('archived');
    expect((await apply(2 * YEAR)).versions).toBe(1);
    expect(await states(file.id)).toEqual(['3 good', '2 good', '1 expired']);
    expect(await firm.read(({ sql }) => sql.selectFrom('file_preview').select('id').execute())).toEqual([]);
    await files.unpublish({ fileId: file.id });
    expect((await apply(2 * YEAR)).versions).toBe(1);
  });

  it('leaves bytes that another version has as well', async () => {
    const { boss, subject, files, rule, apply, states, setStatus, stored } = await atWork();
    const file = await addFile(boss, subject, 'a.txt', 'one');
    const second = await addFile(boss, subject, 'a.txt', 'two');
    await files.restoreVersion({ fileId: file.id, version: second.version, versionNo: 1 });
    await rule(1, null);
    await setStatus('archived');
    expect((await apply(2 * YEAR)).versions).toBe(2);
    expect(await states(file.id)).toEqual(['3 good', '2 expired', '1 expired']);
    expect(await stored()).toBe(1);
    await setStatus('executing');
    const now = await files.get({ fileId: file.id });
    await expect(
      files.restoreVersion({ fileId: file.id, version: now.version, versionNo: 2 }),
    ).rejects.toMatchObject(refusal('conflict', 'files.version_expired'));
  });

  it('cannot be ended in the database’s own words, without a row that says so, or for what was issued', async () => {
    const { boss, subject, firm, files } = await atWork();
    const file = await addFile(boss, subject, 'a.txt', 'one');
    const expire = () =>
      firm.write(({ tx }) =>
        tx.fileVersion.updateMany({ where: { id: file.versionId }, data: { state: 'expired' } }),
      );
    await expect(expire()).rejects.toMatchObject({ kind: 'invalid' });
    await files.issue({ fileId: file.id, version: file.version, versionNo: 1 });
    await expect(expire()).rejects.toMatchObject({ kind: 'invalid' });
    await check(boss, file);
    expect((await files.get({ fileId: file.id })).state).toBe('good');
  });
});
