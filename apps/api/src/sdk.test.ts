import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createMillwright, type MillwrightOptions } from '@millwright/sdk/node';
import { checkVersion } from '@millwright/server/modules/files/operations/check-version.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Browser, startTestApi, type TestApi } from './api.fixture.ts';

const MiB = 1024 ** 2;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let test: TestApi;
let boss: Browser;
let tenantId: string;
let token: string;
let contractId: string;
let departmentId: string;
let folder: string;

beforeAll(async () => {
  test = await startTestApi();
  boss = new Browser(test.origins.staff);
  await boss.mutate('session.signUp', {
    firmName: 'Firm',
    name: '陈立',
    email: 'boss@sdk.example',
    password: 'correct horse battery',
    locale: 'zh-CN',
  });
  tenantId = (await boss.query('session.me')).tenant.id;
  const customer = await boss.mutate('customers.create', { name: '华东食品', code: 'HD' });
  const departments = (await boss.query('org.tree', {})).items;
  departmentId = departments[0].id;
  const terms = { name: '灌装线', customerId: customer.id, departmentIds: [departmentId] };
  contractId = (await boss.mutate('contracts.create', { ...terms, contractNo: 'HT-1' })).id;
  await boss.mutate('contracts.create', { ...terms, contractNo: 'HT-10' });
  token = (await boss.mutate('tokens.create', { name: 'script', access: 'write' })).token;
});
afterAll(() => test?.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'millwright-sdk-files-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const opened = (more: Partial<MillwrightOptions> = {}) =>
  createMillwright({ url: test.origins.staff, token, ...more });
const subject = () => ({ type: 'Contract', id: contractId });

/** What the worker does once a version has arrived. */
const check = (file: { versionId: string }) => checkVersion(test.services, tenantId, file.versionId);

/** A file of random bytes on this disk, and the same as the firm has it. */
async function sent(name: string, bytes = randomBytes(9 * MiB)) {
  const path = join(folder, name);
  await writeFile(path, bytes);
  const file = await opened().files.upload({ subject: subject(), source: path });
  await check(file);
  return { path, bytes, file };
}

describe('contracts and tasks (X-03)', () => {
  it('are listed, found by number and told in full', async () => {
    const { contracts, me } = opened();
    expect((await me()).account.email).toBe('boss@sdk.example');
    const numbers: string[] = [];
    for await (const { contractNo } of contracts.each({ limit: 1, sort: 'contractNo' }))
      numbers.push(contractNo);
    expect(numbers).toEqual(['HT-1', 'HT-10']);
    expect(await contracts.byNumber('HT-1')).toMatchObject({
      id: contractId,
      customer: { name: '华东食品' },
    });
    expect(await contracts.get(contractId)).toMatchObject({ team: [], milestones: [] });
    await expect(contracts.get(tenantId)).rejects.toMatchObject({
      kind: 'not_found',
      code: 'contracts.not_found',
      status: 404,
    });
  });

  it('take reports, and say why not', async () => {
    const { version } = await boss.query('contracts.get', { contractId });
    const signed = await boss.mutate('contracts.sign', { contractId, version });
    await boss.mutate('contracts.plan', { contractId, version: signed.version });
    const { id } = await boss.mutate('tasks.create', { contractId, departmentId, title: '接线' });
    const { tasks } = opened();
    expect(await tasks.reportProgress({ taskId: id, percent: 40, note: '柜内' })).toMatchObject({
      percent: 40,
    });
    expect((await tasks.list({ contractIds: [contractId] })).items).toMatchObject([{ id, progress: 40 }]);
    expect((await boss.query('tasks.history', { taskId: id })).items).toMatchObject([
      { device: 'token:script' },
    ]);
    await expect(tasks.reportProgress({ taskId: id, percent: 101 })).rejects.toMatchObject({
      kind: 'invalid',
      code: 'platform.input_invalid',
      fields: [{ path: 'percent' }],
    });
  });

  it('are only read with a token for reading', async () => {
    const reader = await boss.mutate('tokens.create', { name: 'reader', access: 'read' });
    const { files, contracts } = opened({ token: reader.token });
    expect((await contracts.list()).items).toHaveLength(2);
    await writeFile(join(folder, 'a.txt'), 'a');
    await expect(files.upload({ subject: subject(), source: join(folder, 'a.txt') })).rejects.toMatchObject({
      kind: 'forbidden',
      code: 'platform.token_reads_only',
    });
  });
});

describe('uploading', () => {
  it('makes a version of a local file, in parts, which is what was sent (003-23)', async () => {
    const bytes = randomBytes(17 * MiB);
    const phases = new Set<string>();
    const path = join(folder, '控制 程序.bin');
    await writeFile(path, bytes);
    const { files } = opened();
    const target = await files.folder({ subject: subject(), path: '图纸/2026', create: true });
    const file = await files.upload({
      subject: subject(),
      folderId: target!.id,
      source: path,
      note: '首版',
      onProgress: ({ phase, bytes: done, total }) => {
        expect(done).toBeLessThanOrEqual(total);
        phases.add(phase);
      },
    });
    expect([...phases]).toEqual(['hashing', 'sending', 'finishing']);
    expect(file).toMatchObject({
      name: '控制 程序.bin',
      versionNo: 1,
      size: bytes.length,
      state: 'checking',
    });
    await check(file);
    const [version] = await files.versions(file.id);
    expect(version).toMatchObject({ state: 'good', sha256: sha256(bytes), note: '首版' });
    const paths: string[] = [];
    for await (const { path: at } of files.list({ subject: subject(), recursive: true })) paths.push(at);
    expect(paths).toContain('图纸/2026/控制 程序.bin');
    expect(await files.folder({ subject: subject(), path: '图纸/2026', create: true })).toEqual(target);
  });

  it('takes whatever can be read again: a Blob, a factory of streams, nothing at all', async () => {
    const { files } = opened();
    const bytes = randomBytes(9 * MiB);
    const factory = {
      name: 'streamed.bin',
      size: bytes.length,
      async *open(start: number, end: number) {
        for (let at = start; at < end; at += 1_000_000)
          yield bytes.subarray(at, Math.min(end, at + 1_000_000));
      },
    };
    const made = [
      await files.upload({ subject: subject(), source: factory }),
      await files.upload({ subject: subject(), source: new Blob([bytes]), name: 'blob.bin' }),
      await files.upload({ subject: subject(), source: new Blob([]), name: 'empty.bin' }),
    ];
    for (const file of made) await check(file);
    for (const [i, file] of made.entries())
      expect(Buffer.from(await files.bytes(file.id)).equals(i < 2 ? bytes : Buffer.alloc(0))).toBe(true);
  });

  it('goes on in a second process where the first was killed', async () => {
    const bytes = randomBytes(33 * MiB);
    const path = join(folder, 'big.bin');
    await writeFile(path, bytes);
    const run = (pace: number) =>
      spawn(
        process.execPath,
        [
          '--import',
          'tsx',
          fileURLToPath(new URL('sdk-upload.test-process.ts', import.meta.url)),
          test.origins.staff,
          contractId,
          path,
          String(pace),
        ],
        { env: { ...process.env, MILLWRIGHT_TOKEN: token }, stdio: ['ignore', 'pipe', 'inherit'] },
      );
    const first = run(60_000);
    await once(first.stdout, 'data');
    first.kill('SIGKILL');
    await once(first, 'exit');

    const second = run(0);
    let output = '';
    second.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    await once(second, 'close');
    const { fileId, parts } = JSON.parse(output.trim().split('\n').at(-1)!);
    // Five parts of 8 MiB, of which one had arrived.
    expect(parts).toBe(4);
    const file = await opened().files.get(fileId);
    await check(file);
    expect((await opened().files.versions(fileId))[0]).toMatchObject({
      state: 'good',
      sha256: sha256(bytes),
    });
  });

  it('outlives broken lines and refused parts, and is given up when told to', async () => {
    let puts = 0;
    const flaky: typeof fetch = async (address, init) => {
      if (init?.method === 'PUT') {
        puts += 1;
        if (puts === 1) throw new TypeError('cut');
        if (puts === 2) return new Response('', { status: 503 });
      }
      return fetch(address, init);
    };
    const bytes = randomBytes(9 * MiB);
    const blob = { subject: subject(), source: new Blob([bytes]), name: 'flaky.bin' };
    const file = await opened({ fetch: flaky }).files.upload(blob);
    expect(file.size).toBe(bytes.length);
    expect(puts).toBe(4);

    const stop = new AbortController();
    const stopped = opened().files.upload({
      ...blob,
      name: 'stopped.bin',
      signal: stop.signal,
      onProgress: ({ phase }) => phase === 'sending' && stop.abort(new Error('enough')),
    });
    await expect(stopped).rejects.toThrow('enough');
  });

  it('refuses a file that was written to meanwhile', async () => {
    const path = join(folder, 'log.txt');
    await writeFile(path, 'first line');
    const writing = opened().files.upload({
      subject: subject(),
      source: path,
      onProgress: ({ phase }) => {
        if (phase === 'sending') void writeFile(path, 'first line, second line');
      },
    });
    await expect(
      writing.then(async () => {
        throw new Error('it was taken');
      }),
    ).rejects.toMatchObject({ code: 'sdk.source_changed' });
  });
});

describe('downloading', () => {
  it('brings a version under its name, held against its hash, and nothing twice', async () => {
    const { file, bytes } = await sent('plan.bin');
    const to = join(folder, 'down');
    const { files } = opened();
    const got = await files.download(file.id, { to: `${to}/` });
    expect(got).toMatchObject({
      path: join(to, 'plan.bin'),
      sha256: sha256(bytes),
      versionNo: 1,
      unchanged: false,
    });
    expect((await readFile(got.path)).equals(bytes)).toBe(true);
    expect(await readdir(to)).toEqual(['plan.bin']);
    expect(await files.download(file.id, { to })).toMatchObject({ unchanged: true });

    await writeFile(got.path, 'mine');
    await expect(files.download(file.id, { to })).rejects.toMatchObject({ code: 'sdk.file_exists' });
    expect(await readFile(got.path, 'utf8')).toBe('mine');
    await files.download({ fileId: file.id, versionNo: 1 }, { to, overwrite: true });
    expect((await readFile(got.path)).equals(bytes)).toBe(true);
    await expect(files.download({ fileId: file.id, versionNo: 2 }, { to })).rejects.toMatchObject({
      code: 'sdk.version_not_found',
    });
  });

  it('goes on where a line was cut, and begins again where the half is of something else', async () => {
    const { file, bytes } = await sent('long.bin');
    const to = join(folder, 'again.bin');
    const ranges: (string | null)[] = [];
    let cuts = 2;
    const cutting: typeof fetch = async (address, init) => {
      const answer = await fetch(address, init);
      if (!String(address).includes('/files/storage/')) return answer;
      ranges.push(new Headers(init?.headers).get('range'));
      if (cuts-- <= 0) return answer;
      let left = 3 * MiB;
      const body = answer.body!.pipeThrough(
        new TransformStream<Uint8Array, Uint8Array>({
          transform(chunk, controller) {
            if (left <= 0) controller.error(new TypeError('cut'));
            else controller.enqueue(chunk);
            left -= chunk.length;
          },
        }),
      );
      return new Response(body, answer);
    };
    await opened({ fetch: cutting }).files.download(file.id, { to });
    expect((await readFile(to)).equals(bytes)).toBe(true);
    expect(ranges).toHaveLength(3);
    expect(ranges[0]).toBeNull();
    expect(ranges.slice(1)).toEqual([
      expect.stringMatching(/^bytes=\d{7}-$/),
      expect.stringMatching(/^bytes=\d{7}-$/),
    ]);

    for (const half of [bytes.subarray(0, 5 * MiB), randomBytes(5 * MiB), randomBytes(20 * MiB), bytes]) {
      await rm(to, { force: true });
      await writeFile(`${to}.part`, half);
      await opened().files.download(file.id, { to });
      expect((await readFile(to)).equals(bytes)).toBe(true);
    }
  });

  it('refuses bytes that are not what the version is, and leaves nothing under its name', async () => {
    const { file, bytes } = await sent('rotten.bin');
    await damage(join(test.dataDir, 'files'), bytes);
    const to = join(folder, 'rotten');
    await expect(opened().files.download(file.id, { to: `${to}/` })).rejects.toMatchObject({
      kind: 'unexpected',
      code: 'sdk.download_corrupt',
      facts: { expected: sha256(bytes) },
    });
    expect(await readdir(to)).toEqual([]);
    await expect(opened().files.bytes(file.id)).rejects.toMatchObject({ code: 'sdk.download_corrupt' });
  });

  it('waits for a version to be read back, though not for ever', async () => {
    const path = join(folder, 'fresh.txt');
    await writeFile(path, 'fresh');
    const file = await opened().files.upload({ subject: subject(), source: path });
    const to = join(folder, 'fresh.out');
    await expect(opened().files.download(file.id, { to, waitForCheck: 50 })).rejects.toMatchObject({
      code: 'sdk.version_unchecked',
    });
    const waiting = opened().files.download(file.id, { to });
    await check(file);
    expect(await waiting).toMatchObject({ bytes: 5 });
  });

  it('sends the token to the firm alone, not to the store', async () => {
    const { file } = await sent('own.bin', randomBytes(1_000));
    const seen: [store: boolean, token: boolean][] = [];
    const watching: typeof fetch = async (address, init) => {
      const headers = new Headers(init?.headers);
      seen.push([String(address).includes('/files/storage/'), headers.has('authorization')]);
      return fetch(address, init);
    };
    await opened({ fetch: watching }).files.download(file.id, { to: join(folder, 'copy.bin') });
    expect(seen).toEqual([
      [false, true],
      [false, true],
      [true, false],
    ]);
  });
});

/** Turns one bit of the object that holds these bytes, as a failing disk would. */
async function damage(directory: string, bytes: Buffer): Promise<void> {
  const first = bytes.subarray(0, 64);
  for (const name of await readdir(directory, { recursive: true })) {
    const path = join(directory, name);
    if (!(await stat(path)).isFile()) continue;
    const found = await readFile(path);
    if (!found.subarray(0, 64).equals(first)) continue;
    found[1_000] = found[1_000]! ^ 1;
    return writeFile(path, found);
  }
  throw new Error('the object was not found');
}
