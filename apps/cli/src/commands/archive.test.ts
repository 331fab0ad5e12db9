import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sealedZip, zipChunks } from '@millwright/platform/archive';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { archive } from './archive.ts';

let folder: string;
let said: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'archive-verify-'));
  said = '';
  for (const method of ['log', 'error'] as const)
    vi.spyOn(console, method).mockImplementation((line: string) => {
      said += `${line}\n`;
    });
});
afterEach(async () => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
  await rm(folder, { recursive: true, force: true });
});

const sha256 = (content: string) => createHash('sha256').update(content).digest('hex');

/** A small bundle, as a machine finds it that knows nothing of the product. */
async function bundle(contract = '包装线\u001b[31m'): Promise<string> {
  const note = '{"id":1}\n';
  const manifest = {
    format: 'millwright-archive',
    formatVersion: 1,
    firm: { id: 'f', name: '恒达' },
    contract: { id: 'c', contractNo: 'HT-1', projectNo: 'P-1', name: contract, archivedAt: '2026-01-01' },
    sealedAt: '2026-01-02T03:04:05.000Z',
    withMoney: false,
    sections: [],
    files: [],
    audit: { paths: [], rows: 0, head: '0'.repeat(64) },
    entries: [{ path: 'data/tasks.jsonl', size: note.length, sha256: sha256(note) }],
  };
  async function* entries() {
    const modifiedAt = new Date('2026-01-01T00:00:00Z');
    yield { path: 'data/tasks.jsonl', modifiedAt, bytes: Buffer.from(note) };
    yield { path: 'manifest.json', modifiedAt, bytes: Buffer.from(JSON.stringify(manifest)) };
  }
  const parts: Uint8Array[] = [];
  for await (const chunk of sealedZip(zipChunks(entries()))) parts.push(chunk);
  const path = join(folder, 'HT-1.zip');
  await writeFile(path, Buffer.concat(parts));
  return path;
}

async function verify(...args: string[]): Promise<number> {
  said = '';
  process.exitCode = 0;
  await archive(['verify', ...args]);
  return Number(process.exitCode);
}

it('says what a sound bundle is, and nothing that would steer the terminal', async () => {
  const path = await bundle();
  expect(await verify(path)).toBe(0);
  expect(said).toContain('HT-1  包装线');
  expect(said).toContain('sound: 2 entries');
  expect(said).not.toContain('\u001b');
  const own = createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
  expect(await verify(path, '--sha256', own)).toBe(0);
  expect(await verify(path, '--json')).toBe(0);
  expect(JSON.parse(said)).toMatchObject({ sha256: own, problems: [], manifest: { withMoney: false } });
});

it('says what is wrong with one that was changed, and that another is not the one on record', async () => {
  const path = await bundle();
  expect(await verify(path, '--sha256', 'a'.repeat(64))).toBe(1);
  expect(said).toContain('not the file on record');
  const bytes = await readFile(path);
  const at = bytes.indexOf('data/tasks.jsonl') + 'data/tasks.jsonl'.length + 3;
  bytes[at] = bytes[at]! ^ 1;
  await writeFile(path, bytes);
  expect(await verify(path)).toBe(1);
  expect(said).toContain('the seal is broken');
  expect(said).toContain('data/tasks.jsonl: 内容与清单不符');
});

it('tells wrong usage from a broken bundle', async () => {
  expect(await verify()).toBe(2);
  expect(await verify(join(folder, 'nothing.zip'))).toBe(2);
  expect(await verify(await bundle(), '--sha256', 'short')).toBe(2);
  await archive([]);
  expect(said).toContain('millwright archive verify');
});
