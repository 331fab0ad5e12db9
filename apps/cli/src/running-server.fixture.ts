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

/** One for all processes of an installation; any will do. */
const SECRET_KEY = Buffer.alloc(32, 7).toString('base64');

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export type Program = 'start' | 'api' | 'portal' | 'worker';

/** Ports of one installation, the same for each of its processes: they make the addresses people see. */
export interface Ports {
  staff: number;
  portal: number;
}

export const freePorts = async (): Promise<Ports> => ({ staff: await freePort(), portal: await freePort() });

/** What each program is given of the database: no more than it needs. */
const ADDRESSES: Record<Program, (database: TestDatabase) => Record<string, string>> = {
  start: ({ appUrl, jobsUrl }) => ({ DATABASE_URL: appUrl, DATABASE_JOBS_URL: jobsUrl }),
  api: ({ appUrl }) => ({ DATABASE_URL: appUrl }),
  portal: ({ portalUrl }) => ({ DATABASE_PORTAL_URL: portalUrl }),
  worker: ({ appUrl, jobsUrl }) => ({ DATABASE_URL: appUrl, DATABASE_JOBS_URL: jobsUrl }),
};

/** The product, or one part of it, as `millwright` runs it: in a process of its own that can be killed. */
export class RunningServer {
  /** Where it serves people; of the worker, where it says how it is. */
  readonly origin: string;
  readonly metrics: string;
  output = '';
  private readonly child: ChildProcess;

  private constructor(origin: string, metrics: string, child: ChildProcess) {
    this.origin = origin;
    this.metrics = metrics;
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.output = (this.output + chunk.toString()).slice(-8_000);
      });
    }
  }

  /** Starts everything on a test's database and waits until it answers. */
  static async start(database: TestDatabase, dataDir: string): Promise<RunningServer> {
    const server = await RunningServer.launch('start', await freePorts(), {
      ...ADDRESSES.start(database),
      MILLWRIGHT_DATA_DIR: dataDir,
    });
    await server.ready();
    return server;
  }

  /** Starts one part alone and waits until it answers. */
  static async startPart(part: Program, database: TestDatabase, ports: Ports): Promise<RunningServer> {
    const server = await RunningServer.launch(part, ports, ADDRESSES[part](database));
    await server.ready();
    return server;
  }

  /** Starts a program that is to end by itself: how it ended, and what it said. */
  static async refused(program: Program, env: Record<string, string>) {
    const server = await RunningServer.launch(program, await freePorts(), env);
    return { code: await server.ended(), output: server.output };
  }

  private static async launch(program: Program, ports: Ports, env: Record<string, string>) {
    const { PATH, HOME, TMPDIR } = process.env;
    const metricsPort = await freePort();
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', fileURLToPath(new URL('main.ts', import.meta.url)), program],
      {
        cwd: fileURLToPath(new URL('..', import.meta.url)),
        env: {
          ...(PATH ? { PATH } : {}),
          ...(HOME ? { HOME } : {}),
          ...(TMPDIR ? { TMPDIR } : {}),
          NODE_ENV: 'test',
          MILLWRIGHT_HOST: '127.0.0.1',
          MILLWRIGHT_STAFF_PORT: String(ports.staff),
          MILLWRIGHT_PORTAL_PORT: String(ports.portal),
          MILLWRIGHT_METRICS_PORT: String(metricsPort),
          MILLWRIGHT_LOG_LEVEL: 'error',
          MILLWRIGHT_SECRET_KEY: SECRET_KEY,
          ...env,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const metrics = `http://127.0.0.1:${metricsPort}`;
    const served = { start: ports.staff, api: ports.staff, portal: ports.portal, worker: metricsPort };
    return new RunningServer(`http://127.0.0.1:${served[program]}`, metrics, child);
  }

  private async ready(): Promise<void> {
    while (this.child.exitCode === null && this.child.signalCode === null) {
      // The last thing a start opens.
      const answered = await fetch(`${this.metrics}/ready`).then(
        (response) => response.ok,
        () => false,
      );
      if (answered) return;
      await pause(100);
    }
    throw new Error(`the server ended before it answered:\n${this.output}`);
  }

  /** Asks it to stop, as a service manager does, and answers its exit code. */
  async stop(): Promise<number | null> {
    this.child.kill('SIGTERM');
    return this.ended();
  }

  private async ended(): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'close');
    return this.child.exitCode;
  }

  /** Ends it as a power cut would: nothing is finished, nothing is tidied up. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }

  /** A query as an app sends it: the status and the answer. */
  async query(path: string, cookie?: string): Promise<{ status: number; data: unknown }> {
    const response = await fetch(`${this.origin}/trpc/${path}`, { headers: cookie ? { cookie } : {} });
    const body = (await response.json()) as { result?: { data: unknown } };
    return { status: response.status, data: body.result?.data };
  }

  /** A mutation as an app sends it. Resolves only with what the server has acknowledged. */
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
