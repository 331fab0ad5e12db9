import { as, given, refusal, said, testServices } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { givenWorkplace } from '../tasks/tasks.scene.ts';
import { fileVersionAdded } from './files.events.ts';
import { addFile, check, fetchStored, sendBytes, sendPart, sha256 } from './files.scene.ts';
import { versionLink } from './operations/version-link.ts';

const REQUEST = { requestId: 'files', ip: null };
const MiB = 1024 ** 2;

async function atWork() {
  const place = await givenWorkplace();
  const contract = { type: 'Contract', id: place.contractId };
  return { ...place, contract, boss: place.firm.boss };
}

describe('uploading a file', () => {
  it('makes a version of what was sent, which is good once it has been read back (003-23)', async () => {
    const { firm, contract, contractId, boss } = await atWork();
    const bytes = Buffer.alloc(9 * MiB, 'PLC 程序');
    const uploadId = await sendBytes(boss, bytes, {
      subject: contract,
      name: '控制程序.zip',
      sha256: sha256(bytes),
    });
    expect((await as(boss).files.browse({ subject: contract })).files).toEqual([]);
    const file = await as(boss).files.completeUpload({ uploadId });
    expect(file).toMatchObject({ name: '控制程序.zip', versionNo: 1, size: bytes.length, state: 'checking' });
    expect(await firm.announcements()).toContainEqual(
      said(fileVersionAdded, { fileId: file.id, contractId, versionId: file.versionId, versionNo: 1 }),
    );
    await check(boss, file);
    const checked = await as(boss).files.get({ fileId: file.id });
    expect(checked).toMatchObject({ state: 'good', versions: [{ number: 1, sha256: sha256(bytes) }] });

    const principal = (await boss.load()) as never;
    const url = await versionLink(await testServices(), principal, REQUEST, file.versionId);
    const stored = await fetchStored(url);
    expect(stored.bytes.equals(bytes)).toBe(true);
    expect(stored.headers.get('content-disposition')).toContain('attachment');
    const guessed = url.replace(/(\/files\/[0-9a-f]{8})[^?]*/, `$1-0000-7000-8000-000000000000`);
    expect(guessed).not.toBe(url);
    expect((await fetchStored(guessed)).status).toBe(403);
  });

  it('goes on where it was cut, and says which parts are there', async () => {
    const { contract, boss } = await atWork();
    const bytes = Buffer.alloc(17 * MiB, 'x');
    const { files } = as(boss);
    const { uploadId, partSize, partCount } = await files.beginUpload({
      subject: contract,
      name: 'a.bin',
      size: bytes.length,
      fingerprint: 'of 9 o’clock',
    });
    expect([partSize, partCount]).toEqual([8 * MiB, 3]);
    const send = async (partNumber: number) => {
      const part = bytes.subarray((partNumber - 1) * partSize, partNumber * partSize);
      const wanted = { partNumber, size: part.length, sha256: sha256(part) };
      return sendPart((await files.partLinks({ uploadId, parts: [wanted] })).parts[0]!, part);
    };
    expect([await send(3), await send(1)]).toEqual([200, 200]);
    const { arrived } = await files.uploadState({ uploadId });
    expect(arrived.map(({ partNumber }) => partNumber)).toEqual([1, 3]);
    const same = { subject: contract, name: 'a.bin', size: bytes.length };
    expect(await files.beginUpload({ ...same, fingerprint: 'of 9 o’clock' })).toMatchObject({ uploadId });
    for (const fingerprint of ['of 10 o’clock', undefined])
      expect((await files.beginUpload({ ...same, fingerprint })).uploadId).not.toBe(uploadId);
    await expect(files.completeUpload({ uploadId })).rejects.toMatchObject({
      cause: { kind: 'conflict', code: 'files.parts_missing', facts: { missing: [2] } },
    });
    expect(await send(2)).toBe(200);
    expect((await files.completeUpload({ uploadId })).size).toBe(bytes.length);
  });

  it('refuses a part that is not what was announced, and one of another size', async () => {
    const { contract, boss } = await atWork();
    const { files } = as(boss);
    const part = Buffer.alloc(MiB, 'a');
    const { uploadId } = await files.beginUpload({ subject: contract, name: 'a.bin', size: part.length });
    const { parts } = await files.partLinks({
      uploadId,
      parts: [{ partNumber: 1, size: part.length, sha256: sha256(part) }],
    });
    expect(await sendPart(parts[0]!, Buffer.alloc(MiB, 'b'))).toBeGreaterThanOrEqual(400);
    await expect(
      files.partLinks({ uploadId, parts: [{ partNumber: 1, size: 5, sha256: sha256(part) }] }),
    ).rejects.toMatchObject({ cause: { kind: 'invalid', code: 'files.part_size' } });
    await expect(
      files.partLinks({ uploadId, parts: [{ partNumber: 2, size: 5, sha256: sha256(part) }] }),
    ).rejects.toMatchObject({ cause: { code: 'files.part_size' } });
  });

  it('finds out a whole that is not what its sender stated, and never shows it as good', async () => {
    const { contract, boss } = await atWork();
    const file = await addFile(boss, contract, 'a.txt', 'what arrived', {
      sha256: sha256(Buffer.from('what was meant')),
    });
    expect(file).toMatchObject({ state: 'broken' });
    await expect(
      versionLink(await testServices(), (await boss.load()) as never, REQUEST, file.versionId),
    ).rejects.toMatchObject({ code: 'files.version_broken' });
    await expect(
      as(boss).files.issue({ fileId: file.id, version: file.version, versionNo: 1 }),
    ).rejects.toMatchObject(refusal('conflict'));
  });

  it('takes a file of no bytes at all', async () => {
    const { contract, boss } = await atWork();
    expect(await addFile(boss, contract, '空.txt', '')).toMatchObject({ size: 0, state: 'good' });
  });

  it('of a name that is there already becomes its next version; nothing is overwritten', async () => {
    const { contract, boss } = await atWork();
    const first = await addFile(boss, contract, '总装图.dxf', 'rev A');
    const second = await addFile(boss, contract, '总装图.DXF', 'rev B', { note: '改孔位' });
    expect(second).toMatchObject({ id: first.id, versionNo: 2 });
    expect(second.versions.map(({ number, note }) => [number, note])).toEqual([
      [2, '改孔位'],
      [1, null],
    ]);
  });

  it('by two people at the same moment makes two versions', async () => {
    const { firm, contract, boss } = await atWork();
    const leader = firm.leaders.electrical;
    const uploads = await Promise.all(
      [boss, leader, boss].map((person, i) =>
        sendBytes(person, Buffer.from(`version ${i}`), { subject: contract, name: '同名.txt' }).then(
          (uploadId) => ({
            person,
            uploadId,
          }),
        ),
      ),
    );
    await Promise.all(uploads.map(({ person, uploadId }) => as(person).files.completeUpload({ uploadId })));
    const { files } = await as(boss).files.browse({ subject: contract });
    const versions = (await Promise.all(files.map(({ id }) => as(boss).files.get({ fileId: id })))).flatMap(
      (file) => file.versions,
    );
    expect(versions).toHaveLength(3);
    expect(files.every((file) => file.name === '同名.txt')).toBe(true);
  });

  it('completed again after a lost answer says the same', async () => {
    const { contract, boss } = await atWork();
    const uploadId = await sendBytes(boss, Buffer.from('once'), { subject: contract, name: 'once.txt' });
    const [one, two] = await Promise.all([1, 2].map(() => as(boss).files.completeUpload({ uploadId })));
    const three = await as(boss).files.completeUpload({ uploadId });
    expect([two!.id, three.id]).toEqual([one!.id, one!.id]);
    expect(three.versions).toHaveLength(1);
  });

  it('given up leaves nothing, and cannot be completed', async () => {
    const { contract, boss } = await atWork();
    const uploadId = await sendBytes(boss, Buffer.from('no'), { subject: contract, name: 'no.txt' });
    await as(boss).files.cancelUpload({ uploadId });
    await expect(as(boss).files.completeUpload({ uploadId })).rejects.toMatchObject(refusal('conflict'));
    expect((await as(boss).files.browse({ subject: contract })).files).toEqual([]);
  });

  it('keeps the same bytes of one contract once', async () => {
    const { firm, contract, boss } = await atWork();
    await addFile(boss, contract, 'a.txt', 'the same');
    await addFile(boss, contract, 'b.txt', 'the same');
    const keys = await firm.read(({ sql }) =>
      sql.selectFrom('file_version').select('storage_key').distinct().execute(),
    );
    expect(keys).toHaveLength(1);
  });

  it('is forbidden where somebody may only read, is not found in another firm, and conflicts once the contract is over', async () => {
    const { firm, contract, boss, setStatus, join } = await atWork();
    await join(firm.staff.electrical, 'electrical');
    const begin = (person: typeof boss) =>
      as(person).files.beginUpload({ subject: contract, name: 'a.txt', size: 1 });
    await expect(begin(firm.staff.electrical)).rejects.toMatchObject(refusal('forbidden'));
    await expect(begin(firm.staff.sales)).rejects.toMatchObject(refusal('not_found'));
    await expect(begin((await given.firm()).boss)).rejects.toMatchObject(refusal('not_found'));
    const uploadId = await sendBytes(boss, Buffer.from('late'), { subject: contract, name: 'late.txt' });
    await expect(as(firm.leaders.electrical).files.uploadState({ uploadId })).rejects.toMatchObject(
      refusal('not_found'),
    );
    await setStatus('archived');
    await expect(begin(boss)).rejects.toMatchObject(refusal('conflict'));
    await expect(as(boss).files.completeUpload({ uploadId })).rejects.toMatchObject(refusal('conflict'));
  });
});
