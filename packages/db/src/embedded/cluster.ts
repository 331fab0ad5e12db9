import { type SpawnOptions, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Server } from './binaries.ts';
import { EmbeddedPostgresError } from './errors.ts';
import { exists, giveTo } from './folders.ts';
import { serverEnvironment } from './processes.ts';

/** The major version whose data files these binaries read. */
const MAJOR_VERSION = '18';

export interface Cluster {
  /** PostgreSQL's own data directory. */
  path: string;
  password: string;
}

/** The cluster in `home`, made on first use: UTF-8, sorted by code point, the same on every machine. */
export async function openCluster(home: string, server: Server, durable: boolean): Promise<Cluster> {
  const path = join(home, 'cluster');
  const passwordFile = join(home, 'password');
  for (const entry of await readdir(home)) {
    if (entry.startsWith('draft-')) await rm(join(home, entry), { recursive: true }); // an interrupted first start
  }
  if (!(await exists(path))) {
    const password = randomBytes(24).toString('base64url');
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    await createCluster(home, path, password, server, durable);
    return { path, password };
  }
  const found = (await readFile(join(path, 'PG_VERSION'), 'utf8')).trim();
  if (found !== MAJOR_VERSION) {
    throw new EmbeddedPostgresError(
      'other_version',
      `The database in ${path} was written by PostgreSQL ${found}; this Millwright brings ${MAJOR_VERSION}.`,
      { found, wanted: MAJOR_VERSION },
    );
  }
  const password = (await readFile(passwordFile, 'utf8').catch(() => '')).trim();
  return { path, password: password || (await replacePassword(path, passwordFile, server)) };
}

/** Runs one of PostgreSQL's programs as the server's account, in a folder every account may be in. */
export function serverProcess(server: Server): SpawnOptions {
  return { ...server.account, cwd: process.platform === 'win32' ? undefined : '/', env: serverEnvironment() };
}

async function createCluster(home: string, path: string, password: string, server: Server, durable: boolean) {
  // Made under another name and renamed when whole: a start that is killed leaves nothing that looks like a database.
  const draft = join(home, `draft-${randomBytes(4).toString('hex')}`);
  const secret = `${draft}-secret`;
  try {
    await mkdir(draft, { mode: 0o700 });
    await writeFile(secret, `${password}\n`, { mode: 0o600 });
    if (server.account) {
      await giveTo(draft, server.account);
      await chown(secret, server.account.uid, server.account.gid);
    }
    await run(server, 'initdb', [
      `--pgdata=${draft}`,
      '--username=postgres',
      `--pwfile=${secret}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ]);
    await chmod(draft, 0o700);
    await rename(draft, path);
  } finally {
    await rm(secret, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

/** The password's file was lost, the data was not: a server without a network takes a new one. */
async function replacePassword(path: string, passwordFile: string, server: Server): Promise<string> {
  const password = randomBytes(24).toString('base64url');
  await run(
    server,
    'postgres',
    ['--single', '-D', path, 'postgres'],
    `ALTER ROLE postgres PASSWORD '${password}';\n`,
  );
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  return password;
}

function run(server: Server, name: 'postgres' | 'initdb', args: string[], input = ''): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(server.bin(name), args, { ...serverProcess(server), stdio: 'pipe' });
    let output = '';
    const fail = (reason: string) =>
      reject(new EmbeddedPostgresError('did_not_start', `${name} failed: ${reason}`, { output: reason }));
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => fail(error.message));
    child.on('close', (code) => (code === 0 ? resolve() : fail(output.trim())));
    child.stdin?.end(input);
  });
}
