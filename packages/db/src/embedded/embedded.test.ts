import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { isRoot } from './account.ts';
import { type EmbeddedPostgres, removeEmbeddedPostgres, startEmbeddedPostgres } from './index.ts';
import { readPostmaster } from './postmaster.ts';
import { processIdentity, waitForExit } from './processes.ts';

const folders: { top: string; used: string }[] = [];
const running: EmbeddedPostgres[] = [];

/** A folder others may walk through, unlike what mkdtemp makes. */
async function makeFolder(...below: string[]): Promise<string> {
  const top = await mkdtemp(join(tmpdir(), 'millwright-'));
  await chmod(top, 0o755);
  const used = join(top, ...below);
  folders.push({ top, used });
  await mkdir(used, { recursive: true });
  return used;
}

async function start(dataDir: string, port = 0): Promise<EmbeddedPostgres> {
  const started = await startEmbeddedPostgres({ dataDir, port, durable: false });
  running.push(started);
  return started;
}

async function ask<T>(server: { superuserUrl: string }, sql: string): Promise<T> {
  const client = new pg.Client({ connectionString: server.superuserUrl });
  await client.connect();
  try {
    const { rows } = await client.query(sql);
    return rows[0] as T;
  } finally {
    await client.end();
  }
}

/** Another process that starts the same database and then waits. */
async function startElsewhere(dataDir: string): Promise<{ child: ChildProcess; superuserUrl: string }> {
  const child = fork(join(import.meta.dirname, 'embedded.test-process.ts'), [dataDir], {
    execArgv: ['--import', 'tsx'],
  });
  const ended = once(child, 'exit').then(() =>
    Promise.reject(new Error('The other process did not start it.')),
  );
  const [message] = await Promise.race([once(child, 'message'), ended]);
  ended.catch(() => undefined);
  return { child, superuserUrl: message.superuserUrl };
}

async function homeOf(dataDir: string): Promise<string> {
  const pointer = await readFile(join(dataDir, 'location.json'), 'utf8').catch(() => undefined);
  return pointer === undefined ? dataDir : JSON.parse(pointer).home;
}

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
  for (const { top, used } of folders.splice(0)) {
    await removeEmbeddedPostgres(join(used, 'postgres'));
    await rm(top, { recursive: true, force: true });
  }
}, 60_000);

describe('the embedded database', { timeout: 60_000 }, () => {
  it('is PostgreSQL 18 in UTF-8 with the same sorting on every machine', async () => {
    const server = await start(join(await makeFolder(), 'postgres'));
    const facts = await ask(
      server,
      `SELECT current_setting('server_version_num')::int / 10000 AS major, pg_encoding_to_char(encoding) AS encoding,
              datlocprovider AS provider, datlocale AS locale, current_setting('max_connections') AS connections,
              upper('straße 恒达 é') AS upper FROM pg_database WHERE datname = 'postgres'`,
    );
    expect(facts).toEqual({
      major: 18,
      encoding: 'UTF8',
      provider: 'b',
      locale: 'C.UTF-8',
      connections: '200',
      upper: 'STRAßE 恒达 É',
    });
  });

  it('keeps what was written over a restart, and waits for the disk unless told otherwise', async () => {
    const dataDir = join(await makeFolder(), 'postgres');
    const first = await startEmbeddedPostgres({ dataDir, port: 0 });
    expect(await ask(first, 'SHOW fsync')).toEqual({ fsync: 'on' });
    await ask(first, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    const second = await start(dataDir);
    expect(await ask(second, 'SELECT answer, current_setting($$fsync$$) AS fsync FROM kept')).toEqual({
      answer: 42,
      fsync: 'off',
    });
  });

  it('works in a path with spaces and Chinese characters', async () => {
    const server = await start(join(await makeFolder('a b', '恒达 自动化'), 'postgres'));
    expect(await ask(server, 'SELECT 1 AS one')).toEqual({ one: 1 });
  });

  it('works in a path longer than a socket address may be', async () => {
    const server = await start(join(await makeFolder('l'.repeat(120), 'o'.repeat(120)), 'postgres'));
    expect(await ask(server, 'SELECT 1 AS one')).toEqual({ one: 1 });
  });

  it('works in a private folder, and finds its data there again', async () => {
    const folder = await makeFolder('private');
    await chmod(folder, 0o700);
    const dataDir = join(folder, 'postgres');
    const first = await start(dataDir);
    await ask(first, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    expect((await homeOf(dataDir)) === dataDir).toBe(!isRoot());

    const moved = await makeFolder('moved');
    await rename(dataDir, join(moved, 'postgres'));
    const second = await start(join(moved, 'postgres'));
    expect(await ask(second, 'SELECT answer FROM kept')).toEqual({ answer: 42 });
  });

  it('takes its data along when its folder becomes private', async () => {
    const folder = await makeFolder('open');
    const dataDir = join(folder, 'postgres');
    const first = await start(dataDir);
    await ask(first, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    await chmod(folder, 0o700);
    expect(await ask(await start(dataDir), 'SELECT answer FROM kept')).toEqual({ answer: 42 });
  });

  it('gives a copied checkout a database of its own', async () => {
    const folder = await makeFolder('private');
    await chmod(folder, 0o700);
    const original = await start(join(folder, 'postgres'));
    await original.stop();
    const copy = await makeFolder('copy');
    await cp(join(folder, 'postgres'), join(copy, 'postgres'), { recursive: true });
    await start(join(folder, 'postgres'));
    await start(join(copy, 'postgres'));
    expect(await homeOf(join(copy, 'postgres'))).not.toBe(await homeOf(join(folder, 'postgres')));
  });

  it('listens on loopback only and wants its password, which only its owner can read', async () => {
    const dataDir = join(await makeFolder(), 'postgres');
    const server = await start(dataDir);
    const wrong = new URL(server.superuserUrl);
    wrong.password = 'guess';
    await expect(ask({ superuserUrl: wrong.href }, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    expect((await stat(join(await homeOf(dataDir), 'password'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(await homeOf(dataDir), 'cluster'))).mode & 0o777).toBe(0o700);
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .find((address) => !address.internal && address.family === 'IPv4');
    if (outside) {
      const remote = new URL(server.superuserUrl);
      remote.hostname = outside.address;
      await expect(ask({ superuserUrl: remote.href }, 'SELECT 1')).rejects.toMatchObject({
        code: 'ECONNREFUSED',
      });
    }
  });

  it('makes a new password when the old one was lost', async () => {
    const dataDir = join(await makeFolder(), 'postgres');
    await (await start(dataDir)).stop();
    await rm(join(await homeOf(dataDir), 'password'));
    expect(await ask(await start(dataDir), 'SELECT 1 AS one')).toEqual({ one: 1 });
  });

  it('refuses a second start on the same data and names the process that has it', async () => {
    const dataDir = join(await makeFolder(), 'postgres');
    const starts = await Promise.allSettled([start(dataDir), start(dataDir)]);
    expect(starts.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    const refusal = starts.find((result) => result.status === 'rejected');
    expect(refusal?.reason).toMatchObject({ code: 'already_running', facts: { pid: process.pid } });
  });

  it('refuses a port that is in use, and picks another when none was asked for', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const dataDir = join(await makeFolder(), 'postgres');
    await expect(start(dataDir, port)).rejects.toMatchObject({ code: 'port_in_use', facts: { port } });
    taken.close();
    const [one, other] = await Promise.all([
      startEmbeddedPostgres({ dataDir, durable: false }),
      startEmbeddedPostgres({ dataDir: join(await makeFolder(), 'postgres'), durable: false }),
    ]);
    running.push(one, other);
    expect(one.port).not.toBe(other.port);
  });

  it('refuses data of another major version', async () => {
    const dataDir = join(await makeFolder(), 'postgres');
    await (await start(dataDir)).stop();
    await writeFile(join(await homeOf(dataDir), 'cluster', 'PG_VERSION'), '17\n');
    await expect(start(dataDir)).rejects.toMatchObject({ code: 'other_version', facts: { found: '17' } });
  });
});

describe('when its parent is killed', { timeout: 60_000 }, () => {
  it('stops, and starts again with everything that was acknowledged', async () => {
    const dataDir = join(await makeFolder(), 'postgres');
    const { child, superuserUrl } = await startElsewhere(dataDir);
    await ask({ superuserUrl }, 'CREATE TABLE kept AS SELECT 42 AS answer');
    const postmaster = readPostmaster(join(await homeOf(await realpath(dataDir)), 'cluster'));
    child.kill('SIGKILL');
    await once(child, 'exit');
    const again = await start(dataDir);
    expect(await ask(again, 'SELECT answer FROM kept')).toEqual({ answer: 42 });
    expect(processIdentity(postmaster!.pid)).toBeUndefined();
  });

  it('does not live on without a next start', async () => {
    const dataDir = join(await makeFolder(), 'postgres');
    const { child } = await startElsewhere(dataDir);
    const postmaster = readPostmaster(join(await homeOf(await realpath(dataDir)), 'cluster'));
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await waitForExit(postmaster!.pid, 20_000)).toBe(true);
  });

  it('starts again after it was killed itself, with its process number left behind', async () => {
    const dataDir = join(await makeFolder(), 'postgres');
    const { child, superuserUrl } = await startElsewhere(dataDir);
    await ask({ superuserUrl }, 'CREATE TABLE kept AS SELECT 42 AS answer');
    const postmaster = readPostmaster(join(await homeOf(await realpath(dataDir)), 'cluster'));
    process.kill(postmaster!.pid, 'SIGKILL');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await ask(await start(dataDir), 'SELECT answer FROM kept')).toEqual({ answer: 42 });
  });
});
