import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, it } from 'vitest';

const isInstalled = [
  'swift-proxy-server',
  'swift-account-server',
  'swift-container-server',
  'swift-object-server',
].every((program) => existsSync(`/usr/bin/${program}`));

/**
 * Describes tests that need OpenStack Swift: an S3 server that keeps on disk what it has, unfinished uploads as well, and can be
 * killed. Where it is not installed they are reported as skipped, with the reason in their title; in CI its absence is a failure.
 */
export function describeWithSwift(title: string, tests: () => void): void {
  if (isInstalled) describe(title, tests);
  else if (process.env.CI === 'true')
    it(title, () => {
      throw new Error(
        'Swift is not there: install swift-proxy, -account, -container, -object; CI may not skip these tests',
      );
    });
  else describe.skip(`${title} - skipped: no swift-proxy-server in /usr/bin`, tests);
}

/** Of the one account the test's Swift has. */
export const swiftKeys = { accessKey: 'test:tester', secretKey: 'testing' };

export interface SwiftServer {
  endpoint: string;
  /** Ends all of its processes at once, as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again on what is left on its disk. */
  start(): Promise<void>;
  close(): Promise<void>;
}

const PARTS = ['object', 'container', 'account', 'proxy'] as const;
type Part = (typeof PARTS)[number];

/**
 * Swift on one disk, with its S3 interface. It is a real server with its own disks, processes and crashes, and knows no checksums
 * of parts (that of Debian 12, 2.30): what a part must be is held against it only by reading the whole back.
 */
export async function startSwift(): Promise<SwiftServer> {
  const folder = await mkdtemp(join(tmpdir(), 'millwright-swift-'));
  await mkdir(join(folder, 'devices', 'disk'), { recursive: true });
  const ports = {} as Record<Part, number>;
  for (const part of PARTS) ports[part] = await freePort();
  for (const part of PARTS) {
    if (part !== 'proxy') makeRing(folder, part, ports[part]);
    const text =
      part === 'proxy' ? proxySettings(folder, ports.proxy) : diskSettings(folder, part, ports[part]);
    await writeFile(join(folder, `${part}.conf`), text);
  }
  let running: ChildProcess[] = [];
  const endpoint = `http://127.0.0.1:${ports.proxy}`;
  const atExit = () => {
    for (const child of running) child.kill('SIGKILL');
  };
  process.once('exit', atExit);

  const kill = async () => {
    const gone = running.map((child) => new Promise((resolve) => child.once('exit', resolve)));
    atExit();
    running = [];
    await Promise.all(gone);
  };
  const start = async () => {
    running = PARTS.map((part) =>
      spawn(`/usr/bin/swift-${part}-server`, [join(folder, `${part}.conf`)], { stdio: 'ignore' }),
    );
    for (const part of PARTS)
      await listening(ports[part], () => running.every(({ exitCode }) => exitCode === null));
  };
  await start();
  return {
    endpoint,
    kill,
    start,
    close: async () => {
      await kill();
      process.off('exit', atExit);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function makeRing(folder: string, part: Part, port: number): void {
  const ring = (...args: string[]) =>
    execFileSync('swift-ring-builder', [`${part}.builder`, ...args], { cwd: folder, stdio: 'ignore' });
  ring('create', '4', '1', '0');
  ring('add', `r1z1-127.0.0.1:${port}/disk`, '1');
  ring('rebalance');
}

const common = (folder: string, port: number) => `[DEFAULT]
bind_ip = 127.0.0.1
bind_port = ${port}
workers = 0
user = ${process.env.USER ?? 'root'}
swift_dir = ${folder}
log_address = ${join(folder, 'no-log')}
`;

const diskSettings = (folder: string, part: Part, port: number) => `${common(folder, port)}
devices = ${join(folder, 'devices')}
mount_check = false
[pipeline:main]
pipeline = ${part}-server
[app:${part}-server]
use = egg:swift#${part}
`;

const MIDDLEWARE = ['catch_errors', 'gatekeeper', 'listing_formats', 'bulk', 'slo', 'dlo'];

// The cache it insists on is one that never answers: everything comes from the disk.
const proxySettings = (folder: string, port: number) => `${common(folder, port)}
[pipeline:main]
pipeline = catch_errors gatekeeper cache listing_formats bulk s3api tempauth slo dlo proxy-server
${MIDDLEWARE.map((name) => `[filter:${name}]\nuse = egg:swift#${name}`).join('\n')}
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:1
[filter:s3api]
use = egg:swift#s3api
s3_acl = false
check_bucket_owner = false
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = testing .admin
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
`;

async function listening(port: number, isAlive: () => boolean): Promise<void> {
  for (let tries = 0; tries < 600 && isAlive(); tries += 1) {
    const answered = await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await pause(100);
  }
  throw new Error(`Swift did not start on port ${port}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
