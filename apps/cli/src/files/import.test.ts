import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { asSuperuser, type Firm, given, testDatabase } from '@millwright/testkit';
import { FileSystem, FtpSrv } from 'ftp-srv';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { giveAccount } from '../account.fixture.ts';
import { millwright } from '../run-millwright.fixture.ts';
import { RunningServer } from '../running-server.fixture.ts';
import { readable } from './ftp-server.ts';

const EMAIL = 'boss@import.example';
const PASSWORD = 'correct horse battery staple';
const FTP_PASSWORD = 'from before';
const MiB = 1024 ** 2;

let firm: Firm;
let server: RunningServer;
let token: string;
let contractNo: string;
let dataDir: string;
let ftp: FtpSrv;
let address: string;
/** What the old server has. */
let tree: string;
let round = 0;
/** Bytes after which the server hangs up, for the next file it sends. */
let cutAfter: number | undefined;
/** From where each file was asked for. */
let asked: [name: string, from: number][] = [];

/** Both of its lines at once, as a firewall would. */
function hangUp(connection: unknown): void {
  const { connector, commandSocket } = connection as {
    connector: { dataSocket?: { destroy(): void } };
    commandSocket: { destroy(): void };
  };
  connector.dataSocket?.destroy();
  commandSocket.destroy();
}

/** A server of before, whose line breaks when it is told to. */
class OldFiles extends FileSystem {
  override async read(fileName: string, { start }: { start?: number } = {}) {
    asked.push([fileName, start ?? 0]);
    const found = await super.read(fileName, { start });
    if (cutAfter === undefined || !fileName.includes('big')) return found;
    const left = cutAfter;
    cutAfter = undefined;
    let sent = 0;
    const { connection } = this;
    const cut = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        sent += chunk.length;
        if (sent >= left) hangUp(connection);
        done(null, chunk);
      },
    });
    return { ...found, stream: found.stream.pipe(cut) };
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

beforeAll(async () => {
  firm = await given.firm('Import');
  dataDir = await mkdtemp(join(tmpdir(), 'millwright-import-'));
  await giveAccount(firm, firm.boss, { email: EMAIL, password: PASSWORD });
  const { id } = await given.contract(firm);
  const [contract] = await asSuperuser('SELECT contract_no FROM contract WHERE id = $1', [id]);
  contractNo = contract!.contract_no as string;
  server = await RunningServer.start(await testDatabase(), join(dataDir, 'data'));
  const { cookie } = await server.mutate('session.signIn', { email: EMAIL, password: PASSWORD });
  const { data } = await server.mutate('tokens.create', { name: 'import', access: 'write' }, cookie);
  token = (data as { token: string }).token;

  const port = await freePort();
  const log = { info() {}, debug() {}, trace() {}, warn() {}, error() {}, child: () => log };
  ftp = new FtpSrv({ url: `ftp://127.0.0.1:${port}`, pasv_url: '127.0.0.1', log: log as never });
  ftp.on('login', ({ connection, username, password }, resolve, reject) => {
    if (username !== 'archive' || password !== FTP_PASSWORD) return reject(new Error('wrong'));
    resolve({ fs: new OldFiles(connection, { root: tree, cwd: '/' }) });
  });
  await ftp.listen();
  address = `ftp://archive@127.0.0.1:${port}`;
}, 120_000);
afterAll(async () => {
  await ftp?.close();
  await server?.kill();
  await rm(dataDir, { recursive: true, force: true });
});
beforeEach(async () => {
  round += 1;
  asked = [];
  tree = join(dataDir, `old-${round}`);
  await mkdir(join(tree, '2019 项目', '图纸'), { recursive: true });
  await writeFile(join(tree, '2019 项目', '图纸', '布局.dxf'), 'LINE');
  await writeFile(join(tree, '2019 项目', 'empty.txt'), '');
  await writeFile(join(tree, 'readme.txt'), 'from before');
});

async function run(args: string[], env: Record<string, string> = {}) {
  const { said, ended } = millwright(['files', ...args], {
    MILLWRIGHT_URL: server.origin,
    MILLWRIGHT_TOKEN: token,
    FTP_PASSWORD,
    ...env,
  });
  const code = await ended;
  // biome-ignore lint/suspicious/noExplicitAny: results of several verbs
  const results = (): any[] =>
    said.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  return { code, ...said, results };
}
const imported = (more: string[] = [], env = {}) =>
  run(
    [
      'import',
      contractNo,
      `${address}/`,
      '--folder',
      `round ${round}`,
      '--work',
      join(dataDir, `work-${round}`),
      '--json',
      ...more,
    ],
    env,
  );
const outcomes = (results: { path?: string; outcome: string }[]) =>
  results.filter(({ path }) => path).map(({ path, outcome }) => [path, outcome]);

describe('millwright files import', () => {
  it('takes over a tree of an FTP server, says what it did, and does nothing twice', async () => {
    const first = await imported();
    expect([first.code, outcomes(first.results())]).toEqual([
      0,
      [
        [`round ${round}/2019 项目/empty.txt`, 'uploaded'],
        [`round ${round}/2019 项目/图纸/布局.dxf`, 'uploaded'],
        [`round ${round}/readme.txt`, 'uploaded'],
      ],
    ]);
    expect(first.results().at(-1)).toMatchObject({
      outcome: 'summary',
      taken: expect.any(Number),
      failed: 0,
    });
    asked = [];
    const again = await imported();
    expect(again.results().at(-1)).toMatchObject({ taken: 0, failed: 0 });
    expect(asked).toEqual([]);
    // A file that was changed on the old server comes as the next version.
    await writeFile(join(tree, 'readme.txt'), 'changed since');
    const changed = await imported();
    expect(changed.results()).toContainEqual(
      expect.objectContaining({ path: `round ${round}/readme.txt`, versionNo: 2, outcome: 'uploaded' }),
    );
  }, 120_000);

  it('goes on in the middle of a file whose line broke, and the whole is what the server has', async () => {
    const bytes = randomBytes(12 * MiB);
    await writeFile(join(tree, 'aa-big.bin'), bytes);
    cutAfter = 4 * MiB;
    const { code, results } = await imported();
    expect([code, results().at(-1)]).toEqual([0, expect.objectContaining({ taken: 4, failed: 0 })]);
    const big = asked.filter(([name]) => name.includes('aa-big'));
    expect(big).toHaveLength(2);
    expect(big[1]![1]).toBeGreaterThan(0);
    const to = join(dataDir, `back-${round}`);
    const back = await run(['download', contractNo, `round ${round}/aa-big.bin`, '--to', to]);
    expect(back.code).toBe(0);
    expect((await readFile(join(to, 'aa-big.bin'))).equals(bytes)).toBe(true);
    const left = await readdir(join(dataDir, `work-${round}`), { recursive: true });
    expect(left.filter((name) => name.endsWith('.part'))).toEqual([]);
  }, 120_000);

  it('takes a folder of this machine in the same way', async () => {
    const { code, results } = await run(['import', contractNo, tree, '--folder', `round ${round}`, '--json']);
    expect([code, outcomes(results())]).toEqual([
      0,
      [
        [`round ${round}/2019 项目/empty.txt`, 'uploaded'],
        [`round ${round}/2019 项目/图纸/布局.dxf`, 'uploaded'],
        [`round ${round}/readme.txt`, 'uploaded'],
      ],
    ]);
    expect(results().at(-1)).toMatchObject({ outcome: 'summary', taken: 3 });
  }, 60_000);

  it('says what is wrong with the source, and takes no password in a command line', async () => {
    const secret = address.replace('archive@', 'archive:secret@');
    expect(await run(['import', contractNo, secret])).toMatchObject({
      code: 2,
      text: expect.stringContaining('FTP_PASSWORD'),
    });
    const wrong = await imported([], { FTP_PASSWORD: 'wrong' });
    expect(wrong.code).toBe(1);
    expect(await run(['import', contractNo])).toMatchObject({ code: 2 });
  }, 60_000);

  it('reads names in UTF-8 and in GB18030', () => {
    for (const bytes of [
      Buffer.from('图纸.dwg'),
      Buffer.from([0xcd, 0xbc, 0xd6, 0xbd, 0x2e, 0x64, 0x77, 0x67]),
    ])
      expect(readable(bytes.toString('latin1'))).toBe('图纸.dwg');
  });
});
