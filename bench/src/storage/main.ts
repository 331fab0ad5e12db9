import { fork } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createLocalStorage, cutIntoParts, partSizeFor } from '@millwright/platform/storage';
import { LINKS, type ServerFacts, type ServerQuestion } from './protocol.ts';

const USAGE = `npm run bench -- storage [options]
  --gigabytes <n>   size of the file that is moved (5)
  --folder <path>   where it is written; needs twice its size
  --parallel <n>    parts sent at the same time (4)`;

interface Line {
  name: string;
  ours: number;
  limit: number;
}

/** One large file through the local file store over HTTP, against the same bytes straight to and from the disk. */
async function bench(folder: string, size: number, parallel: number): Promise<void> {
  const storage = createLocalStorage({ ...LINKS, directory: join(folder, 'files') });
  const server = fork(join(import.meta.dirname, 'server.ts'), [join(folder, 'files')], {
    execArgv: ['--import', 'tsx'],
  });
  const ask = async (question: ServerQuestion) => {
    server.send(question);
    return ((await once(server, 'message')) as [ServerFacts])[0];
  };
  const part = randomBytes(partSizeFor(size));
  const last = part.subarray(0, size % part.length || part.length);
  const hashes = new Map([part, last].map((bytes) => [bytes.length, sha256(bytes)]));
  const bytesOf = (length: number) => (length === part.length ? part : last);
  try {
    const { port, peak: atRest } = await ask('ready');
    const origin = `http://127.0.0.1:${port}`;

    const uploadId = await storage.beginUpload('bench/file', { contentType: 'application/zip', size });
    const expected = cutIntoParts(size).map(({ partNumber, start, end }) => ({
      partNumber,
      size: end - start,
      sha256: hashes.get(end - start)!,
    }));
    const upload = await seconds(async () => {
      const waiting = [...expected];
      const sender = async () => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          const options = { ...next, expiresInSeconds: 600 };
          const { url } = await storage.partUrl('bench/file', uploadId, next.partNumber, options);
          const body = new Uint8Array(bytesOf(next.size));
          const { status } = await fetch(`${origin}${url}`, { method: 'PUT', body });
          if (status !== 200) throw new Error(`part ${next.partNumber} was answered with ${status}`);
        }
      };
      await Promise.all(Array.from({ length: parallel }, sender));
    });
    const complete = await seconds(() =>
      storage.completeUpload('bench/file', uploadId, { size, parts: expected }),
    );
    const url = await storage.signedUrl('bench/file', 'GET', { expiresInSeconds: 600 });
    const download = await seconds(async () => {
      let read = 0;
      for await (const chunk of (await fetch(`${origin}${url}`)).body!) read += chunk.length;
      if (read !== size) throw new Error(`${read} of ${size} bytes came back`);
    });
    const verify = await seconds(() => ask('verify'));
    const { peak } = await ask('peak');

    const straight = join(folder, 'straight');
    const write = await seconds(() =>
      writeStraight(
        straight,
        expected.map((each) => bytesOf(each.size)),
      ),
    );
    const read = await seconds(async () => {
      for await (const _ of createReadStream(straight));
    });
    const rate = (time: number) => size / time / 1e6;
    print([
      { name: 'upload in parts, hashed and flushed', ours: rate(upload + complete), limit: rate(write) },
      { name: 'download through a link', ours: rate(download), limit: rate(read) },
      { name: 'verification by the worker', ours: rate(verify), limit: rate(read) },
    ]);
    console.log(`completing took ${(complete * 1000).toFixed(0)} ms`);
    console.log(
      `peak memory of the server: ${peak.toFixed(0)} MB, ${(peak - atRest).toFixed(0)} MB above rest`,
    );
  } finally {
    server.kill();
  }
}

async function writeStraight(path: string, blocks: readonly Buffer[]): Promise<void> {
  const file = await open(path, 'w');
  for (const block of blocks) await file.writeFile(block);
  await file.sync();
  await file.close();
}

function print(lines: readonly Line[]): void {
  const rows = lines.map(({ name, ours, limit }) => [
    name,
    ours.toFixed(0),
    limit.toFixed(0),
    (ours / limit).toFixed(2),
  ]);
  for (const [name, ...figures] of [['', 'ours MB/s', 'limit MB/s', 'ratio'], ...rows]) {
    console.log(`| ${name!.padEnd(38)} | ${figures.map((figure) => figure.padStart(10)).join(' | ')} |`);
  }
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const since = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - since) / 1e9;
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function main(): Promise<void> {
  const options = {
    gigabytes: { type: 'string' },
    folder: { type: 'string' },
    parallel: { type: 'string' },
  } as const;
  const { values } = parseArgs({ options });
  const [gigabytes, parallel] = [Number(values.gigabytes ?? 5), Number(values.parallel ?? 4)];
  if (!(gigabytes > 0 && gigabytes <= 50) || !(parallel >= 1 && parallel <= 16)) {
    console.error(USAGE);
    process.exitCode = 2;
    return;
  }
  const folder = await mkdtemp(join(values.folder ?? tmpdir(), 'millwright-bench-storage-'));
  try {
    await bench(folder, Math.round(gigabytes * 1024 ** 3), parallel);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
