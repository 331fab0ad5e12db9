import { blankPdf, picture, textDocument } from '@millwright/conversion/documents.fixture.ts';
import { as, given, type Person, refusal, testServices } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { givenWorkplace } from '../../tasks/tasks.scene.ts';
import { addFile, fetchStored, preview } from '../files.scene.ts';
import { versionLink } from '../operations/version-link.ts';
import { makeMissingPreviews } from './make-missing.ts';
import { previewContent, thumbnailKey } from './preview-content.ts';
import { readTraceCode } from './trace-codes.ts';

const REQUEST = { requestId: 'previews', ip: null };

async function atWork() {
  const place = await givenWorkplace();
  const { boss, staff } = place.firm;
  await place.join(staff.electrical, 'electrical');
  const types = await as(boss).files.types();
  const typeId = types.find(({ code }) => code === 'drawing')!.id;
  return {
    ...place,
    boss,
    reader: staff.electrical,
    contract: { type: 'Contract', id: place.contractId },
    typeId,
  };
}

const viewed = (person: Person, versionId: string) => as(person).files.view({ versionId });

/** What a page fetches at the address a view names. */
async function fetched(person: Person, versionId: string, url: string) {
  const code = new URL(url, 'http://x').searchParams.get('view') ?? undefined;
  const principal = (await person.load()) as never;
  const content = await previewContent(await testServices(), principal, REQUEST, { versionId, code });
  if ('url' in content) return { ...(await fetchStored(content.url)), stamped: false };
  const bytes = await content.file.readFile();
  await content.file.close();
  return { status: 200, bytes, headers: new Headers(), stamped: true };
}

describe('the preview of a version (003-21)', () => {
  it('is a PDF for an office document, with its thumbnail, and is found by its words', async () => {
    const { boss, contract } = await atWork();
    const added = await addFile(boss, contract, '技术协议.fodt', textDocument('主轴扭矩 42 牛米'));
    expect(await viewed(boss, added.versionId)).toMatchObject({ state: 'making', kind: null, url: null });
    await preview(boss, added);
    const view = await viewed(boss, added.versionId);
    expect(view).toMatchObject({ state: 'ready', kind: 'pdf', format: 'pdf', pages: 1, watermark: null });
    const { bytes, headers } = await fetched(boss, added.versionId, view.url!);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-security-policy')).toContain('sandbox');
    const found = await as(boss).files.browse({ subject: contract, search: '扭矩 42' });
    expect(found.files).toMatchObject([
      { id: added.id, hasThumbnail: true, excerpt: expect.stringContaining('主轴扭矩') },
    ]);
    const services = await testServices();
    expect(await thumbnailKey(services, (await boss.load()) as never, REQUEST, added.versionId)).toBeTruthy();
  });

  it('is the version itself where browsers can show it, under a type that runs nothing', async () => {
    const { boss, contract } = await atWork();
    const page = await addFile(boss, contract, '页面.html', '<script>alert(1)</script>', {
      contentType: 'text/html',
    });
    const view = await viewed(boss, page.versionId);
    expect(view).toMatchObject({ kind: 'code', format: 'html', state: 'ready' });
    const { headers } = await fetched(boss, page.versionId, view.url!);
    expect(headers.get('content-type')).toBe('text/plain');
    expect(headers.get('content-disposition')).toMatch(/^attachment/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('is none, with the reason, for what cannot be read or nobody shows', async () => {
    const { boss, contract } = await atWork();
    const broken = await addFile(boss, contract, '坏的.docx', 'no document');
    await preview(boss, broken);
    const archive = await addFile(boss, contract, 'all.zip', 'PK');
    await preview(boss, archive);
    expect(await viewed(boss, archive.versionId)).toMatchObject({
      state: 'none',
      reason: 'unknown_kind',
      url: null,
    });
    const answer = await viewed(boss, broken.versionId);
    expect(['ready', 'none']).toContain(answer.state);
  });

  it('waits while a tool is missing, and is made once it is there', async () => {
    const { boss, contract, firm } = await atWork();
    const added = await addFile(boss, contract, '说明.fodt', textDocument('later'));
    const services = await testServices();
    const bare = {
      ...services,
      converter: {
        ...services.converter,
        convert: (_: unknown, use: never) => (use as (r: object) => unknown)({ none: 'office_missing' }),
      },
    };
    const { makePreview } = await import('./make-preview.ts');
    await makePreview(bare as never, firm.tenantId, added.versionId);
    expect(await viewed(boss, added.versionId)).toMatchObject({ state: 'waiting', reason: 'office_missing' });
    await makeMissingPreviews(services, Date.now() + 3_600_000, new AbortController().signal);
    expect(await viewed(boss, added.versionId)).toMatchObject({ state: 'ready', kind: 'pdf' });
  });

  it('is made anew when the name says it is something else, and one that fails keeps nobody waiting', async () => {
    const { boss, contract, firm } = await atWork();
    const services = await testServices();
    const added = await addFile(boss, contract, '说明.bin', textDocument('hidden words'));
    await preview(boss, added);
    expect(await viewed(boss, added.versionId)).toMatchObject({ state: 'none', reason: 'unknown_kind' });
    const lost = await addFile(boss, contract, 'lost.pdf', await blankPdf(1));
    const { key } = await firm.read(({ sql }) =>
      sql
        .selectFrom('file_version')
        .where('id', '=', lost.versionId)
        .select('storage_key as key')
        .executeTakeFirstOrThrow(),
    );
    await services.storage.delete(key);
    await as(boss).files.update({ fileId: added.id, version: added.version, name: '说明.fodt' });
    expect(await viewed(boss, added.versionId)).toMatchObject({ state: 'making' });
    const failed: string[] = [];
    const later = Date.now() + 3_600_000;
    await makeMissingPreviews(services, later, new AbortController().signal, (_, id) => failed.push(id));
    expect(failed).toContain(lost.versionId);
    expect(await viewed(boss, added.versionId)).toMatchObject({ state: 'ready', kind: 'pdf' });
  });

  it('is made once for the same bytes', async () => {
    const { boss, contract } = await atWork();
    const bytes = await blankPdf(2);
    const first = await addFile(boss, contract, 'a.pdf', bytes);
    await preview(boss, first);
    const second = await addFile(boss, contract, 'b.pdf', bytes);
    const services = await testServices();
    let converted = 0;
    const counting = {
      ...services,
      converter: {
        ...services.converter,
        convert: () => {
          converted += 1;
          throw new Error('not again');
        },
      },
    };
    const { makePreview } = await import('./make-preview.ts');
    const { tenantId } = (await boss.load()) as { tenantId: string };
    await makePreview(counting as never, tenantId, second.versionId);
    expect(converted).toBe(0);
    expect(await viewed(boss, second.versionId)).toMatchObject({ pages: 2 });
  });

  it('is nobody’s who may not read the file: not its address, its thumbnail or its text', async () => {
    const { boss, contract, firm, typeId } = await atWork();
    const added = await addFile(boss, contract, '总图.pdf', await blankPdf(1), { typeId });
    await preview(boss, added);
    const other = await given.firm();
    for (const person of [firm.staff.software, other.boss]) {
      await expect(viewed(person, added.versionId)).rejects.toMatchObject(refusal('not_found'));
      const principal = (await person.load()) as never;
      const services = await testServices();
      await expect(
        previewContent(services, principal, REQUEST, { versionId: added.versionId, code: undefined }),
      ).rejects.toMatchObject({ kind: 'not_found' });
      expect(await thumbnailKey(services, principal, REQUEST, added.versionId)).toBeNull();
    }
  });
});

describe('a watermark (002-25)', () => {
  it('is written into pages and pictures for each viewer, and leads back to them', async () => {
    const { boss, reader, contract, typeId } = await atWork();
    const plan = await addFile(boss, contract, '总图.pdf', await blankPdf(1), { typeId });
    const shared = await as(boss).files.share({
      fileId: plan.id,
      version: plan.version,
      openness: 'team',
      people: [],
      watermark: true,
    });
    expect(shared.watermark).toBe(true);
    await preview(boss, plan);
    const view = await viewed(reader, plan.versionId);
    expect(view.watermark).toEqual([
      expect.stringContaining('·'),
      expect.stringMatching(/\d{4}-\d\d-\d\d \d\d:\d\d · [0-9A-Z]{4}-[0-9A-Z]{4}/),
    ]);
    const { stamped, bytes } = await fetched(reader, plan.versionId, view.url!);
    expect([stamped, bytes.subarray(0, 5).toString()]).toEqual([true, '%PDF-']);
    const code = new URL(view.url!, 'http://x').searchParams.get('view')!;
    expect(await as(boss).files.trace({ code: code.toLowerCase().replace('-', ' ') })).toMatchObject({
      viewer: { id: reader.id },
      fileName: '总图.pdf',
      versionNo: 1,
    });
    await expect(as(reader).files.trace({ code })).rejects.toMatchObject(refusal('forbidden'));
  });

  it('leaves no way around: no original, no thumbnail, no view of another’s, no address without one', async () => {
    const { boss, reader, contract, typeId, join, firm } = await atWork();
    await join(firm.staff.software, 'software');
    const plan = await addFile(boss, contract, '总图.png', await picture(50, 50).png().toBuffer(), {
      typeId,
    });
    await as(boss).files.share({
      fileId: plan.id,
      version: plan.version,
      openness: 'team',
      people: [],
      watermark: true,
    });
    await preview(boss, plan);
    const services = await testServices();
    const principal = (await reader.load()) as never;
    const view = await viewed(reader, plan.versionId);
    expect(view).toMatchObject({ downloadUrl: null, markedCopyUrl: view.url });
    await expect(versionLink(services, principal, REQUEST, plan.versionId)).rejects.toMatchObject({
      code: 'files.only_with_mark',
    });
    expect(await thumbnailKey(services, principal, REQUEST, plan.versionId)).toBeNull();
    for (const code of [undefined, 'AAAA-AAAA'])
      await expect(
        previewContent(services, principal, REQUEST, { versionId: plan.versionId, code }),
      ).rejects.toMatchObject({ code: 'files.view_over' });
    const others = await viewed(firm.staff.software, plan.versionId);
    const code = new URL(others.url!, 'http://x').searchParams.get('view')!;
    await expect(
      previewContent(services, principal, REQUEST, { versionId: plan.versionId, code }),
    ).rejects.toMatchObject({ code: 'files.view_over' });
    // Who works on the file needs the file itself.
    expect(await viewed(boss, plan.versionId)).toMatchObject({
      downloadUrl: `/files/versions/${plan.versionId}`,
    });
    expect(await versionLink(services, (await boss.load()) as never, REQUEST, plan.versionId)).toContain(
      'signature=',
    );
  });

  it('keeps from readers what cannot carry it: they would get the original', async () => {
    const { boss, reader, contract, typeId } = await atWork();
    const model = await addFile(boss, contract, '支架.stl', 'solid', { typeId });
    await as(boss).files.share({
      fileId: model.id,
      version: model.version,
      openness: 'team',
      people: [],
      watermark: true,
    });
    const words = await addFile(boss, contract, '密文.txt', 'a secret word', { typeId });
    await preview(boss, words);
    const search = async (person: Person) =>
      (await as(person).files.browse({ subject: contract, search: 'secret word' })).files.length;
    expect(await search(reader)).toBe(1);
    await as(boss).files.share({
      fileId: words.id,
      version: words.version,
      openness: 'team',
      people: [],
      watermark: true,
    });
    expect([await search(reader), await search(boss)]).toEqual([0, 1]);
    const none = {
      state: 'none',
      reason: 'cannot_be_marked',
      url: null,
      downloadUrl: null,
      markedCopyUrl: null,
    };
    expect(await viewed(reader, model.versionId)).toMatchObject(none);
    const own = await viewed(boss, model.versionId);
    expect(own).toMatchObject({ state: 'ready', kind: 'model' });
    const code = new URL(own.url!, 'http://x').searchParams.get('view')!;
    await expect(
      previewContent(await testServices(), (await reader.load()) as never, REQUEST, {
        versionId: model.versionId,
        code,
      }),
    ).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('is on everything when the firm says so', async () => {
    const { boss, firm, contract } = await atWork();
    await firm.write(({ tx }) => tx.tenant.updateMany({ data: { watermarkFiles: true } }));
    const note = await addFile(boss, contract, '说明.md', '# hello');
    expect((await viewed(boss, note.versionId)).watermark).toHaveLength(2);
  });

  it('reads a code off a photograph: signs that look alike are one', () => {
    expect(readTraceCode(' 7f3k 22qx ')).toBe('7F3K-22QX');
    expect(readTraceCode('O0IL-UVAB')).toBe('0011-VVAB');
  });
});
