import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './errors.ts';
import { isAlive, signal, waitForExit } from './processes.ts';

const FAST_SHUTDOWN_MS = 30_000;
const IMMEDIATE_SHUTDOWN_MS = 10_000;

/** What a running server says about itself in `postmaster.pid`. */
export interface Postmaster {
  pid: number;
  port: number;
  /** Whether it takes connections. */
  ready: boolean;
}

/** The server that last ran this cluster, alive or not. */
export function readPostmaster(cluster: string): Postmaster | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    return pid > 0 ? { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Ends what an earlier start left behind. We hold the lock, so a server that still runs this cluster has lost the process
 * that started it: it is shut down in order, and everything it acknowledged is on disk.
 */
export async function endOrphan(cluster: string): Promise<void> {
  const left = readPostmaster(cluster);
  if (left === undefined || !isAlive(left.pid)) return;
  if (runsCluster(left.pid, cluster)) await shutDown(left.pid);
  // The number is somebody else's by now, or a dead process nobody has reaped (a container without an init). PostgreSQL
  // would take either for a server of its own and refuse.
  else await rm(join(cluster, 'postmaster.pid'), { force: true });
}

/** Fast shutdown: open transactions are rolled back, everything committed is written. Immediate if that takes too long. */
export async function shutDown(pid: number): Promise<void> {
  signal(pid, 'SIGINT');
  if (await waitForExit(pid, FAST_SHUTDOWN_MS)) return;
  signal(pid, 'SIGQUIT');
  if (await waitForExit(pid, IMMEDIATE_SHUTDOWN_MS)) return;
  throw new EmbeddedPostgresError('did_not_start', `PostgreSQL (process ${pid}) does not stop.`, { pid });
}

function runsCluster(pid: number, cluster: string): boolean {
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
    if (process.platform === 'win32') return true;
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(cluster);
  } catch {
    return false; // not ours to look at, so not our server
  }
}
