import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { type ArchiveEntry, ArchiveNames, worthPacking, zipChunks } from './index.ts';

const modifiedAt = new Date('2026-11-25T08:00:00Z');
const file = (path: string, content: string | Uint8Array): ArchiveEntry => {
  const bytes = Buffer.from(content);
  return { path, modifiedAt, body: Readable.from([bytes]), size: bytes.length, pack: worthPacking(path) };
};
async function* each(...entries: ArchiveEntry[]) {
  yield* entries;
}
async function gather(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

/** By another library than the one that writes; strict: it refuses what leads out of where it is unpacked. */
async function unpacked(zip: Buffer): Promise<Map<string, Buffer>> {
  const archive = await fromBufferPromise(zip, { lazyEntries: true, strictFileNames: true });
  const found = new Map<string, Buffer>();
  for await (const entry of archive.eachEntry())
    found.set(
      entry.fileName,
      entry.fileName.endsWith('/')
        ? Buffer.alloc(0)
        : await buffer(await archive.openReadStreamPromise(entry)),
    );
  return found;
}

describe('an archive', () => {
  it('is taken apart by others into what was put in: names, folders, bytes', async () => {
    const noise = randomBytes(3_000_000);
    const zip = await gather(
      zipChunks(
        each(
          { path: '空文件夹', modifiedAt, folder: true },
          file('图纸/总装图.dxf', 'LINE '.repeat(100_000)),
          file('图纸/照片.jpg', noise),
          file('empty.txt', ''),
          { path: 'manifest.csv', modifiedAt, bytes: Buffer.from('path\r\n') },
        ),
      ),
    );
    expect(zip.length).toBeLessThan(3_100_000);
    const found = await unpacked(zip);
    expect([...found.keys()]).toEqual([
      '空文件夹/',
      '图纸/总装图.dxf',
      '图纸/照片.jpg',
      'empty.txt',
      'manifest.csv',
    ]);
    expect(found.get('图纸/照片.jpg')?.equals(noise)).toBe(true);
    expect(found.get('图纸/总装图.dxf')?.toString()).toBe('LINE '.repeat(100_000));
    expect(found.get('empty.txt')?.length).toBe(0);
  });

  it('asks for an entry only when the one before has been read, and ends the reading when its reader goes away', async () => {
    const opened: Readable[] = [];
    let ended = false;
    async function* endless(): AsyncGenerator<ArchiveEntry> {
      try {
        for (let count = 1; ; count += 1) {
          const body = Readable.from(endlessly(64), { objectMode: false });
          opened.push(body);
          yield { path: `${count}.bin`, modifiedAt, body, size: 64 * 65_536, pack: false };
        }
      } finally {
        ended = true;
      }
    }
    const chunks = zipChunks(endless());
    await chunks.next();
    await chunks.next();
    expect(opened).toHaveLength(1);
    await chunks.return(undefined);
    expect(ended).toBe(true);
    expect(opened.every((body) => body.destroyed)).toBe(true);
  });

  it('is an error, and no archive, when bytes are missing or break off', async () => {
    const short = { ...(file('a.bin', 'abc') as Extract<ArchiveEntry, { body: Readable }>), size: 4 };
    await expect(gather(zipChunks(each(short)))).rejects.toThrow('unexpected number of bytes');
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('ab');
        throw new Error('the line broke');
      })(),
    );
    const entry = { path: 'b.bin', modifiedAt, body: broken, size: 3, pack: false };
    await expect(gather(zipChunks(each(entry)))).rejects.toThrow('the line broke');
    // biome-ignore lint/correctness/useYield: it fails before it has anything
    const refusing = (async function* (): AsyncGenerator<ArchiveEntry> {
      throw new Error('no such list');
    })();
    await expect(gather(zipChunks(refusing))).rejects.toThrow('no such list');
  });
});

async function* endlessly(chunks: number) {
  for (let count = 0; count < chunks; count += 1) yield Buffer.alloc(65_536, count);
}

describe('names in an archive', () => {
  it('stay as they are where any file system takes them', () => {
    const names = new ArchiveNames();
    for (const name of ['总装图 v2.dxf', 'données.été.pdf', '.gitignore', 'a.b.c'])
      expect(names.take('', name)).toBe(name);
    expect(names.take('图纸', '总装图 v2.dxf')).toBe('图纸/总装图 v2.dxf');
  });

  it('never lead out of their folder, name a device or a drive, or turn text around', async () => {
    const names = new ArchiveNames();
    const safe = [
      '..',
      '.',
      '../../etc/passwd',
      '/etc/passwd',
      'C:\\Windows\\x.dll',
      'CON',
      'nul.txt',
      'COM¹.log',
      'a<b>|c?.txt',
      'invoice\u202efdp.exe',
      'tail. . ',
      'line\nbreak',
      '\u0000',
      'e\u0301',
    ].map((name) => names.take('x', name));
    expect(safe).toEqual([
      'x/_',
      'x/_ (2)',
      'x/.._.._etc_passwd',
      'x/_etc_passwd',
      'x/C__Windows_x.dll',
      'x/_CON',
      'x/_nul.txt',
      'x/_COM¹.log',
      'x/a_b__c_.txt',
      'x/invoice_fdp.exe',
      'x/tail',
      'x/line_break',
      'x/_ (3)',
      'x/\u00e9',
    ]);
    const zip = await gather(zipChunks(each(...safe.map((path) => file(path, path)))));
    expect([...(await unpacked(zip)).keys()]).toEqual(safe);
  });

  it('are numbered where a file system would take two for one, and cut where it takes no longer ones', () => {
    const names = new ArchiveNames();
    expect(
      ['Layout.dxf', 'layout.DXF', 'ＬＡＹＯＵＴ.dxf', 'layout (2).dxf'].map((name) => names.take('', name)),
    ).toEqual(['Layout.dxf', 'layout (2).DXF', 'ＬＡＹＯＵＴ (3).dxf', 'layout (2) (2).dxf']);
    const long = `${'长'.repeat(200)}.dxf`;
    const [first, second] = [names.take('', long), names.take('', long)];
    for (const name of [first, second]) {
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(240);
      expect(name).toMatch(/^长+.*\.dxf$/);
    }
    expect(second).toContain(' (2).dxf');
  });
});
