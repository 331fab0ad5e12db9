import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Account, isRoot, unprivilegedAccounts } from './account.ts';
import { findServer, type Server } from './binaries.ts';
import { openCluster } from './cluster.ts';
import { EmbeddedPostgresError } from './errors.ts';
import { findHome, makeDataDir, ownerOf, reachableFolder, settleHome } from './home.ts';
import { acquireLock } from './lock.ts';
import { anyFreePort, isFree, LOOPBACK } from './port.ts';
import { endOrphan } from './postmaster.ts';
import { type Running, runServer } from './server.ts';

export { EmbeddedPostgresError, type EmbeddedPostgresFailure } from './errors.ts';

/** The port the embedded database prefers when none is asked for. */
export const DEFAULT_EMBEDDED_PORT = 4532;

export interface EmbeddedPostgresOptions {
  /** Where the data is wished. Started as root in a private folder, it lives outside, and a pointer stays here. */
  dataDir: string;
  /** Must be free. Left out: the default port, or any free one when that is taken. */
  port?: number;
  /** False for data that may be lost with the machine (tests). Default true. */
  durable?: boolean;
  /** Receives the server's log, line by line. */
  onLog?: (line: string) => void;
}

export interface EmbeddedPostgres {
  superuserUrl: string;
  host: string;
  port: number;
  /** Fast shutdown: resolves when the server has ended. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that comes with Millwright, on loopback only, creating its cluster on first use. It ends with
 * `stop`, or with this process, however that ends.
 * @throws EmbeddedPostgresError with a code that says why it would not start.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const durable = options.durable ?? true;
  const dataDir = await makeDataDir(options.dataDir);
  const lock = await acquireLock(dataDir);
  try {
    const { server, home } = await settle(dataDir);
    await endOrphan(join(home, 'cluster'));
    const cluster = await openCluster(home, server, durable);
    const { port, running } = await runOnPort(options.port, (candidate) =>
      runServer(server, cluster.path, candidate, durable, options.onLog ?? (() => undefined)),
    );
    return {
      superuserUrl: `postgresql://postgres:${cluster.password}@${LOOPBACK}:${port}/postgres`,
      host: LOOPBACK,
      port,
      stop: async () => {
        await running.stop();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Deletes a stopped database for good, wherever it lives. */
export async function removeEmbeddedPostgres(dataDir: string): Promise<void> {
  const real = await makeDataDir(dataDir);
  const lock = await acquireLock(real);
  try {
    const home = await findHome(real);
    if (home !== undefined) {
      await endOrphan(join(home, 'cluster'));
      await rm(home, { recursive: true, force: true });
    }
  } finally {
    lock.release();
  }
  await rm(real, { recursive: true, force: true });
}

/** Who runs the server, from which binaries, and where the data is. */
async function settle(dataDir: string): Promise<{ server: Server; home: string }> {
  const current = await findHome(dataDir);
  const owner = current === undefined ? undefined : await ownerOf(current);
  const copies = () => (isRoot() ? reachableFolder() : Promise.resolve(join(dataDir, 'binaries')));
  const server = await findServer(accountsFor(owner, dataDir), copies);
  return { server, home: await settleHome(dataDir, current, server.account) };
}

function accountsFor(owner: Account | undefined, dataDir: string): (Account | undefined)[] {
  if (isRoot()) return owner !== undefined && owner.uid !== 0 ? [owner] : unprivilegedAccounts();
  if (owner !== undefined && process.getuid !== undefined && owner.uid !== process.getuid()) {
    throw new EmbeddedPostgresError(
      'foreign_data',
      `The database in ${dataDir} belongs to user ${owner.uid}. Start as that user, or as root if root started it before.`,
      { cluster: dataDir, uid: owner.uid },
    );
  }
  return [undefined];
}

async function runOnPort(
  wished: number | undefined,
  run: (port: number) => Promise<Running>,
): Promise<{ port: number; running: Running }> {
  for (let attempt = 1; ; attempt += 1) {
    const preferred = wished ?? (attempt === 1 ? DEFAULT_EMBEDDED_PORT : 0);
    const port =
      preferred !== 0 && (await isFree(preferred)) ? preferred : wished ? undefined : await anyFreePort();
    if (port === undefined) {
      throw new EmbeddedPostgresError('port_in_use', `Port ${wished} on ${LOOPBACK} is in use.`, {
        port: wished!,
      });
    }
    try {
      return { port, running: await run(port) };
    } catch (error) {
      // Somebody may take the port between our look and the server's; a wished one is not exchanged.
      const taken = error instanceof EmbeddedPostgresError && error.code === 'port_in_use';
      if (!taken || wished || attempt === 5) throw error;
    }
  }
}
