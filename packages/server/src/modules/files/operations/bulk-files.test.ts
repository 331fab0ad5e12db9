import { as, given, type Person, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { givenWorkplace } from '../../tasks/tasks.scene.ts';
import { addFile } from '../files.scene.ts';

async function atWork() {
  const place = await givenWorkplace();
  return { ...place, boss: place.firm.boss, subject: { type: 'Contract', id: place.contractId } };
}
const key = ({ id, version }: { id: string; version: number }) => ({ fileId: id, version });

describe('many files at once', () => {
  it('go into other folders, under the next name where theirs is taken', async () => {
    const { boss, subject } = await atWork();
    const { id: folderId } = await as(boss).files.createFolder({ subject, name: 'plans' });
    const [a, b] = [await addFile(boss, subject, 'a.txt'), await addFile(boss, subject, 'b.txt')];
    await addFile(boss, subject, 'A.txt', 'there', { folderId });
    const files = [a, b].map((file) => ({ ...key(file), folderId }));
    const { done, refused } = await as(boss).files.moveMany({ files });
    expect(refused).toEqual([]);
    expect(done.map(({ name }) => name).sort()).toEqual(['a (2).txt', 'b.txt']);
    expect((await as(boss).files.browse({ subject })).files).toEqual([]);
    const back = done.map(({ fileId, version }) => ({ fileId, version, folderId: null }));
    await as(boss).files.moveMany({ files: back });
    expect((await as(boss).files.browse({ subject })).files).toHaveLength(2);
  });

  it('go into the recycle bin and come back, each answered for', async () => {
    const { firm, boss, subject } = await atWork();
    const [free, held, stale] = [
      await addFile(boss, subject, 'free.txt'),
      await addFile(boss, subject, 'held.txt'),
      await addFile(boss, subject, 'stale.txt'),
    ];
    const lead = firm.leaders.electrical;
    await as(lead).files.checkOut({ fileId: held.id, version: held.version, days: 1 });
    const files = [key(free), { ...key(held), version: held.version + 1 }, { ...key(stale), version: 99 }];
    const { done, refused } = await as(boss).files.deleteMany({ files });
    expect(done.map(({ fileId }) => fileId)).toEqual([free.id]);
    expect(Object.fromEntries(refused.map(({ fileId, reason }) => [fileId, reason.code]))).toEqual({
      [held.id]: 'files.checked_out',
      [stale.id]: 'platform.changed_meanwhile',
    });
    await as(boss).files.restoreMany({ files: done });
    expect((await as(boss).files.browse({ subject })).files).toHaveLength(3);
  });

  it('are for those who may change each of them, while the contract is open, in the firm they belong to', async () => {
    const { firm, boss, subject, join, setStatus } = await atWork();
    const typeId = (await as(boss).files.types()).find(({ code }) => code === 'drawing')!.id;
    const file = await addFile(boss, subject, 'a.dxf', 'a', { typeId });
    const member = firm.staff.electrical;
    await join(member, 'electrical');
    const verbs = (person: Person) => [
      () => as(person).files.moveMany({ files: [{ ...key(file), folderId: null }] }),
      () => as(person).files.deleteMany({ files: [key(file)] }),
    ];
    for (const verb of verbs(member)) await expect(verb()).rejects.toMatchObject(refusal('forbidden'));
    const stranger = await given.firm();
    for (const verb of verbs(stranger.boss))
      await expect(verb()).rejects.toMatchObject(refusal('not_found', 'files.not_found'));
    const other = await givenWorkplace({ firm });
    const elsewhere = await as(boss).files.createFolder({
      subject: { type: 'Contract', id: other.contractId },
      name: 'x',
    });
    await expect(
      as(boss).files.moveMany({ files: [{ ...key(file), folderId: elsewhere.id }] }),
    ).rejects.toMatchObject(refusal('not_found', 'files.folder_not_found'));
    await setStatus('archived');
    for (const verb of verbs(boss))
      await expect(verb()).rejects.toMatchObject(refusal('conflict', 'files.contract_closed'));
  });
});
