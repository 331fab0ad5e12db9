import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '@millwright/platform/config';
import { createLogger } from '@millwright/platform/logging';
import type { S3StorageOptions } from '@millwright/platform/storage';
import { type AppServices, type PortalServices, startFaceServices, startServices } from '@millwright/server';
import { openPublished } from '@millwright/server/portal';
import { testDatabase } from '@millwright/testkit';
import { openLimits, portalFace, type RunningApi, staffFace, startApi } from './index.ts';

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

export interface TestApi {
  services: AppServices;
  portalServices: PortalServices;
  api: RunningApi;
  origins: { staff: string; portal: string };
  /** Where its files lie. */
  dataDir: string;
  close(): Promise<void>;
}

const CONFIGURED = [
  'trustProxy',
  'redisUrl',
  'limits',
  'limitStaffSession',
  'limitStaffAddress',
  'limitPortalSession',
  'limitPortalAddress',
  'limitEntranceAddress',
  'limitStreamsSession',
  'limitStreamsAddress',
] as const;

/**
 * The whole API on this test file's database, on free ports, with its own services and an empty data folder, limited as
 * an installation is that sets these keys. The portal works through its own login, as in a process of its own.
 */
export async function startTestApi(
  env: Record<string, string> = {},
  s3?: S3StorageOptions,
): Promise<TestApi> {
  const database = await testDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'millwright-api-'));
  const ports = { staff: await freePort(), portal: await freePort() };
  const origins = { staff: `http://127.0.0.1:${ports.staff}`, portal: `http://127.0.0.1:${ports.portal}` };
  const log = createLogger({ service: 'test', level: process.env.SHOW_LOG ? 'info' : 'silent' });
  const configuration = readSettings(env, CONFIGURED);
  const services = await startServices({
    appUrl: database.appUrl,
    listenUrl: database.jobsUrl,
    origins,
    dataDir,
    s3,
    secretKey: randomBytes(32),
    log,
  });
  const portalFaceServices = await startFaceServices({
    databaseUrl: database.portalUrl,
    listenUrl: database.portalUrl,
    origins,
    log,
  });
  const published = await openPublished({ directory: join(dataDir, 'published') });
  const portalServices = { ...portalFaceServices, published };
  const { limits, close: closeLimits } = await openLimits(configuration, log);
  const app = join(dataDir, 'no-app');
  const api = await startApi({
    faces: {
      staff: staffFace({ services, port: ports.staff, app }),
      portal: portalFace({ services: portalServices, port: ports.portal, app }),
    },
    log,
    host: '127.0.0.1',
    trustProxy: configuration.trustProxy,
    limits,
  });
  return {
    services,
    portalServices,
    api,
    origins,
    dataDir,
    close: async () => {
      await api.close();
      closeLimits();
      await portalFaceServices.close();
      await services.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A browser as far as the API is concerned: an origin and a cookie jar. */
export class Browser {
  cookie: string | undefined;
  readonly origin: string;
  constructor(origin: string) {
    this.origin = origin;
  }

  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.cookie) headers.set('cookie', this.cookie);
    if (init.method && init.method !== 'GET' && !headers.has('origin')) headers.set('origin', this.origin);
    const response = await fetch(this.origin + path, { ...init, headers });
    for (const set of response.headers.getSetCookie()) {
      const [pair] = set.split(';') as [string];
      this.cookie = pair.endsWith('=') ? undefined : pair;
    }
    return response;
  }

  /** A plain call as the client sends it; answers data, or the error's reason under `error`. */
  // biome-ignore lint/suspicious/noExplicitAny: the answer of any procedure
  async call(kind: 'query' | 'mutation', path: string, input?: unknown): Promise<any> {
    const json = input === undefined ? undefined : JSON.stringify(input);
    const response =
      kind === 'query'
        ? await this.fetch(`/trpc/${path}${json ? `?input=${encodeURIComponent(json)}` : ''}`)
        : await this.fetch(`/trpc/${path}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: json ?? '',
          });
    const body = (await response.json()) as {
      result?: { data: unknown };
      error?: { data: { reason: unknown } };
    };
    return body.error
      ? { status: response.status, error: body.error.data.reason }
      : (body.result?.data ?? null);
  }
  query = (path: string, input?: unknown) => this.call('query', path, input);
  mutate = (path: string, input?: unknown) => this.call('mutation', path, input);
}
