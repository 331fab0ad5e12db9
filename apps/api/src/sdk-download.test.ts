import { randomBytes } from 'node:crypto';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check, folder, MiB, opened, sent, sha256, subject, test, usesSdk } from './sdk.fixture.ts';

usesSdk('boss@sdk-download.example');

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
