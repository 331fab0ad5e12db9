import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { TestDatabase } from '@millwright/db/testing';

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The whole product as `millwright start` runs it, in a process of its own that can be killed. */
export class RunningServer {
  readonly origin: string;
  private readonly child: ChildProcess;
  private output = '';

  private constructor(origin: string, child: ChildProcess) {
    this.origin = origin;
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.output = (this.output + chunk.toString()).slice(-8_000);
      });
    }
  }

  /** Starts it on a test's database and waits until it answers. */
  static async start(database: TestDatabase, dataDir: string): Promise<RunningServer> {
    const ports = { staff: await freePort(), portal: await freePort() };
    const { PATH, HOME, TMPDIR } = process.env;
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', fileURLToPath(new URL('main.ts', import.meta.url)), 'start'],
      {
        cwd: fileURLToPath(new URL('..', import.meta.url)),
        env: {
          ...(PATH ? { PATH } : {}),
          ...(HOME ? { HOME } : {}),
          ...(TMPDIR ? { TMPDIR } : {}),
          NODE_ENV: 'test',
          DATABASE_URL: database.appUrl,
          DATABASE_JOBS_URL: database.jobsUrl,
          MILLWRIGHT_HOST: '127.0.0.1',
          MILLWRIGHT_STAFF_PORT: String(ports.staff),
          MILLWRIGHT_PORTAL_PORT: String(ports.portal),
          MILLWRIGHT_DATA_DIR: dataDir,
          MILLWRIGHT_LOG_LEVEL: 'error',
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const server = new RunningServer(`http://127.0.0.1:${ports.staff}`, child);
    await server.ready();
    return server;
  }

  private async ready(): Promise<void> {
    while (this.child.exitCode === null && this.child.signalCode === null) {
      const answered = await fetch(`${this.origin}/trpc/session.me`).then(
        (response) => response.ok,
        () => false,
      );
      if (answered) return;
      await pause(100);
    }
    throw new Error(`the server ended before it answered:\n${this.output}`);
  }

  /** Ends it as a power cut would: nothing is finished, nothing is tidied up. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }

  /** A mutation as the staff app sends it. Resolves only with what the server has acknowledged. */
  async mutate(
    path: string,
    input: unknown,
    cookie?: string,
  ): Promise<{ data: unknown; cookie: string | undefined }> {
    const response = await fetch(`${this.origin}/trpc/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.origin, ...(cookie ? { cookie } : {}) },
      body: JSON.stringify(input),
    });
    const text = await response.text();
    if (!response.ok) throw new Refused(`${path} answered ${response.status}: ${text.slice(0, 500)}`);
    const set = response.headers.getSetCookie()[0]?.split(';')[0];
    return { data: (JSON.parse(text) as { result: { data: unknown } }).result.data, cookie: set };
  }
}

/** The server answered, and the answer was no: unlike a connection that broke, a fault of the test or the product. */
export class Refused extends Error {
  override name = 'Refused';
}
