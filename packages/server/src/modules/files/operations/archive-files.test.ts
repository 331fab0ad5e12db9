import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { StaffPrincipal } from '@millwright/platform';
import { readTable } from '@millwright/platform/spreadsheet';
import type { ObjectStorage } from '@millwright/platform/storage';
import { as, given, type Person, refusal, testServices } from '@millwright/testkit';
import { unpacked } from '@millwright/testkit/unpacked';
import { describe, expect, it } from 'vitest';
import { givenWorkplace } from '../../tasks/tasks.scene.ts';
import { addFile, sendBytes, sha256 } from '../files.scene.ts';
import { type Archive, archiveInput } from '../files.schemas.ts';
import { archiveFiles } from './archive-files.ts';

const REQUEST = { requestId: 'archive', ip: null };

async function atWork() {
  const place = await givenWorkplace();
  return { ...place, boss: place.firm.boss, subject: { type: 'Contract', id: place.contractId } };
}

const principalOf = async (person: Person) => (await person.load()) as StaffPrincipal;

async function archive(person: Person, wanted: Partial<Archive>, storage?: ObjectStorage) {
  const services = { ...(await testServices()), ...(storage ? { storage } : {}) };
  return archiveFiles(
    services,
    await principalOf(person),
    REQUEST,
    archiveInput.parse({ locale: 'en', ...wanted }),
  );
}

async function taken(person: Person, wanted: Partial<Archive>) {
  const { stream, fileName } = await archive(person, wanted);
  const found = await unpacked(await buffer(stream));
  const { rows } = await readTable(new Uint8Array(found.get('Contents.csv')!));
  found.delete('Contents.csv');
  const texts = new Map([...found].map(([path, bytes]) => [path, bytes.toString()]));
  return { fileName, texts, contents: rows.map(({ cells }) => cells) };
}

describe('files as one archive', () => {
  it('lie in their folders, each in its newest good version, with a list of what is in it', async () => {
    const { boss, subject } = await atWork();
    const { folders } = await as(boss).files.createFolders({ subject, paths: ['图纸/电气', '图纸/空'] });
    const folderId = folders[0]!.folderId;
    await addFile(boss, subject, '说明.txt', 'first');
    await addFile(boss, subject, '说明.txt', 'second');
    const plan = await addFile(boss, subject, 'plan.dxf', 'LINE', { folderId });
    const { texts, contents, fileName } = await taken(boss, { subject });
    expect(fileName).toMatch(/^Files-\d{4}-\d\d-\d\d\.zip$/);
    expect(Object.fromEntries(texts)).toEqual({
      '图纸/': '',
      '图纸/电气/': '',
      '图纸/空/': '',
      '图纸/电气/plan.dxf': 'LINE',
      '说明.txt': 'second',
    });
    expect(contents).toEqual([
      ['图纸/电气/plan.dxf', '1', '4', plan.versions[0]!.sha256, 'Included'],
      ['说明.txt', '2', '6', sha256(Buffer.from('second')), 'Included'],
    ]);
  });

  it('are those chosen: a folder with all below it, or single files', async () => {
    const { boss, subject } = await atWork();
    const { folders } = await as(boss).files.createFolders({ subject, paths: ['a', 'a/b', 'c'] });
    const [a, b, c] = folders.map(({ folderId }) => folderId);
    await addFile(boss, subject, 'deep.txt', 'deep', { folderId: b! });
    const other = await addFile(boss, subject, 'other.txt', 'other', { folderId: c! });
    await addFile(boss, subject, 'top.txt');
    const folder = await taken(boss, { subject, folderIds: [a!] });
    expect(folder.fileName).toMatch(/^a-/);
    expect([...folder.texts.keys()]).toEqual(['a/', 'a/b/', 'a/b/deep.txt']);
    const inner = await taken(boss, { subject, folderIds: [b!], fileIds: [other.id] });
    expect([...inner.texts.keys()].sort()).toEqual(['b/', 'b/deep.txt', 'other.txt']);
  });

  it('have names any file system takes, and no two the same', async () => {
    const { boss, subject } = await atWork();
    for (const name of ['CON.txt', 'what?.txt', 'Contents.csv']) await addFile(boss, subject, name, name);
    const one = await addFile(boss, subject, 'same.txt', 'one');
    await addFile(boss, subject, 'other.txt', 'two').then((two) =>
      as(boss).files.update({ fileId: two.id, version: two.version, name: 'SAME.txt' }),
    );
    expect(one.name).toBe('same.txt');
    const { texts } = await taken(boss, { subject });
    expect([...texts.keys()].sort()).toEqual([
      'CON_.txt',
      'Contents (2).csv',
      'SAME.txt',
      'same (2).txt',
      'what_.txt',
    ]);
  });

  it('hold what whoever asks may read, and say what stayed behind and why', async () => {
    const { firm, boss, subject, join } = await atWork();
    const types = await as(boss).files.types();
    const typeId = types.find(({ code }) => code === 'drawing')!.id;
    const open = await addFile(boss, subject, 'open.dxf', 'open', { typeId });
    const secret = await addFile(boss, subject, 'secret.pdf', 'secret');
    const member = firm.staff.electrical;
    await join(member, 'electrical');
    const { texts, contents } = await taken(member, { subject, fileIds: [open.id, secret.id] });
    expect([...texts.keys()]).toEqual(['open.dxf']);
    expect(contents.map(([path, , , , why]) => [path, why])).toEqual(
      [
        [secret.id, 'Left out: deleted, or no longer yours to see'],
        ['open.dxf', 'Included'],
      ].toSorted(([x], [y]) => (x! < y! ? -1 : 1)),
    );

    const uploadId = await sendBytes(boss, Buffer.from('new'), { subject, name: 'new.txt' });
    await as(boss).files.completeUpload({ uploadId });
    const again = await sendBytes(boss, Buffer.from('open 2'), { subject, name: 'open.dxf' });
    await as(boss).files.completeUpload({ uploadId: again });
    const whole = await taken(boss, { subject });
    expect(whole.contents.map(([path, number, , , why]) => [path, number, why])).toEqual([
      ['new.txt', null, 'Left out: still being checked'],
      ['open.dxf', '1', 'Included; a newer version is still being checked or is damaged'],
      ['secret.pdf', '1', 'Included'],
    ]);
  });

  it('are asked about again when their turn comes: one deleted, or lost, meanwhile stays behind', async () => {
    const { firm, boss, subject } = await atWork();
    const large = Buffer.alloc(2_000_000, 'x');
    await addFile(boss, subject, '1.zip', large);
    const second = await addFile(boss, subject, '2.txt', 'second');
    const third = await addFile(boss, subject, '3.txt', 'third');
    const { stream } = await archive(boss, { subject });
    const parts = [(await stream.next()).value as Uint8Array];
    await as(boss).files.delete({ fileId: second.id, version: second.version });
    const { storage } = await testServices();
    const { storageKey } = await firm.read(({ sql }) =>
      sql
        .selectFrom('file_version')
        .select('storage_key as storageKey')
        .where('id', '=', third.versionId)
        .executeTakeFirstOrThrow(),
    );
    await storage.delete(storageKey);
    for await (const part of stream) parts.push(part);
    const found = await unpacked(Buffer.concat(parts));
    expect([...found.keys()]).toEqual(['1.zip', 'Contents.csv']);
    const { rows } = await readTable(new Uint8Array(found.get('Contents.csv')!));
    expect(rows.map(({ cells }) => [cells[0], cells[4]])).toEqual([
      ['1.zip', 'Included'],
      ['2.txt', 'Left out: deleted, or no longer yours to see'],
      ['3.txt', 'Left out: its content is not in the store, tell an administrator'],
    ]);
  });

  it('are no longer read when nobody takes them any more', async () => {
    const { boss, subject } = await atWork();
    for (const name of ['1.zip', '2.zip']) await addFile(boss, subject, name, Buffer.alloc(4_000_000, name));
    const { storage } = await testServices();
    const opened: Readable[] = [];
    const watched = Object.assign(Object.create(storage) as ObjectStorage, {
      get: async (key: string) => {
        const object = await storage.get(key);
        opened.push(object.body);
        return object;
      },
    });
    const { stream } = await archive(boss, { subject }, watched);
    for (let count = 0; count < 4; count += 1) await stream.next();
    await stream.return(undefined);
    expect(opened).toHaveLength(1);
    expect(opened[0]!.destroyed).toBe(true);
  });

  it('are for those who see the record, in the firm it belongs to, where there are any', async () => {
    const { firm, boss, subject } = await atWork();
    await expect(archive(boss, { subject })).rejects.toMatchObject({ code: 'files.archive_empty' });
    await addFile(boss, subject, 'a.txt');
    await expect(archive(firm.leaders.mechanical, { subject })).rejects.toMatchObject({
      code: 'files.subject_not_found',
    });
    const stranger = await given.firm();
    await expect(archive(stranger.boss, { subject })).rejects.toMatchObject({
      code: 'files.subject_not_found',
    });
    const { contractId } = await givenWorkplace({ firm });
    const elsewhere = await as(boss).files.createFolder({
      subject: { type: 'Contract', id: contractId },
      name: 'x',
    });
    await expect(archive(boss, { subject, folderIds: [elsewhere.id] })).rejects.toMatchObject(
      refusal('not_found', 'files.folder_not_found').cause,
    );
  });
});
