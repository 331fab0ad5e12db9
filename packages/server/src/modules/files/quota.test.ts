import { as, type Firm, given, refusal, testServices } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { givenWorkplace } from '../tasks/tasks.scene.ts';
import { addFile, sendBytes } from './files.scene.ts';
import { checkVersion } from './operations/check-version.ts';
import { firmFills, setQuota } from './operations/set-quota.ts';

async function atWork(limit: number | null) {
  const place = await givenWorkplace();
  const services = await testServices();
  await setQuota(services, place.firm.tenantId, limit);
  return { ...place, services, subject: { type: 'Contract', id: place.contractId }, boss: place.firm.boss };
}

const fillOf = async (firm: Firm, everybodys?: number) =>
  (await firmFills(firm.services, everybodys)).find(({ tenantId }) => tenantId === firm.tenantId)!;
const bytes = (count: number, of = 'x') => Buffer.alloc(count, of);

describe('how much a firm stores', () => {
  it('is every object once, and what open uploads have announced', async () => {
    const { firm, subject, boss } = await atWork(null);
    const first = await addFile(boss, subject, 'a.txt', bytes(100, 'a'));
    expect((await fillOf(firm)).used).toBe(100);
    // The same bytes of one contract are kept once, and so are those of a version that was restored.
    await addFile(boss, subject, 'b.txt', bytes(100, 'a'));
    const second = await addFile(boss, subject, 'a.txt', bytes(40, 'b'));
    await as(boss).files.restoreVersion({ fileId: first.id, version: second.version, versionNo: 1 });
    expect((await fillOf(firm)).used).toBe(140);
    const { uploadId } = await as(boss).files.beginUpload({ subject, name: 'c.txt', size: 1_000 });
    expect((await fillOf(firm)).used).toBe(1_140);
    await as(boss).files.cancelUpload({ uploadId });
    // Damaged on the way: nobody has it, and housekeeping takes it away.
    await addFile(boss, subject, 'd.txt', bytes(70), { sha256: '0'.repeat(64) });
    // In the recycle bin it still lies in the store.
    const gone = await as(boss).files.get({ fileId: first.id });
    await as(boss).files.delete({ fileId: first.id, version: gone.version });
    expect((await fillOf(firm)).used).toBe(140);
  });

  it('is shown to the boss, with the contracts that fill it most, and to nobody else', async () => {
    const { firm, subject, boss, contractId } = await atWork(1_000);
    await addFile(boss, subject, 'a.txt', bytes(100));
    await addFile(boss, subject, 'b.txt', bytes(50, 'b'));
    expect(await as(boss).files.storage()).toMatchObject({
      used: 150,
      limit: 1_000,
      contracts: [{ id: contractId, bytes: 150, files: 2 }],
    });
    for (const person of [firm.leaders.electrical, firm.staff.electrical])
      await expect(as(person).files.storage()).rejects.toMatchObject(refusal('forbidden'));
    expect(await as((await given.firm()).boss).files.storage()).toMatchObject({ used: 0, contracts: [] });
  });
});

describe('the limit', () => {
  it('refuses an upload that would pass it, and says what is used, what is allowed and what is needed', async () => {
    const { subject, boss } = await atWork(3_000_000);
    await addFile(boss, subject, 'a.txt', bytes(1_000_000));
    const begin = (size: number) => as(boss).files.beginUpload({ subject, name: 'b.bin', size });
    await expect(begin(2_000_001)).rejects.toMatchObject({
      cause: {
        kind: 'conflict',
        code: 'files.store_full',
        facts: {
          usedBytes: 1_000_000,
          limitBytes: 3_000_000,
          neededBytes: 2_000_001,
          used: '1.0 MB',
          limit: '3.0 MB',
          needed: '2.1 MB',
        },
      },
    });
    await begin(2_000_000);
    await expect(begin(1)).rejects.toMatchObject(refusal('conflict', 'files.store_full'));
  });

  it('is not passed by many at once', async () => {
    const { firm, subject, boss } = await atWork(100);
    const people = [boss, firm.leaders.electrical, boss, firm.leaders.electrical, boss];
    const begun = await Promise.allSettled(
      people.map((person, i) => as(person).files.beginUpload({ subject, name: `${i}.bin`, size: 40 })),
    );
    expect(begun.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect((await fillOf(firm)).used).toBe(80);
  });

  it('lets an upload that has begun be gone on with and completed, even when it was lowered meanwhile', async () => {
    const { firm, subject, boss, services } = await atWork(100);
    const about = { subject, name: 'a.txt', fingerprint: 'mine' };
    const uploadId = await sendBytes(boss, bytes(90), about);
    await setQuota(services, firm.tenantId, 10);
    expect(await as(boss).files.beginUpload({ ...about, size: 90 })).toMatchObject({ uploadId });
    expect(await as(boss).files.completeUpload({ uploadId })).toMatchObject({ size: 90 });
  });

  it('counts copies into another contract, and not those inside one, whose bytes are kept once', async () => {
    const { firm, subject, boss } = await atWork(150);
    const other = await givenWorkplace({ firm });
    const file = await addFile(boss, subject, 'a.txt', bytes(100));
    const files = [{ fileId: file.id, folderId: null }];
    const there = { type: 'Contract', id: other.contractId };
    await expect(as(boss).files.copyMany({ to: there, files })).rejects.toMatchObject(
      refusal('conflict', 'files.store_full'),
    );
    expect((await as(boss).files.copyMany({ to: subject, files })).done).toHaveLength(1);
    expect((await fillOf(firm)).used).toBe(100);
  });

  it('is everybody’s unless the firm has one of its own, which people of the firm cannot set', async () => {
    const { firm, services } = await atWork(null);
    expect(await fillOf(firm)).toMatchObject({ limit: null, isOwn: false });
    expect(await fillOf(firm, 5e9)).toMatchObject({ limit: 5e9, isOwn: false });
    await setQuota(services, firm.tenantId, 7e9);
    expect(await fillOf(firm, 5e9)).toMatchObject({ limit: 7e9, isOwn: true });
    expect(await fillOf(await given.firm(), 5e9)).toMatchObject({ limit: 5e9 });
    const second = firm.write(({ tx }) => tx.fileQuota.create({ data: { limitBytes: 1n } }));
    await expect(second).rejects.toThrow(/permission denied/);
  });
});

describe('a store that fills up', () => {
  const told = async (firm: Firm) =>
    (await as(firm.boss).notifications.list({})).items.flatMap((notice) =>
      notice.kind === 'files_nearly_full' ? [notice.facts.percent] : [],
    );

  it('is told of to the boss at 80 and at 95 percent, once each, and again after there was room', async () => {
    const { firm, subject, boss, services } = await atWork(1_000);
    let name = 0;
    const add = (size: number) => addFile(boss, subject, `${++name}.bin`, bytes(size, String(name)));
    await add(790);
    expect(await told(firm)).toEqual([]);
    await add(20);
    await add(20);
    expect(await told(firm)).toEqual([80]);
    const last = await add(125);
    expect(await told(firm)).toEqual([95, 80]);
    await setQuota(services, firm.tenantId, 10_000);
    await add(1);
    await setQuota(services, firm.tenantId, 1_000);
    await checkVersion(services, firm.tenantId, last.versionId);
    await add(2);
    expect(await told(firm)).toEqual([95, 95, 80]);
    expect((await as(firm.leaders.electrical).notifications.list({})).items).toEqual([]);
  });
});
