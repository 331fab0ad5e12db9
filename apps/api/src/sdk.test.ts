import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  boss,
  check,
  contractId,
  departmentId,
  folder,
  MiB,
  opened,
  sha256,
  subject,
  tenantId,
  test,
  token,
  usesSdk,
} from './sdk.fixture.ts';

usesSdk('boss@sdk.example');

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
