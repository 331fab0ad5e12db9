import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { Redis } from 'ioredis';
import { describe, it } from 'vitest';

/** Whether this machine has a redis-server to test with. */
const hasRedis = (() => {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/**
 * Describes tests that need Redis. Where no redis-server is installed they are reported as skipped, with the reason in
 * their title; in CI its absence is a failure.
 */
export function describeWithRedis(title: string, tests: () => void): void {
  if (hasRedis) {
    describe(title, tests);
  } else if (process.env.CI === 'true') {
    it(title, () => {
      throw new Error(
        'redis-server is not on PATH: install it (package redis-server), CI may not skip these tests',
      );
    });
  } else {
    describe.skip(`${title} - skipped: no redis-server on PATH`, tests);
  }
}

export interface TestRedis {
  url: string;
  /** Cuts the connections of one kind, as a restart or a firewall would. */
  cut(kind: 'pubsub' | 'normal'): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a Redis of its own on a free port, keeping nothing on disk. */
export async function startTestRedis(): Promise<TestRedis> {
  const port = await freePort();
  const server: ChildProcess = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', '/tmp'],
    { stdio: 'ignore' },
  );
  const exited = once(server, 'exit');
  const atExit = () => void server.kill('SIGKILL');
  process.once('exit', atExit);
  const url = `redis://127.0.0.1:${port}/0`;
  const admin = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 25 });
  admin.on('error', () => {});
  await admin.ping();
  return {
    url,
    async cut(kind) {
      await admin.call('CLIENT', 'KILL', 'TYPE', kind, 'SKIPME', 'yes');
    },
    async stop() {
      admin.disconnect();
      server.kill('SIGTERM');
      await exited;
      process.off('exit', atExit);
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return (address as { port: number }).port;
}
