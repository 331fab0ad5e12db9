import { as, given, type Person, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { givenWorkplace } from '../../tasks/tasks.scene.ts';
import { addFile } from '../files.scene.ts';

async function atWork() {
  const place = await givenWorkplace();
  const { firm } = place;
  const contract = { type: 'Contract', id: place.contractId };
  const folder = await as(firm.boss).files.createFolder({ subject: contract, name: '商务' });
  const below = await as(firm.boss).files.createFolder({
    subject: contract,
    parentId: folder.id,
    name: '报价',
  });
  await place.join(firm.staff.electrical, 'electrical');
  return { ...place, boss: firm.boss, worker: firm.staff.electrical, contract, folder, below };
}

const sees = (person: Person, fileId: string) =>
  as(person)
    .files.get({ fileId })
    .then(
      () => true,
      () => false,
    );

describe('who sees what is put into a folder (003-24)', () => {
  it('is what the nearest folder says, with the people named there, and without a word the type', async () => {
    const { boss, worker, firm, contract, folder, below } = await atWork();
    const reader = firm.staff.software;
    await as(boss).files.shareFolder({
      folderId: folder.id,
      version: folder.version,
      openness: 'team',
      people: [{ memberId: reader.id, mayEdit: true }],
    });
    const inside = await addFile(boss, contract, 'a.txt', 'a', { folderId: below.id });
    expect(inside).toMatchObject({ openness: 'team', people: [{ id: reader.id, mayEdit: true }] });
    expect([await sees(worker, inside.id), await sees(reader, inside.id)]).toEqual([true, true]);
    await as(boss).files.shareFolder({
      folderId: below.id,
      version: below.version,
      openness: 'leads',
      people: [],
    });
    const secret = await addFile(boss, contract, 'b.txt', 'b', { folderId: below.id });
    expect([await sees(worker, secret.id), await sees(reader, secret.id)]).toEqual([false, false]);
    expect(await addFile(boss, contract, 'c.txt', 'c')).toMatchObject({
      openness: 'departments',
      people: [],
    });
  });

  it('is put on what lies there already when that is asked for, and only then', async () => {
    const { boss, worker, contract, folder, below } = await atWork();
    const file = await addFile(boss, contract, 'a.txt', 'a', { folderId: below.id });
    const share = (version: number, applyBelow: boolean) =>
      as(boss).files.shareFolder({ folderId: folder.id, version, openness: 'team', people: [], applyBelow });
    const first = await share(folder.version, false);
    expect([first.changed, await sees(worker, file.id)]).toEqual([0, false]);
    expect(await share(first.version, true)).toMatchObject({ changed: 1, refused: 0, openness: 'team' });
    expect(await sees(worker, file.id)).toBe(true);
  });

  it('is said by whoever may share there, in an open contract of theirs, of people of the firm', async () => {
    const { boss, worker, firm, contract, folder } = await atWork();
    const share = (person: Person, more = {}) =>
      as(person).files.shareFolder({
        folderId: folder.id,
        version: folder.version,
        openness: 'team',
        people: [],
        ...more,
      });
    await expect(share(worker)).rejects.toMatchObject(refusal('forbidden'));
    const other = await given.firm();
    await expect(share(other.boss)).rejects.toMatchObject(refusal('not_found'));
    await expect(
      share(boss, { people: [{ memberId: other.boss.id, mayEdit: false }] }),
    ).rejects.toMatchObject(refusal('invalid', 'files.person_unknown'));
    await firm.write(({ tx }) =>
      tx.contract.updateMany({ where: { id: contract.id }, data: { status: 'cancelled' } }),
    );
    await expect(share(boss)).rejects.toMatchObject(refusal('conflict', 'files.contract_closed'));
  });
});
