import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { cutIntoParts, partSizeFor } from '@millwright/platform/storage';

const USAGE = `npm run bench -- transfers [options]
  --clients <n>     how many send and fetch at the same time (20)
  --megabytes <n>   size of each one's file (200)
  --folder <path>   where everything is written; needs three times as much as all of them send`;

const CLI = fileURLToPath(new URL('../../../apps/cli/dist/main.js', import.meta.url));

/** The product, started as its users start it, on its own database, with nothing in it but a firm to send to. */
interface Product {
  origin: string;
  /** Bytes of memory its process has used at most since the last time it was asked to forget. */
  peak(): Promise<number>;
  child: ChildProcess;
}

async function startProduct(dataDir: string): Promise<Product> {
  const [staff, portal] = [await freePort(), await freePort()];
  const child = spawn(process.execPath, [CLI, 'start'], {
    env: {
      ...process.env,
      NODE_ENV: 'development',
      DATABASE_URL: '',
      REDIS_URL: '',
      MILLWRIGHT_DEMO: 'off',
      MILLWRIGHT_LIMITS: 'off',
      MILLWRIGHT_DATA_DIR: dataDir,
      MILLWRIGHT_STAFF_PORT: String(staff),
      MILLWRIGHT_PORTAL_PORT: String(portal),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout!.on('data', (chunk: Buffer) => chunk.toString().includes('Ctrl+C') && resolve());
    child.once('exit', (code) => reject(new Error(`the product ended with ${code}`)));
  });
  const peak = async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)![1]) * 1024;
  };
  return { origin: `http://127.0.0.1:${staff}`, peak, child };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

/** Calls procedures as an app does, as the boss of a firm founded for it. */
async function signUp(origin: string) {
  let cookie = '';
  // biome-ignore lint/suspicious/noExplicitAny: the answer of any procedure
  const mutate = async (path: string, input: unknown): Promise<any> => {
    const response = await fetch(`${origin}/trpc/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin, cookie },
      body: JSON.stringify(input),
    });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return ((await response.json()) as { result: { data: unknown } }).result.data;
  };
  await mutate('session.signUp', {
    firmName: 'Bench',
    name: 'Bench',
    email: 'bench@bench.example',
    password: randomBytes(12).toString('hex'),
    locale: 'en',
  });
  const tree = await fetch(`${origin}/trpc/org.tree?input=%7B%7D`, { headers: { cookie } });
  const { items } = ((await tree.json()) as { result: { data: { items: { id: string }[] } } }).result.data;
  const customer = await mutate('customers.create', { name: 'Bench', code: 'B' });
  const { id } = await mutate('contracts.create', {
    contractNo: 'B-1',
    name: 'Bench',
    customerId: customer.id,
    departmentIds: items.map((department) => department.id),
  });
  const get = (path: string) => fetch(origin + path, { headers: { cookie } });
  return { mutate, get, subject: { type: 'Contract', id } };
}

async function bench(folder: string, clients: number, size: number): Promise<void> {
  const product = await startProduct(join(folder, 'data'));
  try {
    const { mutate, get, subject } = await signUp(product.origin);
    const atRest = await product.peak();
    const part = randomBytes(partSizeFor(size));
    const hashes = new Map<number, string>();
    const bytesOf = (length: number) => part.subarray(0, length);
    for (const { start, end } of cutIntoParts(size))
      hashes.set(
        end - start,
        createHash('sha256')
          .update(bytesOf(end - start))
          .digest('hex'),
      );
    const everybody = <T>(work: (client: number) => Promise<T>) =>
      Promise.all(Array.from({ length: clients }, (_, client) => work(client)));

    const versions: string[] = [];
    const upload = await seconds(() =>
      everybody(async (client) => {
        const { uploadId } = await mutate('files.beginUpload', { subject, name: `${client}.zip`, size });
        for (const { partNumber, start, end } of cutIntoParts(size)) {
          const wanted = [{ partNumber, size: end - start, sha256: hashes.get(end - start)! }];
          const { parts } = await mutate('files.partLinks', { uploadId, parts: wanted });
          const body = new Uint8Array(bytesOf(end - start));
          const { status } = await fetch(product.origin + parts[0].url, {
            method: 'PUT',
            body,
            headers: parts[0].headers,
          });
          if (status !== 200) throw new Error(`a part was answered with ${status}`);
        }
        versions.push((await mutate('files.completeUpload', { uploadId })).versionId);
      }),
    );
    const download = await seconds(() =>
      everybody(async (client) => {
        let read = 0;
        for await (const chunk of (await get(`/files/versions/${versions[client]}`)).body!)
          read += chunk.length;
        if (read !== size) throw new Error(`${read} of ${size} bytes came back`);
      }),
    );
    const peak = await product.peak();

    const write = await seconds(() =>
      everybody(async (client) => {
        const file = await open(join(folder, `straight-${client}`), 'w');
        for (const { start, end } of cutIntoParts(size)) await file.writeFile(bytesOf(end - start));
        await file.sync();
        await file.close();
      }),
    );
    const read = await seconds(() =>
      everybody(async (client) => {
        for await (const _ of createReadStream(join(folder, `straight-${client}`)));
      }),
    );
    const rate = (time: number) => (clients * size) / time / 1e6;
    for (const [name, ours, limit] of [
      ['upload through the product', rate(upload), rate(write)],
      ['download through the product', rate(download), rate(read)],
    ] as const)
      console.log(
        `| ${name.padEnd(30)} | ${ours.toFixed(0)} MB/s | ${limit.toFixed(0)} MB/s | ${(ours / limit).toFixed(2)} |`,
      );
    console.log(
      `peak memory of the product, database apart: ${(peak / 1e6).toFixed(0)} MB, ${((peak - atRest) / 1e6).toFixed(0)} MB above rest`,
    );
  } finally {
    product.child.kill('SIGTERM');
    await new Promise((resolve) => product.child.once('exit', resolve));
  }
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const since = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - since) / 1e9;
}

const { values } = parseArgs({
  options: { clients: { type: 'string' }, megabytes: { type: 'string' }, folder: { type: 'string' } },
});
const [clients, megabytes] = [Number(values.clients ?? 20), Number(values.megabytes ?? 200)];
if (!(clients >= 1 && clients <= 100) || !(megabytes >= 1 && megabytes <= 5_000)) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  const folder = await mkdtemp(join(values.folder ?? tmpdir(), 'millwright-bench-transfers-'));
  try {
    await bench(folder, clients, Math.round(megabytes * 1024 ** 2));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
