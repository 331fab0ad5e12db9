import { as, given, refusal, said } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { givenWorkplace } from '../../tasks/tasks.scene.ts';
import { foldersChanged } from '../files.events.ts';

async function atWork() {
  const place = await givenWorkplace();
  return { ...place, boss: place.firm.boss, subject: { type: 'Contract', id: place.contractId } };
}

describe('bringing a tree of folders', () => {
  it('makes what is missing on each way down, uses what is there, and says so once', async () => {
    const { firm, boss, subject, contractId } = await atWork();
    const there = await as(boss).files.createFolder({ subject, name: '图纸' });
    const announced = (await firm.announcements()).length;
    const { folders, refused } = await as(boss).files.createFolders({
      subject,
      paths: ['图纸/电气/柜体', '图纸', '空文件夹', '图纸/电气'],
    });
    expect(refused).toEqual([]);
    const idOf = (path: string) => folders.find((folder) => folder.path === path)?.folderId;
    expect(idOf('图纸')).toBe(there.id);
    expect(folders.map(({ path, made }) => [path, made])).toEqual([
      ['图纸/电气/柜体', true],
      ['图纸', false],
      ['空文件夹', true],
      ['图纸/电气', false],
    ]);
    const inside = await as(boss).files.browse({ subject, folderId: idOf('图纸/电气')! });
    expect(inside.path.map(({ name }) => name)).toEqual(['图纸', '电气']);
    expect(inside.folders).toMatchObject([{ id: idOf('图纸/电气/柜体'), name: '柜体' }]);
    const new_ = (await firm.announcements()).slice(announced);
    expect(new_).toEqual([
      said(foldersChanged, { subjectType: 'Contract', subjectId: contractId, contractId }),
    ]);
  });

  it('brings the same tree twice, and by two people at once, as one', async () => {
    const { boss, lead, subject } = await atWork();
    const paths = ['a', 'a/b', 'A/B/c', 'a/b/d'];
    const outcomes = await Promise.all(
      [boss, lead, boss, lead].map((person) => as(person).files.createFolders({ subject, paths })),
    );
    const [first] = outcomes;
    for (const { folders } of outcomes)
      expect(folders.map(({ folderId }) => folderId)).toEqual(first!.folders.map(({ folderId }) => folderId));
    expect((await as(boss).files.browse({ subject })).folders.map(({ name }) => name)).toEqual(['a']);
    expect((await as(boss).files.browse({ subject, search: 'b' })).folders).toHaveLength(1);
  });

  it('names each path that cannot be, and makes the others', async () => {
    const { boss, subject } = await atWork();
    const deep = Array.from({ length: 13 }, (_, index) => `level ${index}`).join('/');
    const { folders, refused } = await as(boss).files.createFolders({
      subject,
      paths: ['good', '../out', deep, 'a//b', '\u202e/hidden', ' kept. /with  blanks '],
    });
    expect(refused.map(({ path, reason }) => [path, reason.code])).toEqual([
      ['../out', 'files.name_empty'],
      [deep, 'files.too_deep'],
      ['a//b', 'files.name_empty'],
      ['\u202e/hidden', 'files.name_empty'],
    ]);
    expect(folders.map(({ path }) => path)).toEqual(['good', ' kept. /with  blanks ']);
    expect((await as(boss).files.browse({ subject })).folders.map(({ name }) => name)).toEqual([
      'good',
      'kept',
    ]);
  });

  it('is for those who may add files, while the contract is open, in the firm it belongs to', async () => {
    const { firm, boss, subject, join, setStatus } = await atWork();
    const bring = (person = boss, about: object = {}) =>
      as(person).files.createFolders({ subject, paths: ['x'], ...about });
    await expect(bring(firm.leaders.mechanical)).rejects.toMatchObject(refusal('not_found'));
    const reader = await firm.member('只读', 'staff', 'electrical');
    await join(reader, 'electrical');
    await expect(bring(reader)).rejects.toMatchObject(refusal('forbidden'));
    const stranger = await given.firm();
    await expect(bring(stranger.boss)).rejects.toMatchObject(refusal('not_found', 'files.subject_not_found'));
    const { contractId } = await givenWorkplace({ firm });
    const other = { type: 'Contract', id: contractId };
    const elsewhere = await as(boss).files.createFolder({ subject: other, name: 'elsewhere' });
    await expect(bring(boss, { parentId: elsewhere.id })).rejects.toMatchObject(
      refusal('not_found', 'files.folder_not_found'),
    );
    await setStatus('archived');
    await expect(bring()).rejects.toMatchObject(refusal('conflict', 'files.contract_closed'));
  });
});
