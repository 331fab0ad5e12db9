import { as, given, refusal, said } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { givenWorkplace } from '../tasks/tasks.scene.ts';
import { fileTypeChanged } from './files.events.ts';
import { addFile, sendBytes } from './files.scene.ts';

const photos = {
  name: '现场照片',
  nameEn: 'Site photographs',
  openness: 'team',
  hasDrawingNo: false,
} as const;

async function atWork() {
  const place = await givenWorkplace();
  const boss = place.firm.boss;
  const named = async (name: string) => (await as(boss).files.types()).find((type) => type.name === name)!;
  return { ...place, boss, named, subject: { type: 'Contract', id: place.contractId } };
}

describe('the firm’s types of documents', () => {
  it('are added, renamed, put in order and say who sees further files of them', async () => {
    const { firm, boss, subject, named } = await atWork();
    const { files } = as(boss);
    const made = await files.createType(photos);
    expect(made).toMatchObject({ ...photos, olderVersionsYears: null, recycledDays: null });
    expect(await firm.announcements()).toContainEqual(said(fileTypeChanged, { typeId: made.id }));
    const file = await addFile(boss, subject, 'a.jpg', 'x', { typeId: made.id });
    expect(file).toMatchObject({ typeName: '现场照片', openness: 'team' });
    const renamed = await files.updateType({
      typeId: made.id,
      version: made.version,
      name: '照片',
      nameEn: '',
      openness: 'leads',
    });
    expect(renamed).toMatchObject({ name: '照片', nameEn: null, openness: 'leads' });
    // What is there stays as it is.
    expect(await files.get({ fileId: file.id })).toMatchObject({ typeName: '照片', openness: 'team' });

    const before = (await files.types()).map(({ id }) => id);
    const after = await files.orderTypes({ typeIds: [...before].reverse() });
    expect(after.map(({ id }) => id)).toEqual([...before].reverse());
    await expect(files.orderTypes({ typeIds: before.slice(1) })).rejects.toMatchObject(
      refusal('conflict', 'files.types_changed'),
    );
    expect((await named('照片')).allowed).toEqual(['read', 'create', 'update', 'delete', 'setRetention']);
  });

  it('have names that can be told apart', async () => {
    const { boss, named } = await atWork();
    const taken = refusal('conflict', 'files.type_name_taken');
    await expect(as(boss).files.createType({ ...photos, name: '图纸' })).rejects.toMatchObject(taken);
    const { id, version } = await named('其他');
    await expect(as(boss).files.updateType({ typeId: id, version, name: '图纸' })).rejects.toMatchObject(
      taken,
    );
  });

  it('removed are no longer offered, and files that have them keep them', async () => {
    const { boss, subject, named } = await atWork();
    const { files } = as(boss);
    const drawing = await named('图纸');
    const file = await addFile(boss, subject, 'a.dxf', 'one', { typeId: drawing.id });
    const begun = await sendBytes(boss, Buffer.from('b'), { subject, name: 'b.dxf', typeId: drawing.id });
    const gone = await files.removeType({ typeId: drawing.id, version: drawing.version });
    expect((await files.types()).map(({ name }) => name)).toEqual(['合同文件', '技术文档', '其他']);
    const about = { subject, name: 'c.dxf', size: 1, typeId: drawing.id };
    await expect(files.beginUpload(about)).rejects.toMatchObject(refusal('invalid', 'files.type_unknown'));
    expect(await files.completeUpload({ uploadId: begun })).toMatchObject({ typeName: '图纸' });
    const second = await addFile(boss, subject, 'a.dxf', 'two');
    expect(second).toMatchObject({ id: file.id, versionNo: 2, typeName: '图纸' });
    const same = { fileId: file.id, version: second.version, typeId: drawing.id, drawingNo: 'E-1' };
    expect(await files.update(same)).toMatchObject({ typeName: '图纸', drawingNo: 'E-1' });
    const change = files.updateType({ typeId: drawing.id, version: gone.version, name: 'x' });
    await expect(change).rejects.toMatchObject(refusal('conflict', 'files.type_removed'));
    await files.restoreType({ typeId: drawing.id, version: gone.version });
    expect((await files.types()).map(({ name }) => name)).toContain('图纸');
  });

  it('are never none', async () => {
    const { boss } = await atWork();
    const { files } = as(boss);
    const [last, ...others] = await files.types();
    for (const { id, version } of others) await files.removeType({ typeId: id, version });
    await expect(files.removeType({ typeId: last!.id, version: last!.version })).rejects.toMatchObject(
      refusal('conflict', 'files.type_is_last'),
    );
  });

  it('are kept by the boss, and by nobody of another firm', async () => {
    const { firm, named } = await atWork();
    const { id: typeId, version } = await named('图纸');
    for (const person of [firm.leaders.electrical, firm.staff.electrical]) {
      const { files } = as(person);
      for (const attempt of [
        () => files.createType(photos),
        () => files.updateType({ typeId, version, name: 'x' }),
        () => files.removeType({ typeId, version }),
        () => files.setRetention({ typeId, version, olderVersionsYears: 1, recycledDays: 1 }),
      ])
        await expect(attempt()).rejects.toMatchObject(refusal('forbidden'));
    }
    const { files } = as((await given.firm()).boss);
    await expect(files.updateType({ typeId, version, name: 'x' })).rejects.toMatchObject(
      refusal('not_found'),
    );
    await expect(files.removeType({ typeId, version })).rejects.toMatchObject(refusal('not_found'));
  });
});
