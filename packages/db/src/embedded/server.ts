import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Server } from './binaries.ts';
import { serverProcess } from './cluster.ts';
import { EmbeddedPostgresError } from './errors.ts';
import { LOOPBACK } from './port.ts';
import { readPostmaster, shutDown } from './postmaster.ts';
import { signal } from './processes.ts';

/** A crash recovery after a long run can take minutes; its progress is in the log. */
const READY_WITHIN_MS = 300_000;

const SETTINGS = {
  listen_addresses: LOOPBACK,
  unix_socket_directories: '', // their path has a limit of about 100 bytes, which a checkout's path may exceed
  max_connections: '200',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  jit: 'off', // our statements are short; compiling them takes longer than running them
};

const DURABLE = { shared_buffers: '256MB', max_wal_size: '2GB' };

/** For data that may be lost with the machine: nothing waits for the disk. */
const FAST = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum_naptime: '10min',
};

export interface Running {
  stop(): Promise<void>;
}

/**
 * Runs the server until `stop`, or until this process ends in whatever way.
 * @throws EmbeddedPostgresError `port_in_use` when somebody took the port first, else `did_not_start`.
 */
export async function runServer(
  server: Server,
  cluster: string,
  port: number,
  durable: boolean,
  onLog: (line: string) => void,
): Promise<Running> {
  const settings = { ...SETTINGS, ...(durable ? DURABLE : FAST), port: String(port) };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // In its own session, so that Ctrl-C reaches us alone and the database outlives the last request.
  const child = spawn(server.bin('postgres'), ['-D', cluster, ...args], {
    ...serverProcess(server),
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const lastLines = followLog(child, onLog);
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', (error) => {
      lastLines.push(error.message);
      resolve();
    });
  });
  const pid = child.pid;
  if (pid !== undefined) {
    const stopAtExit = () => signal(pid, 'SIGINT');
    process.once('exit', stopAtExit);
    const watchdog = startWatchdog(pid, server);
    void exited.then(() => {
      process.removeListener('exit', stopAtExit);
      if (watchdog?.pid !== undefined) signal(watchdog.pid, 'SIGKILL');
    });
  }
  await untilReady(child, cluster, exited, lastLines, port);
  child.unref(); // a program that has nothing left to do may end; the server then ends with it

  let stopping: Promise<void> | undefined;
  return {
    stop: () => {
      child.ref(); // whoever waits for the end must not end before it
      stopping ??= child.exitCode === null && pid !== undefined ? shutDown(pid).then(() => exited) : exited;
      return stopping;
    },
  };
}

/** A tiny process that sees us end, even by SIGKILL, when its input closes, and then stops the server in order. */
function startWatchdog(pid: number, server: Server): ChildProcess | undefined {
  if (process.platform === 'win32') return undefined;
  const watchdog = spawn('/bin/sh', ['-c', 'read -r _; kill -INT "$0"', String(pid)], {
    ...serverProcess(server),
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watchdog.once('error', () => undefined); // without a shell, the next start ends the orphan
  watchdog.unref();
  (watchdog.stdin as unknown as { unref(): void }).unref();
  return watchdog;
}

function followLog(child: ChildProcess, onLog: (line: string) => void): string[] {
  const last: string[] = [];
  let rest = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      last.push(line);
      if (last.length > 30) last.shift();
      onLog(line);
    }
  });
  (child.stderr as unknown as { unref(): void } | null)?.unref();
  return last;
}

async function untilReady(
  child: ChildProcess,
  cluster: string,
  exited: Promise<void>,
  lastLines: string[],
  port: number,
): Promise<void> {
  let ended = false;
  void exited.then(() => {
    ended = true;
  });
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!ended && Date.now() < deadline) {
    const postmaster = readPostmaster(cluster);
    if (postmaster?.pid === child.pid && postmaster?.ready) return;
    await sleep(20);
  }
  if (!ended && child.pid !== undefined) await shutDown(child.pid);
  const output = lastLines.join('\n');
  if (/could not (bind|create any TCP)/.test(output)) {
    throw new EmbeddedPostgresError('port_in_use', `Port ${port} on ${LOOPBACK} is in use.`, { port });
  }
  throw new EmbeddedPostgresError('did_not_start', `PostgreSQL did not start:\n${output}`, { output });
}
