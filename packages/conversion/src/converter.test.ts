import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { PDFDocument } from '@cantoo/pdf-lib';
import { NodeIO } from '@gltf-transform/core';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boxStep } from './box-step.fixture.ts';
import { type Converter, openConverter } from './converter.ts';
import { blankPdf, heicPicture, picture, textDocument, zipBomb } from './documents.fixture.ts';

let folder: string;
let converter: Converter;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'millwright-conversion-test-'));
  converter = await openConverter({ sandbox: 'auto', folder });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What came of a document, with the bytes of what was made. */
async function converted(name: string, bytes: Buffer | string, by = converter) {
  const content = Buffer.from(bytes as Buffer);
  const source = { name, size: content.length, open: async () => Readable.from([content]) };
  return by.convert(source, async (result) => {
    if ('none' in result) return result;
    const { shown, thumbnail, ...rest } = result.conversion;
    return {
      ...rest,
      ...(shown && { kind: shown.kind, type: shown.contentType, bytes: await readFile(shown.path) }),
      ...(thumbnail && { thumbnail: await sharp(await readFile(thumbnail)).metadata() }),
    };
  });
}

describe('the converter', () => {
  it('stands behind bubblewrap and has LibreOffice here', () => {
    expect({ isolation: converter.isolation, hasOffice: converter.hasOffice }).toEqual({
      isolation: 'bubblewrap',
      hasOffice: true,
    });
  });

  it('makes a PDF of an office document, with its text and a thumbnail', async () => {
    const made = await converted('协议.fodt', textDocument('扭矩 42 N·m'));
    expect(made).toMatchObject({
      kind: 'pdf',
      pages: 1,
      type: 'application/pdf',
      thumbnail: { format: 'webp' },
    });
    expect(made).toHaveProperty('text', expect.stringContaining('扭矩 42'));
    expect((made as { bytes: Buffer }).bytes.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('reads a PDF and leaves it as it is', async () => {
    const made = await converted('a.pdf', await blankPdf(3));
    expect(made).toMatchObject({ pages: 3, thumbnail: { height: 512 } });
    expect(made).not.toHaveProperty('kind');
  });

  it('makes browsers’ pictures of a phone’s and a scanner’s, in their colours', async () => {
    const phone = (await converted('照片.HEIC', heicPicture)) as { type: string; bytes: Buffer };
    expect(phone.type).toBe('image/webp');
    const { dominant } = await sharp(phone.bytes).stats();
    expect(dominant.r).toBeGreaterThan(dominant.b + 100);
    const scan = await picture(300, 200).tiff().toBuffer();
    expect(await converted('scan.tif', scan)).toMatchObject({ kind: 'image', type: 'image/webp' });
    expect(await converted('photo.png', await picture(300, 200).png().toBuffer())).not.toHaveProperty('kind');
  });

  it('makes a picture of a very large one that a page can hold', async () => {
    const large = (await converted('plan.png', await picture(9_000, 6_000).png().toBuffer())) as {
      bytes: Buffer;
    };
    expect(await sharp(large.bytes).metadata()).toMatchObject({ width: 6_000, height: 4_000 });
  });

  it('makes a mesh of a solid, in millimetres and standing upright', async () => {
    const made = (await converted('box.STEP', boxStep(30, 20, 10))) as { kind: string; bytes: Buffer };
    expect(made.kind).toBe('model');
    const model = await new NodeIO().readBinary(new Uint8Array(made.bytes));
    const { getBounds } = await import('@gltf-transform/core');
    const { min, max } = getBounds(model.getRoot().listScenes()[0]!);
    expect(max.map((value, i) => Math.round(value - min[i]!))).toEqual([30, 10, 20]);
  });

  it('reads text in the encodings people have', async () => {
    expect(await converted('a.txt', '扭矩')).toEqual({ text: '扭矩' });
    expect(await converted('a.csv', Buffer.from([0xc5, 0xa4, 0xbe, 0xd8]))).toEqual({ text: '扭矩' });
    expect(await converted('a.md', Buffer.from('\ufeff扭矩', 'utf16le'))).toEqual({ text: '扭矩' });
    expect(await converted('a.log', Buffer.from([1, 0, 2, 0]))).toEqual({ text: '' });
  });

  it('makes nothing of what pages show themselves, or nobody does', async () => {
    for (const name of ['part.stl', 'plan.dxf', 'plan.dwg', 'program', 'a.exe'])
      expect(await converted(name, 'anything')).toEqual({});
  });

  it('stamps what is seen of a page, wherever its author put it, and leaves out what a PDF carries along', async () => {
    const document = await PDFDocument.create();
    document.addPage([595, 842]).setMediaBox(5_000, 5_000, 595, 842);
    const cropped = document.addPage([14_400, 14_400]);
    cropped.setCropBox(9_000, 9_000, 595, 842);
    await document.attach(Buffer.from('THE ORIGINAL DRAWING'), 'original.dwg', { mimeType: 'image/vnd.dwg' });
    const content = Buffer.from(await document.save({ useObjectStreams: false }));
    const source = { name: 'a.pdf', size: content.length, open: async () => Readable.from([content]) };
    const stamped = await converter.stamp(
      { ...source, kind: 'pdf', lines: ['Li', '7F3K-22QX'] },
      async (result) =>
        'none' in result ? Buffer.from(result.none) : readFile(result.conversion.shown!.path),
    );
    const library = await PDFiumLibrary.init();
    const opened = await library.loadDocument(stamped);
    for (const page of opened.pages()) {
      const { data, width, height } = await page.render({ scale: 1, render: 'bitmap' });
      const { channels } = await sharp(data, { raw: { width, height, channels: 4 } }).stats();
      expect(channels[0]!.stdev).toBeGreaterThan(3);
    }
    const again = await PDFDocument.load(stamped);
    expect(again.getAttachments()).toEqual([]);
    expect(again.context.enumerateIndirectObjects().length).toBeLessThan(20);
  });

  it('stamps every page, and a picture, and says so where it cannot', async () => {
    const lines = ['李工 · 2026-11-25 18:00', 'trace 7F3K-22QX'];
    const stamp = async (kind: 'pdf' | 'image', content: Buffer) =>
      converter.stamp(
        {
          name: `a.${kind === 'pdf' ? 'pdf' : 'png'}`,
          size: content.length,
          open: async () => Readable.from([content]),
          kind,
          lines,
        },
        async (result) => ('none' in result ? result : readFile(result.conversion.shown!.path)),
      );
    const blank = await blankPdf(2);
    const stamped = (await stamp('pdf', blank)) as Buffer;
    expect(stamped.length).toBeGreaterThan(blank.length + 1_000);
    const plain = await picture(400, 300).png().toBuffer();
    const marked = await sharp((await stamp('image', plain)) as Buffer).stats();
    expect(marked.channels[1]!.stdev).toBeGreaterThan(2);
    expect(await stamp('pdf', Buffer.from('no pdf'))).toEqual({ none: 'broken' });
  });
});

describe('hostile documents', () => {
  it('that hold far more than their size says are not opened', async () => {
    const bomb = await zipBomb(300);
    expect(bomb.length).toBeLessThan(500_000);
    expect(await converted('bomb.xlsx', bomb)).toEqual({ none: 'bomb' });
  });

  it('that name huge pictures in few bytes are no preview', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="90000" height="90000"/>';
    expect(await converted('a.svg', svg)).toEqual({ none: 'broken' });
  });

  it('that are something else than their name says are no preview', async () => {
    for (const name of ['a.pdf', 'a.png', 'a.tiff', 'a.heic', 'a.step', 'a.igs'])
      expect([name, await converted(name, '<html><script>alert(1)</script>')]).toEqual([
        name,
        { none: 'broken' },
      ]);
    expect(await converted('cut.docx', Buffer.from('PK\u0003\u0004 cut off'))).toMatchObject({});
  });

  it('cannot bring a file of the machine into what is shown', async () => {
    const secret = join(folder, 'secret.txt');
    await writeFile(secret, 'TOPSECRET');
    const section = `<text:section text:name="s"><text:section-source xlink:href="file://${secret}" text:filter-name="Text"/></text:section>`;
    const image =
      '<text:p><draw:frame svg:width="5cm" svg:height="5cm"><draw:image xlink:href="file:///etc/passwd"/></draw:frame></text:p>';
    const made = await converted('links.fodt', textDocument('before', section + image));
    expect(made).toMatchObject({ kind: 'pdf' });
    expect((made as { text: string }).text).not.toContain('TOPSECRET');
  });

  it('that break one conversion leave the next alone, and nothing on the disk', async () => {
    const results = await Promise.all([
      converted('a.pdf', '%PDF-1.7 broken'),
      converted('b.fodt', textDocument('fine')),
      converted('c.docx', Buffer.alloc(1_000, 7)),
      converted('d.png', await picture(10, 10).png().toBuffer()),
    ]);
    expect(results[0]).toEqual({ none: 'broken' });
    expect(results[1]).toMatchObject({ kind: 'pdf' });
    expect(results[3]).toMatchObject({ thumbnail: {} });
    expect((await readdir(folder)).filter((name) => name.startsWith('millwright-convert-'))).toEqual([]);
  });
});

describe('a reader that was taken over', () => {
  /** An office program that leaves behind what an attacker would. */
  async function officeThat(script: string): Promise<Converter> {
    const program = join(folder, 'office', 'program');
    await mkdir(program, { recursive: true });
    await writeFile(join(program, 'soffice'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return openConverter({ sandbox: 'auto', office: join(program, 'soffice'), folder });
  }

  it('cannot have files of the machine shown, moved or written by what it leaves, nor make anybody wait', async () => {
    const secrets = join(folder, 'secrets');
    await mkdir(secrets, { recursive: true });
    await writeFile(join(secrets, 'source.pdf'), await blankPdf(1));
    for (const script of [
      `rm -rf out; ln -s ${secrets} out`,
      `ln -s ${secrets}/source.pdf out/source.pdf`,
      'mkfifo out/source.pdf',
      'mkdir out/source.pdf',
      `ln -s ${secrets} next; ln -s ${secrets}/owned task.json; mkfifo answer.json`,
      'rm -rf out; mkfifo out',
    ])
      expect([script, await converted('a.fodt', textDocument('x'), await officeThat(script))]).toEqual([
        script,
        { none: 'broken' },
      ]);
    expect(await readdir(secrets)).toEqual(['source.pdf']);
  });
});

describe('without its tools', () => {
  it('says that LibreOffice is missing, and does everything else', async () => {
    const bare = await openConverter({ sandbox: 'auto', office: null, folder });
    expect(await converted('a.docx', 'x', bare)).toEqual({ none: 'office_missing' });
    expect(await converted('a.pdf', await blankPdf(1), bare)).toMatchObject({ pages: 1 });
  });

  it('ends at once when it is no longer wanted', async () => {
    const content = textDocument('slow');
    const source = { name: 'a.fodt', size: content.length, open: async () => Readable.from([content]) };
    const signal = AbortSignal.abort(new Error('leaving'));
    await expect(converter.convert(source, async (result) => result, signal)).rejects.toThrow('leaving');
  });
});
