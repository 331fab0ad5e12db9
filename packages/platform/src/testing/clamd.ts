import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, it } from 'vitest';
import { clamdScanner } from '../scanner/index.ts';

const PROGRAM = ['/usr/sbin/clamd', '/usr/local/sbin/clamd', '/usr/bin/clamd'].find(existsSync);

/**
 * Describes tests that need a real clamd. Where none is installed they are reported as skipped, with the reason in their
 * title; in CI its absence is a failure.
 */
export function describeWithClamd(title: string, tests: () => void): void {
  if (PROGRAM) {
    describe(title, tests);
  } else if (process.env.CI === 'true') {
    it(title, () => {
      throw new Error('clamd is not there: install it (package clamav-daemon), CI may not skip these tests');
    });
  } else {
    describe.skip(`${title} - skipped: no clamd in /usr/sbin`, tests);
  }
}

/** EICAR's harmless test file, in two pieces so that no scanner takes this source for it. */
export const EICAR = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
);
/** The most bytes the test's clamd takes. */
export const STREAM_MAX = 1024 ** 2;

export interface TestClamd {
  socket: { path: string };
  tcp: { host: string; port: number };
  stop(): Promise<void>;
}

/** A real clamd that knows one signature, EICAR's: those of real viruses have to be fetched, and are not needed here. */
export async function startTestClamd(): Promise<TestClamd> {
  const folder = await mkdtemp(join(tmpdir(), 'millwright-clamd-'));
  const signatures = join(folder, 'signatures');
  const socket = { path: join(folder, 'clamd.ctl') };
  const tcp = { host: '127.0.0.1', port: await freePort() };
  await mkdir(signatures);
  const md5 = createHash('md5').update(EICAR).digest('hex');
  await writeFile(join(signatures, 'eicar.hdb'), `${md5}:${EICAR.length}:Eicar-Test-Signature\n`);
  const settings = {
    DatabaseDirectory: signatures,
    LocalSocket: socket.path,
    TCPAddr: tcp.host,
    TCPSocket: tcp.port,
    Foreground: 'yes',
    StreamMaxLength: STREAM_MAX,
    MaxThreads: 2,
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} ${value}\n`);
  await writeFile(join(folder, 'clamd.conf'), lines);
  const server = spawn(PROGRAM!, ['--config-file', join(folder, 'clamd.conf')], { stdio: 'ignore' });
  const exited = new Promise((resolve) => server.once('exit', resolve));
  const atExit = () => void server.kill('SIGKILL');
  process.once('exit', atExit);
  const stop = async () => {
    server.kill('SIGKILL');
    await exited;
    process.off('exit', atExit);
    await rm(folder, { recursive: true, force: true });
  };
  const scanner = clamdScanner({ address: tcp, most: STREAM_MAX });
  for (let tries = 0; tries < 300 && server.exitCode === null; tries += 1) {
    if (await scanner.examine().catch(() => undefined)) return { socket, tcp, stop };
    await pause(100);
  }
  await stop();
  throw new Error('clamd did not start');
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
