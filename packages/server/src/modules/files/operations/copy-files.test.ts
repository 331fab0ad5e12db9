import { as, given, type Person, refusal, said, testServices } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { givenWorkplace } from '../../tasks/tasks.scene.ts';
import { fileVersionAdded } from '../files.events.ts';
import { addFile, check, fetchStored, sendBytes } from '../files.scene.ts';
import { versionLink } from './version-link.ts';

const REQUEST = { requestId: 'copy', ip: null };
const ofContract = (id: string) => ({ type: 'Contract', id });

async function atWork() {
  const place = await givenWorkplace();
  const other = await givenWorkplace({ firm: place.firm });
  const typeOf = async (code: string) =>
    (await as(place.firm.boss).files.types()).find((type) => type.code === code)!.id;
  const keyOf = async (versionId: string) => {
    const { key } = await place.firm.read(({ sql }) =>
      sql
        .selectFrom('file_version')
        .select('storage_key as key')
        .where('id', '=', versionId)
        .executeTakeFirstOrThrow(),
    );
    return key;
  };
  return {
    ...place,
    boss: place.firm.boss,
    here: ofContract(place.contractId),
    there: ofContract(other.contractId),
    other,
    typeOf,
    keyOf,
  };
}

async function contentOf(person: Person, versionId: string): Promise<string> {
  const url = await versionLink(await testServices(), (await person.load()) as never, REQUEST, versionId);
  return (await fetchStored(url)).bytes.toString();
}

describe('copying files', () => {
  it('makes a file of its own of the newest good version; inside a contract its bytes are kept once', async () => {
    const { firm, boss, here, contractId, keyOf, typeOf } = await atWork();
    const typeId = await typeOf('drawing');
    await addFile(boss, here, 'plan.dxf', 'first', { typeId });
    const file = await addFile(boss, here, 'plan.dxf', 'second');
    await as(boss).files.update({ fileId: file.id, version: file.version, drawingNo: 'E-1' });
    // One that is still being checked is not copied.
    const uploadId = await sendBytes(boss, Buffer.from('third'), { subject: here, name: 'plan.dxf' });
    await as(boss).files.completeUpload({ uploadId });

    const wanted = { to: here, files: [{ fileId: file.id, folderId: null }] };
    const { done } = await as(boss).files.copyMany(wanted);
    expect(done).toMatchObject([{ fileId: file.id, name: 'plan (2).dxf' }]);
    const copy = await as(boss).files.get({ fileId: done[0]!.copyId });
    expect(copy).toMatchObject({ versionNo: 1, state: 'good', typeId, drawingNo: 'E-1', openness: 'team' });
    expect(await contentOf(boss, copy.versionId)).toBe('second');
    const original = file.versions[0]!.id;
    expect(await keyOf(copy.versionId)).toBe(await keyOf(original));
    expect(await firm.announcements()).toContainEqual(
      said(fileVersionAdded, { fileId: copy.id, contractId, versionId: copy.versionId, versionNo: 1 }),
    );
    const again = await as(boss).files.copyMany(wanted);
    expect(again.done[0]!.name).toBe('plan (3).dxf');
  });

  it('into another contract has bytes of its own there, which are read back; what is there already is used', async () => {
    const { boss, here, there, keyOf } = await atWork();
    const file = await addFile(boss, here, 'manual.pdf', 'manual');
    const { id: folderId } = await as(boss).files.createFolder({ subject: there, name: 'manuals' });
    const wanted = { to: there, files: [{ fileId: file.id, folderId }] };
    const { done } = await as(boss).files.copyMany(wanted);
    const copy = await as(boss).files.get({ fileId: done[0]!.copyId });
    expect(copy).toMatchObject({ contractId: there.id, folderId, name: 'manual.pdf', state: 'checking' });
    const key = await keyOf(copy.versionId);
    expect(key).toContain(`/${there.id}/files/`);
    await check(boss, copy);
    expect((await as(boss).files.get({ fileId: copy.id })).state).toBe('good');
    expect(await contentOf(boss, copy.versionId)).toBe('manual');

    const second = await as(boss).files.copyMany(wanted);
    const twin = await as(boss).files.get({ fileId: second.done[0]!.copyId });
    expect(twin).toMatchObject({ name: 'manual (2).pdf', state: 'good' });
    expect(await keyOf(twin.versionId)).toBe(key);
  });

  it('keeps from a copy whom the original was kept from, and shares it with nobody by name', async () => {
    const { firm, boss, here, lead, typeOf } = await atWork();
    const file = await addFile(boss, here, 'price.pdf', 'price', { typeId: await typeOf('drawing') });
    const shared = await as(boss).files.share({
      fileId: file.id,
      version: file.version,
      openness: 'leads',
      people: [{ memberId: firm.leaders.electrical.id, mayEdit: false }],
    });
    const copying = { to: here, files: [{ fileId: shared.id, folderId: null }] };
    // A department's leader sees it by name, but may not add files only the leads see.
    await expect(as(firm.leaders.electrical).files.copyMany(copying)).rejects.toMatchObject(
      refusal('forbidden'),
    );
    const { done } = await as(lead).files.copyMany(copying);
    expect(await as(boss).files.get({ fileId: done[0]!.copyId })).toMatchObject({
      openness: 'leads',
      people: [],
    });
  });

  it('answers for each file: one that is gone, unchecked or without bytes leaves the others alone', async () => {
    const { boss, here, there, keyOf } = await atWork();
    const good = await addFile(boss, here, 'good.txt');
    const lost = await addFile(boss, here, 'lost.txt');
    await (await testServices()).storage.delete(await keyOf(lost.versionId));
    const uploadId = await sendBytes(boss, Buffer.from('x'), { subject: here, name: 'new.txt' });
    const unchecked = await as(boss).files.completeUpload({ uploadId });
    const gone = await addFile(boss, here, 'gone.txt');
    await as(boss).files.delete({ fileId: gone.id, version: gone.version });
    const files = [good, lost, unchecked, gone].map(({ id }) => ({ fileId: id, folderId: null }));
    const { done, refused } = await as(boss).files.copyMany({ to: there, files });
    expect(done.map(({ fileId }) => fileId)).toEqual([good.id]);
    expect(Object.fromEntries(refused.map(({ fileId, reason }) => [fileId, reason.code]))).toEqual({
      [lost.id]: 'files.bytes_missing',
      [unchecked.id]: 'files.nothing_to_copy',
      [gone.id]: 'files.not_found',
    });
  });

  it('is for those who may add files there, while it is open, in the firm both belong to', async () => {
    const { firm, boss, here, there, other, join, typeOf } = await atWork();
    const file = await addFile(boss, here, 'a.dxf', 'a', { typeId: await typeOf('drawing') });
    const copy = (person: Person, to = there, folderId: string | null = null) =>
      as(person).files.copyMany({ to, files: [{ fileId: file.id, folderId }] });
    const member = firm.staff.electrical;
    await join(member, 'electrical');
    await expect(copy(member, here)).rejects.toMatchObject(refusal('forbidden'));
    await expect(copy(member)).rejects.toMatchObject(refusal('not_found', 'files.subject_not_found'));
    const stranger = await given.firm();
    await expect(copy(stranger.boss)).rejects.toMatchObject(refusal('not_found'));
    const foreign = await givenWorkplace({ firm: stranger });
    await expect(copy(stranger.boss, ofContract(foreign.contractId))).rejects.toMatchObject(
      refusal('not_found', 'files.not_found'),
    );
    const elsewhere = await as(boss).files.createFolder({ subject: here, name: 'x' });
    await expect(copy(boss, there, elsewhere.id)).rejects.toMatchObject(
      refusal('not_found', 'files.folder_not_found'),
    );
    await other.setStatus('archived');
    await expect(copy(boss)).rejects.toMatchObject(refusal('conflict', 'files.contract_closed'));
  });
});

describe('copying folders', () => {
  it('makes the tree again, under a free name, and says which files belong where', async () => {
    const { boss, here, there } = await atWork();
    const { folders } = await as(boss).files.createFolders({ subject: here, paths: ['a', 'a/b', 'a/empty'] });
    const [a, b] = folders.map(({ folderId }) => folderId);
    const file = await addFile(boss, here, 'deep.txt', 'deep', { folderId: b! });
    const twice = [here, there, there];
    const names: string[] = [];
    for (const to of twice) {
      const copied = await as(boss).files.copyFolders({ to, parentId: null, folderIds: [a!] });
      names.push(copied.folders[0]!.name);
      const inside = await as(boss).files.browse({ subject: to, folderId: copied.folders[0]!.copyId });
      expect(inside.folders.map(({ name }) => name)).toEqual(['b', 'empty']);
      expect(copied.files).toEqual([{ fileId: file.id, name: 'deep.txt', folderId: inside.folders[0]!.id }]);
      const { done } = await as(boss).files.copyMany({
        to,
        files: copied.files.map(({ name: _, ...f }) => f),
      });
      expect(done).toHaveLength(1);
    }
    expect(names).toEqual(['a (2)', 'a', 'a (2)']);
    // Into itself: what it was, once.
    const within = await as(boss).files.copyFolders({ to: here, parentId: a!, folderIds: [a!] });
    expect(within.folders[0]!.name).toBe('a');
  });

  it('is for those who may add files there, and for folders they see, within the depth there is', async () => {
    const { firm, boss, here, there, other, join } = await atWork();
    const deep = Array.from({ length: 12 }, (_, index) => `${index}`).join('/');
    const { folders } = await as(boss).files.createFolders({ subject: here, paths: ['0', deep] });
    const [top, bottom] = folders.map(({ folderId }) => folderId);
    const copy = (person: Person, about: object = {}) =>
      as(person).files.copyFolders({ to: there, parentId: null, folderIds: [top!], ...about });
    await expect(copy(boss, { to: here, parentId: bottom! })).rejects.toMatchObject(
      refusal('invalid', 'files.too_deep'),
    );
    const member = firm.staff.electrical;
    await join(member, 'electrical');
    await expect(copy(member, { to: here })).rejects.toMatchObject(refusal('forbidden'));
    const stranger = await given.firm();
    const foreign = await givenWorkplace({ firm: stranger });
    await expect(copy(stranger.boss, { to: ofContract(foreign.contractId) })).rejects.toMatchObject(
      refusal('not_found', 'files.folder_not_found'),
    );
    await other.setStatus('archived');
    await expect(copy(boss)).rejects.toMatchObject(refusal('conflict', 'files.contract_closed'));
  });
});
