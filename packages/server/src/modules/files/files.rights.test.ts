import { as, asSuperuser, given, type Person, refusal, testServices } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { givenWorkplace } from '../tasks/tasks.scene.ts';
import { addFile } from './files.scene.ts';
import { versionLink } from './operations/version-link.ts';

const REQUEST = { requestId: 'files', ip: null };

async function atWork() {
  const place = await givenWorkplace();
  const { firm } = place;
  const worker = firm.staff.electrical;
  const taskId = await place.task({ assigneeIds: [worker.id] });
  const types = await as(firm.boss).files.types();
  const typeId = (code: string) => types.find((type) => type.code === code)!.id;
  return {
    ...place,
    worker,
    boss: firm.boss,
    typeId,
    contract: { type: 'Contract', id: place.contractId },
    task: { type: 'Task', id: taskId },
  };
}

const sees = (person: Person, fileId: string): Promise<boolean> =>
  as(person)
    .files.get({ fileId })
    .then(
      () => true,
      () => false,
    );

async function seenBy(fileId: string, people: Record<string, Person>): Promise<string[]> {
  const seen: string[] = [];
  for (const [name, person] of Object.entries(people)) if (await sees(person, fileId)) seen.push(name);
  return seen;
}

describe('who sees a file (003-24)', () => {
  it('follows from its type: contract documents its leads, technical ones the departments, drawings the team', async () => {
    const { firm, boss, lead, worker, join, contract, typeId } = await atWork();
    await join(worker, 'electrical');
    const people = {
      boss,
      lead,
      'leader of a department': firm.leaders.electrical,
      'leader of none': firm.leaders.mechanical,
      'on the team': worker,
      'not on it': firm.staff.software,
    };
    const add = (name: string, code: string) => addFile(boss, contract, name, name, { typeId: typeId(code) });
    const [signed, manual, drawing] = [
      await add('合同.pdf', 'contract'),
      await add('手册.docx', 'technical'),
      await add('总图.dxf', 'drawing'),
    ];
    expect(await seenBy(signed.id, people)).toEqual(['boss', 'lead']);
    expect(await seenBy(manual.id, people)).toEqual(['boss', 'lead', 'leader of a department']);
    expect(await seenBy(drawing.id, people)).toEqual([
      'boss',
      'lead',
      'leader of a department',
      'on the team',
    ]);
  });

  it('of a task is whoever does it, and no longer when it is given to somebody else', async () => {
    const { firm, boss, worker, task } = await atWork();
    const file = await addFile(worker, task, '接线表.xlsx');
    expect(await sees(worker, file.id)).toBe(true);
    const found = await as(boss).tasks.get({ taskId: task.id });
    await as(boss).tasks.update({ taskId: task.id, version: found.version, assigneeIds: [] });
    expect(await sees(worker, file.id)).toBe(false);
    expect(await sees(firm.leaders.electrical, file.id)).toBe(true);
    expect((await as(boss).files.get({ fileId: file.id })).author).toMatchObject({ id: worker.id });
  });

  it('may be somebody it is shared with by name, until they are taken off or leave the contract', async () => {
    const { firm, boss, worker, contract, join, leave, typeId } = await atWork();
    const file = await addFile(boss, contract, '报价.xlsx', 'prices', { typeId: typeId('contract') });
    const reader = firm.staff.software;
    await expect(
      as(worker).files.share({ fileId: file.id, version: file.version, openness: 'leads', people: [] }),
    ).rejects.toMatchObject(refusal('forbidden'));
    const shared = await as(boss).files.share({
      fileId: file.id,
      version: file.version,
      openness: 'leads',
      people: [{ memberId: reader.id, mayEdit: false }],
    });
    expect(shared.people).toEqual([{ id: reader.id, name: reader.name, mayEdit: false }]);
    expect(await sees(reader, file.id)).toBe(true);
    const of = (await as(reader).files.get({ fileId: file.id })).allowed;
    expect(of).toEqual([]);
    await expect(
      as(reader).files.update({ fileId: file.id, version: shared.version, name: 'mine.xlsx' }),
    ).rejects.toMatchObject(refusal('forbidden'));
    await join(reader, 'software');
    await leave(reader);
    expect(await sees(reader, file.id)).toBe(false);
    const link = versionLink(await testServices(), (await reader.load()) as never, REQUEST, file.versionId);
    await expect(link).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('is nobody of another firm', async () => {
    const { boss, contract } = await atWork();
    const file = await addFile(boss, contract, 'a.txt');
    const stranger = (await given.firm()).boss;
    expect(await sees(stranger, file.id)).toBe(false);
    const link = versionLink(await testServices(), (await stranger.load()) as never, REQUEST, file.versionId);
    await expect(link).rejects.toMatchObject({ kind: 'not_found' });
  });
});

describe('a version', () => {
  it('cannot be changed or removed, not even in the database’s own words', async () => {
    const { firm, boss, contract } = await atWork();
    const file = await addFile(boss, contract, 'a.txt');
    const change = (data: object) =>
      firm.write(({ tx }) => tx.fileVersion.updateMany({ where: { id: file.versionId }, data }));
    await expect(change({ sha256: '0'.repeat(64) })).rejects.toMatchObject({ kind: 'invalid' });
    await expect(change({ number: 7 })).rejects.toMatchObject({ kind: 'invalid' });
    await expect(
      firm.write(({ tx }) => tx.fileVersion.deleteMany({ where: { id: file.versionId } })),
    ).rejects.toThrow(/permission denied/);
    expect(
      await asSuperuser('SELECT count(*)::int AS n FROM file_version WHERE id = $1', [file.versionId]),
    ).toEqual([{ n: 1 }]);
  });

  it('restored is a further version of the same bytes', async () => {
    const { boss, contract } = await atWork();
    const first = await addFile(boss, contract, 'a.txt', 'one');
    const second = await addFile(boss, contract, 'a.txt', 'two');
    const again = await as(boss).files.restoreVersion({
      fileId: first.id,
      version: second.version,
      versionNo: 1,
    });
    expect(again.versions.map(({ number, restoredFrom, sha256 }) => [number, restoredFrom, sha256])).toEqual([
      [3, 1, first.versions[0]!.sha256],
      [2, null, second.versions[0]!.sha256],
      [1, null, first.versions[0]!.sha256],
    ]);
  });

  it('is issued for production by those who keep the files, and stays so when a later one comes', async () => {
    const { firm, boss, worker, task } = await atWork();
    const file = await addFile(worker, task, '加工图.dxf', 'A');
    await expect(
      as(worker).files.issue({ fileId: file.id, version: file.version, versionNo: 1 }),
    ).rejects.toMatchObject(refusal('forbidden'));
    const issued = await as(firm.leaders.electrical).files.issue({
      fileId: file.id,
      version: file.version,
      versionNo: 1,
    });
    expect(issued).toMatchObject({
      issuedVersionNo: 1,
      versions: [{ issuedBy: { id: firm.leaders.electrical.id } }],
    });
    await addFile(worker, task, '加工图.dxf', 'B');
    expect(await as(boss).files.get({ fileId: file.id })).toMatchObject({ versionNo: 2, issuedVersionNo: 1 });
  });
});

describe('a file checked out', () => {
  it('takes no version of anybody else until it is given back or its time is over', async () => {
    const { firm, boss, contract } = await atWork();
    const leader = firm.leaders.electrical;
    const file = await addFile(boss, contract, 'a.txt', 'one');
    const held = await as(leader).files.checkOut({ fileId: file.id, version: file.version, days: 2 });
    expect(held.checkedOut).toMatchObject({ by: { id: leader.id } });
    await expect(addFile(boss, contract, 'a.txt', 'two')).rejects.toMatchObject({
      cause: { kind: 'conflict', code: 'files.checked_out', facts: { memberId: leader.id } },
    });
    await addFile(leader, contract, 'a.txt', 'mine');
    const back = await as(boss).files.checkIn({ fileId: file.id, version: held.version });
    expect(back.checkedOut).toBeNull();
    await addFile(boss, contract, 'a.txt', 'three');

    const again = await as(leader).files.get({ fileId: file.id });
    await as(leader).files.checkOut({ fileId: file.id, version: again.version, days: 1 });
    await firm.write(({ tx }) =>
      tx.fileAsset.updateMany({
        where: { id: file.id },
        data: { checkedOutUntil: new Date(Date.now() - 60_000) },
      }),
    );
    expect((await addFile(boss, contract, 'a.txt', 'four')).versionNo).toBe(4);
  });
});

describe('folders', () => {
  it('hold files, are renamed and moved with all below them, and are removed when empty', async () => {
    const { boss, contract } = await atWork();
    const { files } = as(boss);
    const make = (name: string, parentId?: string) =>
      files.createFolder({ subject: contract, name, parentId });
    const drawings = await make('图纸');
    const electrical = await make('电气', drawings.id);
    const deep = await make('柜体', electrical.id);
    await addFile(boss, contract, '柜体.dxf', 'x', { folderId: deep.id });
    await expect(make('图纸')).rejects.toMatchObject(refusal('conflict'));
    await expect(
      files.updateFolder({ folderId: drawings.id, version: drawings.version, parentId: deep.id }),
    ).rejects.toMatchObject({ cause: { code: 'files.folder_into_itself' } });
    const moved = await files.updateFolder({
      folderId: electrical.id,
      version: electrical.version,
      parentId: null,
      name: '电控',
    });
    const inside = await files.browse({ subject: contract, folderId: deep.id });
    expect(inside.path.map(({ name }) => name)).toEqual(['电控', '柜体']);
    expect(inside.files.map(({ name }) => name)).toEqual(['柜体.dxf']);
    await expect(files.deleteFolder({ folderId: moved.id, version: moved.version })).rejects.toMatchObject({
      cause: { code: 'files.folder_not_empty' },
    });
    const now = (await files.browse({ subject: contract })).folders.find(({ id }) => id === drawings.id)!;
    await files.deleteFolder({ folderId: drawings.id, version: now.version });
    expect((await files.browse({ subject: contract })).folders.map(({ name }) => name)).toEqual(['电控']);
    expect((await files.browse({ subject: contract, search: '柜' })).files).toHaveLength(1);
  });

  it('of another record are not found', async () => {
    const { boss, contract, task } = await atWork();
    const folder = await as(boss).files.createFolder({ subject: contract, name: '图纸' });
    await expect(as(boss).files.browse({ subject: task, folderId: folder.id })).rejects.toMatchObject(
      refusal('not_found'),
    );
  });
});

describe('the recycle bin', () => {
  it('keeps a file with all its versions until it is taken out again', async () => {
    const { boss, contract, lead } = await atWork();
    const file = await addFile(boss, contract, 'a.txt');
    const gone = await as(boss).files.delete({ fileId: file.id, version: file.version });
    expect((await as(boss).files.browse({ subject: contract })).files).toEqual([]);
    const { files } = await as(lead).files.browse({ subject: contract, deleted: true });
    expect(files.map(({ name, allowed }) => [name, allowed])).toEqual([['a.txt', ['restore']]]);
    const back = await as(lead).files.restore({ fileId: file.id, version: gone.version });
    expect(back).toMatchObject({ deletedAt: null, versionNo: 1 });
  });
});

describe('names', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\x\\图纸.dxf', '图纸.dxf'],
    ['a\u202Efdp.exe', 'afdp.exe'],
    ['  many   blanks .txt ', 'many blanks .txt'],
    ['e\u0301.txt', '\u00e9.txt'],
    ['trailing. . .', 'trailing'],
    [`${'长'.repeat(300)}.docx`, `${'长'.repeat(195)}.docx`],
  ])('%s is kept as %s', async (name, kept) => {
    const { boss, contract } = await atWork();
    expect((await addFile(boss, contract, name, 'x')).name).toBe(kept);
  });

  it('of which nothing is left are refused at their field', async () => {
    const { boss, contract } = await atWork();
    for (const name of ['..', ' . ', '\u200b', 'folder/'])
      await expect(as(boss).files.beginUpload({ subject: contract, name, size: 1 })).rejects.toMatchObject({
        cause: { kind: 'invalid', fields: [{ path: 'name', code: 'files.name_empty' }] },
      });
  });
});
