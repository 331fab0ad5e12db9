import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase } from '@millwright/testkit';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { isolationContract } from './isolation.contract.ts';

function findPgBouncer(): string | null {
  for (const path of ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer', '/usr/local/bin/pgbouncer']) {
    try {
      execFileSync(path, ['--version'], { stdio: 'pipe' });
      return path;
    } catch {
      // Not there; try the next place.
    }
  }
  return null;
}

const program = findPgBouncer();
let running: { child: ChildProcess; folder: string } | undefined;

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  );
}

/** A pooler in transaction mode with one server connection: the hardest case for anything that stays in a session. */
async function startPgBouncer(): Promise<string> {
  const database = new URL((await testDatabase()).appUrl);
  const folder = await mkdtemp(join(tmpdir(), 'millwright-pgbouncer-'));
  await chmod(folder, 0o755);
  const port = await freePort();
  const users = join(folder, 'users.txt');
  await writeFile(users, `"${database.username}" "${database.password}"\n`, { mode: 0o644 });
  const config = join(folder, 'pgbouncer.ini');
  await writeFile(
    config,
    `[databases]
app = host=${database.hostname} port=${database.port} dbname=${database.pathname.slice(1)} user=${database.username} password=${database.password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
auth_type = plain
auth_file = ${users}
pool_mode = transaction
default_pool_size = 1
max_client_conn = 100
ignore_startup_parameters = extra_float_digits,options
unix_socket_dir =
`,
    { mode: 0o644 },
  );
  // It refuses to run as root, and says so; any other account will do.
  const account = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const child = spawn(program!, [config], { stdio: 'pipe', ...account });
  running = { child, folder };
  const connectionString = `postgresql://${database.username}:${database.password}@127.0.0.1:${port}/app`;
  while (!(await answers(connectionString))) {
    if (child.exitCode !== null) throw new Error(`pgbouncer ended with ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return connectionString;
}

afterAll(async () => {
  running?.child.kill();
  if (running) await rm(running.folder, { recursive: true, force: true });
});

if (program) {
  let started: Promise<string> | undefined;
  // Debian 12 ships PgBouncer 1.18, which cannot carry named statements: the configuration switch turns them off.
  isolationContract('through PgBouncer in transaction mode', async () => {
    started ??= startPgBouncer();
    return { connectionString: await started, prepared: false };
  });
} else {
  describe('isolation through PgBouncer', () => {
    it('needs the Debian package pgbouncer, which is not on this machine', (context) => {
      expect(process.env.CI, 'in CI PgBouncer must be installed').toBeUndefined();
      context.skip();
    });
  });
}
