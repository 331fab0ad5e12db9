import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ArchiveEntry, examineSeal, SEAL_LENGTH, sealedZip, zipChunks, zipEntries } from './index.ts';

const modifiedAt = new Date('2026-11-25T08:00:00Z');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sealed-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function* each(...entries: ArchiveEntry[]) {
  yield* entries;
}

async function sealed(): Promise<{ path: string; bytes: Buffer }> {
  const parts: Uint8Array[] = [];
  const chunks = zipChunks(
    each(
      { path: 'a.txt', modifiedAt, bytes: Buffer.from('甲') },
      { path: '空', modifiedAt, folder: true },
      { path: 'b.txt', modifiedAt, bytes: Buffer.from('x'.repeat(100_000)) },
    ),
  );
  for await (const chunk of sealedZip(chunks)) parts.push(chunk);
  const path = join(folder, 'sealed.zip');
  await writeFile(path, Buffer.concat(parts));
  return { path, bytes: await readFile(path) };
}

describe('a sealed ZIP', () => {
  it('is a ZIP as others are, and its seal holds', async () => {
    const { path, bytes } = await sealed();
    const found: Record<string, string> = {};
    for await (const entry of zipEntries(path))
      found[entry.path] = entry.isFolder ? '' : await text(await entry.open());
    expect(found).toEqual({ 'a.txt': '甲', '空/': '', 'b.txt': 'x'.repeat(100_000) });
    expect(await examineSeal(path)).toMatchObject({ seal: 'holds', size: bytes.length });
  });

  it('is broken by one changed byte, wherever it is', async () => {
    const { bytes } = await sealed();
    const path = join(folder, 'changed.zip');
    for (let at = 0; at < bytes.length; at += 7) {
      const changed = Buffer.from(bytes);
      changed[at] = changed[at]! ^ 1;
      await writeFile(path, changed);
      expect((await examineSeal(path)).seal, `byte ${at}`).not.toBe('holds');
    }
  });

  it('is missed where it is cut off, and where there never was one', async () => {
    const { bytes } = await sealed();
    const path = join(folder, 'cut.zip');
    await writeFile(path, bytes.subarray(0, bytes.length - SEAL_LENGTH));
    expect((await examineSeal(path)).seal).toBe('missing');
    await writeFile(path, '');
    expect((await examineSeal(path)).seal).toBe('missing');
    async function* nothing() {}
    await expect(sealedZip(nothing()).next()).rejects.toThrow('no ZIP');
  });
});
