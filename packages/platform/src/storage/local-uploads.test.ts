import { type ChildProcess, fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLocalStorage, type LocalStorage } from './local-storage.ts';
import type { UnfinishedUpload } from './object-storage.ts';
import type { PartGrant } from './signed-url.ts';
import { UploadFolder } from './upload-folder.ts';

const contentType = 'text/plain';
const bytes = Buffer.from('a drawing');
const size = bytes.length;
const sha256 = createHash('sha256').update(bytes).digest('hex');
const expected = { size, parts: [{ partNumber: 1, size, sha256 }] };
const gone = { code: 'storage.upload_not_found' };

let directory: string;
let storage: LocalStorage;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'millwright-uploads-'));
  storage = processOn(directory);
});
afterEach(() => rm(directory, { recursive: true }));

/** Each has its own memory of who is at work on what, as another process would. */
function processOn(folder: string): LocalStorage {
  return createLocalStorage({ directory: folder, baseUrl: '/storage', signingKey: Buffer.alloc(32, 7) });
}

async function uploaded(key: string): Promise<string> {
  const uploadId = await storage.beginUpload(key, { contentType, size });
  await storage.receivePart(key, { uploadId, partNumber: 1, size, sha256 }, Readable.from([bytes]));
  return uploadId;
}

async function unfinished(): Promise<UnfinishedUpload[]> {
  const found: UnfinishedUpload[] = [];
  for await (const upload of storage.listUploads('')) found.push(upload);
  return found;
}

const filesLeft = async () =>
  (await readdir(directory, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());

describe('a crash during completion', () => {
  const parts = [{ file: `00001.${sha256}`, size }];

  it('before the object appears leaves the upload as it was', async () => {
    const uploadId = await uploaded('t/1');
    const { path } = new UploadFolder(directory, 't/1', uploadId);
    await writeFile(join(path, 'parts.json'), JSON.stringify([{ file: '00001.of-an-earlier-try', size: 3 }]));
    await writeFile(join(path, 'parts.json.draft.part'), '[{"fi');
    await writeFile(join(path, `00001.${sha256}.draft.part`), 'a dra');
    expect(await storage.stat('t/1')).toBeUndefined();
    expect(await unfinished()).toMatchObject([{ key: 't/1', uploadId }]);
    expect(await storage.listParts('t/1', uploadId)).toEqual([{ partNumber: 1, size, sha256 }]);
    await storage.completeUpload('t/1', uploadId, expected);
    expect(await storage.verify('t/1')).toEqual({ size, sha256 });
    expect(await filesLeft()).toHaveLength(3); // pointer, list of parts, part
  });

  it('after the object appeared leaves an object that nothing can take apart', async () => {
    await storage.put('t/1', Buffer.from('replaced'), { contentType });
    const uploadId = await uploaded('t/1');
    await new UploadFolder(directory, 't/1', uploadId).publish(parts);
    await expect(storage.completeUpload('t/1', uploadId, expected)).rejects.toMatchObject(gone);
    await storage.abortUpload('t/1', uploadId);
    expect(await storage.verify('t/1')).toEqual({ size, sha256 });
    // What it replaced is found and cleaned away with the other leftovers.
    const left = await unfinished();
    expect(left).toHaveLength(1);
    for (const { key, uploadId: id } of left) await storage.abortUpload(key, id);
    expect(await filesLeft()).toHaveLength(3);
  });

  it('while an upload is thrown away leaves one that can be thrown away again', async () => {
    const uploadId = await uploaded('t/1');
    const { path } = new UploadFolder(directory, 't/1', uploadId);
    await rename(join(path, 'open'), join(path, 'aborted'));
    await expect(storage.completeUpload('t/1', uploadId, expected)).rejects.toMatchObject(gone);
    expect(await unfinished()).toMatchObject([{ key: 't/1', uploadId }]);
    await storage.abortUpload('t/1', uploadId);
    expect(await filesLeft()).toEqual([]);
  });
});

describe('two processes on one folder', () => {
  const rounds = Array.from({ length: 25 }, (_, i) => `t/round/${i}`);

  it('complete an upload once between them', async () => {
    const other = processOn(directory);
    for (const key of rounds) {
      const uploadId = await uploaded(key);
      const both = await Promise.allSettled([
        storage.completeUpload(key, uploadId, expected),
        other.completeUpload(key, uploadId, expected),
      ]);
      expect(
        both.filter(({ status }) => status === 'fulfilled'),
        key,
      ).toHaveLength(1);
      expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: gone });
      expect(await storage.verify(key)).toEqual({ size, sha256 });
    }
  });

  it('leave all or nothing when one completes what the other throws away', async () => {
    const other = processOn(directory);
    for (const key of rounds) {
      const uploadId = await uploaded(key);
      const [completed] = await Promise.allSettled([
        storage.completeUpload(key, uploadId, expected),
        other.abortUpload(key, uploadId),
      ]);
      if (completed.status === 'fulfilled') expect(await storage.verify(key)).toEqual({ size, sha256 });
      else expect(await storage.stat(key)).toBeUndefined();
    }
    expect(await unfinished()).toEqual([]);
  });
});

describe('what a put that was cut left behind', () => {
  it('is listed and thrown away like an upload, and the object beside it is not', async () => {
    await storage.put('t/1', bytes, { contentType });
    for (const name of ['1.01234567-89ab.data', '1.01234567-89ac.data.part']) {
      await writeFile(join(directory, 't', name), 'half');
    }
    const left = await unfinished();
    expect(left).toMatchObject([{ key: 't/1' }, { key: 't/1' }]);
    await storage.abortUpload(
      't/1',
      `put:${(await readdir(join(directory, 't'))).find((name) => /^1\..*data$/.test(name) && !name.includes('01234567'))}`,
    );
    for (const { key, uploadId } of left) await storage.abortUpload(key, uploadId);
    for (const id of ['put:../../x', 'put:1.object', 'put:']) await storage.abortUpload('t/1', id);
    expect(await unfinished()).toEqual([]);
    expect(await storage.verify('t/1')).toEqual({ size, sha256 });
  });
});

type Said =
  | { said: 'begun'; key: string; part: PartGrant; bytes: string }
  | { said: 'kept'; key: string; sha256: string };

describe('killed again and again in the middle', () => {
  it('loses nothing that was kept, shows nothing half, and every upload can be completed', async () => {
    const begun = new Map<string, Said & { said: 'begun' }>();
    const kept = new Map<string, string>();
    for (const moment of [0, 1, 2, 3, 5, 8, 13]) {
      const child = startWriter(begun.size, (said) => {
        if (said.said === 'begun') begun.set(said.key, said);
        else kept.set(said.key, said.sha256);
      });
      const before = begun.size;
      await expect.poll(() => begun.size, { timeout: 30_000, interval: 1 }).toBeGreaterThan(before + 2);
      await new Promise((resolve) => setTimeout(resolve, moment));
      child.kill('SIGKILL');
      await once(child, 'exit');
    }

    for (const [key, hash] of kept) expect(await storage.verify(key), key).toMatchObject({ sha256: hash });
    for await (const { key, size: length } of storage.list('')) {
      expect(await storage.verify(key), key).toMatchObject({ size: length });
    }
    for (const { key, part, bytes: sent } of begun.values()) {
      if ((await storage.stat(key)) === undefined) {
        const parts = await storage.listParts(key, part.uploadId);
        if (parts.length === 0)
          await storage.receivePart(key, part, Readable.from([Buffer.from(sent, 'base64')]));
        await storage.completeUpload(key, part.uploadId, { size: part.size, parts: [part] });
      }
      expect(await storage.verify(key), key).toEqual({ size: part.size, sha256: part.sha256 });
    }

    // What is left belongs to nobody, is found, and goes without taking anything with it.
    for (const { key, uploadId } of await unfinished()) await storage.abortUpload(key, uploadId);
    expect(await unfinished()).toEqual([]);
    for (const [key, hash] of kept) expect(await storage.verify(key), key).toMatchObject({ sha256: hash });
  });
});

function startWriter(from: number, hear: (said: Said) => void): ChildProcess {
  const program = join(import.meta.dirname, 'local-uploads.test-process.ts');
  const child = fork(program, [directory, String(from)], { execArgv: ['--import', 'tsx'], stdio: 'inherit' });
  child.on('message', (said) => hear(said as Said));
  return child;
}
