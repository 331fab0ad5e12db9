import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asSuperuser, type Firm, given, testDatabase } from '@millwright/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { giveAccount } from '../account.fixture.ts';
import { RunningServer } from '../running-server.fixture.ts';

const EMAIL = 'boss@files.example';
const PASSWORD = 'correct horse battery staple';
const MiB = 1024 ** 2;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let firm: Firm;
let dataDir: string;
let server: RunningServer;
let cookie: string;
let token: string;
let contractNo: string;
/** Each test's own contract files lie in a folder of this name. */
let round = 0;
let here: string;

beforeAll(async () => {
  firm = await given.firm('Files');
  dataDir = await mkdtemp(join(tmpdir(), 'millwright-files-'));
  await giveAccount(firm, firm.boss, { email: EMAIL, password: PASSWORD });
  const { id } = await given.contract(firm);
  const [contract] = await asSuperuser('SELECT contract_no FROM contract WHERE id = $1', [id]);
  contractNo = contract!.contract_no as string;
  server = await RunningServer.start(await testDatabase(), dataDir);
  cookie = (await server.mutate('session.signIn', { email: EMAIL, password: PASSWORD })).cookie!;
  token = await newToken('write');
}, 120_000);
afterAll(async () => {
  await server?.kill();
  await rm(dataDir, { recursive: true, force: true });
});
beforeEach(async () => {
  round += 1;
  here = join(dataDir, `local-${round}`);
  await mkdir(here);
});

let tokens = 0;
async function newToken(access: 'read' | 'write'): Promise<string> {
  tokens += 1;
  const { data } = await server.mutate('tokens.create', { name: `cli ${tokens}`, access }, cookie);
  return (data as { token: string }).token;
}

/** The command as somebody types it. */
function started(args: string[], env: Record<string, string> = {}) {
  const { PATH, HOME } = process.env;
  const main = fileURLToPath(new URL('../main.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', main, 'files', ...args], {
    env: {
      ...(PATH ? { PATH } : {}),
      ...(HOME ? { HOME } : {}),
      MILLWRIGHT_URL: server.origin,
      MILLWRIGHT_TOKEN: token,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', error: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.error += chunk.toString()));
  return { child, said };
}
async function run(args: string[], env: Record<string, string> = {}) {
  const { child, said } = started(args, env);
  const [code] = await once(child, 'close');
  // biome-ignore lint/suspicious/noExplicitAny: results of several verbs
  const results = (): any[] =>
    said.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  return { code: code as number, ...said, results };
}

describe('millwright files', () => {
  it('takes a folder up and brings it back, byte for byte, and nothing twice', async () => {
    const source = join(here, '现场 资料');
    await mkdir(join(source, 'photos', '2026'), { recursive: true });
    const bytes = randomBytes(9 * MiB);
    await writeFile(join(source, 'plan.bin'), bytes);
    await writeFile(join(source, 'photos', '2026', 'a.txt'), 'a');
    await writeFile(join(source, 'empty.txt'), '');
    await symlink('/etc/passwd', join(source, 'link'));

    const up = await run(['upload', contractNo, source, '--folder', 'in', '--note', '首版', '--json']);
    expect([up.code, up.error]).toEqual([0, '']);
    expect(up.results().map(({ path, outcome }) => [path, outcome])).toEqual([
      ['in/现场 资料/empty.txt', 'uploaded'],
      ['in/现场 资料/link', 'left_out'],
      ['in/现场 资料/photos/2026/a.txt', 'uploaded'],
      ['in/现场 资料/plan.bin', 'uploaded'],
    ]);

    const listed = await run(['list', contractNo, '--folder', 'in', '-r', '--json']);
    expect(listed.results().map(({ path, versionNo, size }) => [path, versionNo, size])).toEqual([
      ['现场 资料/empty.txt', 1, 0],
      ['现场 资料/plan.bin', 1, bytes.length],
      ['现场 资料/photos/2026/a.txt', 1, 1],
    ]);

    const to = join(here, 'back');
    const down = await run(['download', contractNo, 'in/现场 资料', '--to', to, '--json']);
    expect([down.code, down.error]).toEqual([0, '']);
    expect(down.results()).toContainEqual(
      expect.objectContaining({ path: '现场 资料/plan.bin', sha256: sha256(bytes), outcome: 'downloaded' }),
    );
    expect((await readFile(join(to, '现场 资料', 'plan.bin'))).equals(bytes)).toBe(true);
    expect((await readdir(to, { recursive: true })).filter((name) => name.endsWith('.part'))).toEqual([]);

    for (const again of [
      await run(['upload', contractNo, source, '--folder', 'in', '--json']),
      await run(['download', contractNo, 'in/现场 资料', '--to', to, '--json']),
    ])
      expect([...new Set(again.results().map(({ outcome }) => outcome))].sort()).toEqual(
        again.results().length === 4 ? ['left_out', 'unchanged'] : ['unchanged'],
      );

    await writeFile(join(source, 'plan.bin'), 'second');
    const second = await run(['upload', contractNo, join(source, 'plan.bin'), '--folder', 'in/现场 资料']);
    expect(second.out).toBe('in/现场 资料/plan.bin  v2  6 B\n');
  });

  it('goes on where it was interrupted, and says that it will', async () => {
    const bytes = randomBytes(33 * MiB);
    const path = join(here, 'big.bin');
    await writeFile(path, bytes);
    const line = await thinLine(server.origin);
    const first = started(['upload', contractNo, path], { MILLWRIGHT_URL: line.origin });
    await line.held;
    first.child.kill('SIGINT');
    const [code] = await once(first.child, 'close');
    expect([code, first.said.error]).toEqual([130, expect.stringContaining('the same command goes on')]);
    line.server.close();
    line.server.closeAllConnections();

    const second = await thinLine(server.origin, 99);
    expect(await run(['upload', contractNo, path], { MILLWRIGHT_URL: second.origin })).toMatchObject({
      code: 0,
    });
    // Five parts, of which the first had arrived.
    expect(second.puts()).toBe(4);
    second.server.close();
    const to = join(here, 'back');
    expect(await run(['download', contractNo, 'big.bin', '--to', to])).toMatchObject({ code: 0 });
    expect((await readFile(join(to, 'big.bin'))).equals(bytes)).toBe(true);
  });

  it('lets one file that is refused keep no other back', async () => {
    const to = join(here, 'down');
    await mkdir(to);
    for (const name of ['one.txt', 'two.txt']) await writeFile(join(here, name), name);
    await run(['upload', contractNo, join(here, 'one.txt'), join(here, 'two.txt'), '--folder', 'pair']);
    await mkdir(join(to, 'pair'));
    await writeFile(join(to, 'pair', 'one.txt'), 'mine');
    const down = await run(['download', contractNo, 'pair', '--to', to, '--json']);
    expect(down.code).toBe(6);
    expect(down.results()).toMatchObject([
      { path: 'pair/one.txt', outcome: 'failed', code: 'sdk.file_exists' },
      { path: 'pair/two.txt', outcome: 'downloaded' },
    ]);
    expect(await readFile(join(to, 'pair', 'one.txt'), 'utf8')).toBe('mine');
  });
});

describe('how it ends', () => {
  it('tells a script why, and a person in both languages', async () => {
    const reader = await newToken('read');
    await writeFile(join(here, 'a.txt'), 'a');
    const file = join(here, 'a.txt');
    const ends: [number, string, string[], Record<string, string>?][] = [
      [2, 'Say the number of the contract', ['list']],
      [2, '没有“files burn”这个命令', ['burn', contractNo]],
      [2, 'files list does not know --overwrite', ['list', contractNo, '--overwrite']],
      [2, 'cannot be read', ['list', contractNo, '--nonsense']],
      [2, '请设置 MILLWRIGHT_URL', ['list', contractNo], { MILLWRIGHT_URL: '' }],
      [3, 'Set MILLWRIGHT_TOKEN', ['list', contractNo], { MILLWRIGHT_TOKEN: '' }],
      [3, 'one begins with mwt_', ['list', contractNo], { MILLWRIGHT_TOKEN: 'secret' }],
      [3, '令牌无效、已过期或已停用', ['list', contractNo], { MILLWRIGHT_TOKEN: `mwt_${'a'.repeat(49)}` }],
      [3, 'revoke this one', ['list', contractNo, `--token=${reader}`]],
      [4, 'for reading only', ['upload', contractNo, file], { MILLWRIGHT_TOKEN: reader }],
      [5, '没有合同 NOPE', ['list', 'NOPE']],
      [5, 'There is no folder “nope”', ['list', contractNo, '--folder', 'nope']],
      [5, 'There is no file or folder “nope”', ['download', contractNo, 'nope']],
      [5, '可用：contract, technical', ['upload', contractNo, file, '--type', 'nope']],
      [
        7,
        'Nothing answers at http://127.0.0.1:9',
        ['list', contractNo],
        { MILLWRIGHT_URL: 'http://127.0.0.1:9' },
      ],
    ];
    for (const [code, words, args, env] of ends) {
      const ended = await run(args, env);
      expect([args, ended.code, ended.error]).toEqual([args, code, expect.stringContaining(words)]);
      expect(ended.error + ended.out).not.toContain(reader);
    }
  });

  it('reads a token from a file, and refuses what is none', async () => {
    const path = join(here, 'token');
    await writeFile(path, `${token}\n`);
    const none = { MILLWRIGHT_TOKEN: '' };
    expect(await run(['list', contractNo, '--token-file', path], none)).toMatchObject({ code: 0 });
    expect(await run(['list', contractNo, '--token-file', `${path}.not`], none)).toMatchObject({ code: 3 });
  });

  it('is with one object a line, for programs', async () => {
    const ended = await run(['list', 'NOPE', '--json']);
    expect(ended.results()).toEqual([
      {
        outcome: 'failed',
        code: 'sdk.contract_not_found',
        facts: { contractNo: 'NOPE' },
        message: expect.stringContaining('There is no contract NOPE'),
      },
    ]);
  });
});

/** A line to the server that lets so many parts through and holds the rest. */
async function thinLine(origin: string, lets = 1) {
  let puts = 0;
  let onHeld = () => {};
  const held = new Promise<void>((resolve) => {
    onHeld = resolve;
  });
  const line: Server = createServer((incoming, outgoing) => {
    if (incoming.method === 'PUT') {
      puts += 1;
      if (puts > lets) {
        // The first part has arrived once a later one is asked for by the same worker.
        if (puts > lets + 2) onHeld();
        return;
      }
    }
    const target = new URL(incoming.url ?? '/', origin);
    const forward = request(
      target,
      { method: incoming.method ?? 'GET', headers: { ...incoming.headers, host: target.host } },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(outgoing);
      },
    );
    forward.on('error', () => outgoing.destroy());
    incoming.pipe(forward);
  });
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
  const { port } = line.address() as { port: number };
  return { origin: `http://127.0.0.1:${port}`, held, puts: () => puts, server: line };
}
