/// <reference path="../../../packages/platform/src/storage/s3rver.fixture.d.ts" />
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startEmbeddedPostgres } from '@millwright/db/embedded';
import { loadConfiguration, loadPortalConfiguration } from '@millwright/platform/config';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  makeBucket,
  startS3Server,
  testKeys,
} from '../../../packages/platform/src/storage/s3-server.fixture.ts';
import {
  composed,
  describeWithCompose,
  dockerFile,
  exampleEnvironment,
  type Service,
} from './compose.fixture.ts';
import { millwright } from './run-millwright.fixture.ts';
import { freePorts } from './running-server.fixture.ts';

const example = exampleEnvironment();
const IN_PRODUCTION = ['api', 'portal', 'worker'] as const;

describeWithCompose('the compose file', () => {
  const services = () => composed();

  it('is what Compose accepts, with every variable in the example, and is refused without one', () => {
    expect(Object.keys(services()).sort()).toEqual([
      ...['api', 'buckets', 'migrate', 'minio', 'portal', 'postgres', 'redis', 'worker'],
    ]);
    const optional = new Set(['MILLWRIGHT_TRUST_PROXY']);
    for (const key of Object.keys(example).filter((name) => !optional.has(name))) {
      const { [key]: _, ...rest } = example;
      expect(() => composed(rest), key).toThrow(/see docker\/env.example|required|empty/);
    }
  });

  it('names images by their exact version, and builds the rest of this folder', () => {
    for (const [name, { image, build }] of Object.entries(services()))
      if (build) expect([name, build.dockerfile]).toEqual([name, 'docker/Dockerfile']);
      else expect([name, image]).toEqual([name, expect.stringMatching(/:(\d+\.\d+|RELEASE\.2)[\w.-]+$/)]);
    const stages = [...dockerFile('Dockerfile').matchAll(/^FROM (\S+) AS (\w+)$/gm)];
    expect(stages.map(([, , stage]) => stage)).toEqual(['build', 'faces', 'worker']);
    for (const [, base] of stages) expect(base).toMatch(/^node:20\.\d+\.\d+-bookworm-slim$/);
    // The pnpm of the Dockerfile is the project's.
    const { packageManager } = JSON.parse(
      readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
    );
    for (const [, pnpm] of dockerFile('Dockerfile').matchAll(/--yes (pnpm@\S+)/g))
      expect(pnpm).toBe(packageManager);
  });

  it('gives each part what the product reads, and nothing it does not know', async () => {
    const { api, worker, portal } = services() as Record<string, Service>;
    const staff = await loadConfiguration(api!.environment, 'api');
    expect(staff).toMatchObject({ nodeEnv: 'production', host: '0.0.0.0', s3Bucket: 'millwright-files' });
    const work = await loadConfiguration(worker!.environment, 'worker');
    expect(work.secretKey).toEqual(staff.secretKey);
    loadPortalConfiguration(portal!.environment);
    // The portal's process has no way to what is the staff's.
    const said = JSON.stringify(portal);
    for (const key of [
      'LOGIN_PASSWORD',
      'OWNER_PASSWORD',
      'MILLWRIGHT_SECRET_KEY',
      'S3_SECRET_KEY',
      'REDIS_PASSWORD',
    ])
      expect(said).not.toContain(example[key]);
  });

  it('opens to this machine only what people use, keeps what must stay, and waits for what is needed', () => {
    const all = services();
    const opened = Object.entries(all).flatMap(([name, { ports = [] }]) => ports.map((port) => [name, port]));
    expect(opened.sort()).toEqual([
      ['api', '127.0.0.1:4100:4100/tcp'],
      ['minio', '127.0.0.1:9000:9000/tcp'],
      ['portal', '127.0.0.1:4200:4200/tcp'],
    ]);
    const kept = Object.entries(all).flatMap(([name, { volumes = [] }]) =>
      volumes.filter((volume) => !volume.startsWith('/')).map((volume) => [name, volume]),
    );
    expect(kept.sort()).toEqual([
      ['minio', 'files:/data:rw'],
      ['postgres', 'database:/var/lib/postgresql:rw'],
      ['redis', 'jobs:/data:rw'],
    ]);
    for (const part of IN_PRODUCTION) {
      const { depends_on: after, read_only: readOnly, cap_drop: dropped, healthcheck } = all[part]!;
      expect([part, readOnly, dropped]).toEqual([part, true, ['ALL']]);
      expect(Object.keys(after!).sort()).toEqual(['buckets', 'migrate', 'postgres', 'redis']);
      expect(healthcheck!.test[0]).toBe('CMD');
      for (const [name, { condition }] of Object.entries(after!))
        expect(condition).toBe(all[name]!.healthcheck ? 'service_healthy' : 'service_completed_successfully');
    }
  });

  it('founds the roles the documentation has', () => {
    const page = readFileSync(new URL('../../../docs/operations/database.md', import.meta.url), 'utf8');
    const documented = /```sql\n(-- Those that sign in[\s\S]*?)```/.exec(page)![1]!;
    expect(dockerFile('postgres/roles.sql')).toBe(documented.replace(/'(\w+)-password'/g, ":'$1_password'"));
  });
});

/** Without containers, but with the same roles, the same server commands and the same environments. */
describeWithCompose('the parts as the compose file starts them', () => {
  let folder: string;
  let postgres: Awaited<ReturnType<typeof startEmbeddedPostgres>>;
  let s3: Awaited<ReturnType<typeof startS3Server>>;
  let redis: ReturnType<typeof spawn>;
  const running: ReturnType<typeof millwright>[] = [];
  let services: Record<string, Service>;
  /** Where each part serves here: containers have addresses of their own, this machine has one. */
  const local: Record<string, { served: number; metrics: number }> = {};
  let inPlace: (text: string) => string;

  beforeAll(async () => {
    services = composed();
    folder = await mkdtemp(join(tmpdir(), 'millwright-compose-'));
    postgres = await startEmbeddedPostgres({
      dataDir: join(folder, 'postgres'),
      durable: false,
      port: (await freePorts()).staff,
    });
    s3 = await startS3Server();
    for (const part of IN_PRODUCTION) {
      const { staff: served, portal: metrics } = await freePorts();
      local[part] = { served, metrics };
    }
    const redisPort = (await freePorts()).staff;
    const [program, ...args] = services.redis!.command!;
    redis = spawn(program!, [...args, '--port', String(redisPort), '--bind', '127.0.0.1', '--dir', folder], {
      stdio: 'ignore',
    });
    const buckets = [await makeBucket(bucketless()), await makeBucket(bucketless())];
    inPlace = (text) =>
      text
        .replace('postgres:5432', `127.0.0.1:${postgres.port}`)
        .replace('redis:6379', `127.0.0.1:${redisPort}`)
        .replace('http://minio:9000', s3.endpoint)
        .replace('http://localhost:9000', s3.endpoint)
        .replace(/^millwright-files$/, buckets[0]!)
        .replace(/^millwright-published$/, buckets[1]!);
  }, 120_000);
  afterAll(async () => {
    for (const { child } of running) child.kill('SIGKILL');
    redis?.kill('SIGKILL');
    await s3?.close();
    await postgres?.stop();
    await rm(folder, { recursive: true, force: true });
  });
  const bucketless = () => ({ endpoint: s3.endpoint, region: 'us-east-1', ...testKeys });

  const environmentOf = (name: string): Record<string, string> => {
    const env = Object.fromEntries(
      Object.entries(services[name]!.environment!).map(([key, value]) => [key, inPlace(value)]),
    );
    const at = local[name];
    return {
      ...env,
      ...(env.S3_SECRET_KEY ? { S3_ACCESS_KEY: testKeys.accessKey, S3_SECRET_KEY: testKeys.secretKey } : {}),
      ...(env.MILLWRIGHT_DATA_DIR ? { MILLWRIGHT_DATA_DIR: join(folder, name) } : {}),
      ...(at
        ? {
            MILLWRIGHT_METRICS_PORT: String(at.metrics),
            MILLWRIGHT_STAFF_ORIGIN: `http://localhost:${local.api!.served}`,
            MILLWRIGHT_PORTAL_ORIGIN: `http://localhost:${local.portal!.served}`,
          }
        : {}),
      ...(env.MILLWRIGHT_STAFF_PORT ? { MILLWRIGHT_STAFF_PORT: String(at!.served) } : {}),
      ...(env.MILLWRIGHT_PORTAL_PORT ? { MILLWRIGHT_PORTAL_PORT: String(at!.served) } : {}),
    };
  };

  it('find roles and database as the script founds them, and are migrated', async () => {
    const filled = dockerFile('postgres/roles.sql').replace(
      /:'(\w+)_password'/g,
      (_, who: string) => `'${example[`${who.toUpperCase()}_PASSWORD`]}'`,
    );
    const [before, after] = filled.split('\\connect millwright\n') as [string, string];
    for (const [database, script] of [
      ['postgres', before],
      ['millwright', after],
    ] as const) {
      const address = new URL(postgres.superuserUrl);
      address.pathname = `/${database}`;
      const client = new pg.Client({ connectionString: address.href });
      await client.connect();
      // One at a time, as psql does: a database cannot be founded among other statements.
      for (const statement of script.split(/;\n/)) if (statement.trim()) await client.query(statement);
      await client.end();
    }
    const migrate = millwright(services.migrate!.command!, environmentOf('migrate'));
    expect([await migrate.ended, migrate.said.text]).toEqual([0, expect.stringContaining('applied')]);
  }, 120_000);

  it('are sound by the doctor’s word, the store included', async () => {
    const doctor = millwright(['doctor'], environmentOf('api'));
    expect([await doctor.ended, doctor.said.text]).toEqual([0, expect.any(String)]);
  }, 60_000);

  it('answer their own health checks, and people', async () => {
    for (const part of IN_PRODUCTION) running.push(millwright(services[part]!.command!, environmentOf(part)));
    for (const [index, part] of IN_PRODUCTION.entries()) {
      const [, program = '', ...args] = services[part]!.healthcheck!.test;
      const check = () =>
        promisify(execFile)(
          program,
          args.map((arg) => arg.replace('4300', String(local[part]!.metrics))),
        ).then(
          () => 'well',
          () => running[index]!.said.text.slice(-2_000) || 'not yet',
        );
      await expect.poll(check, { timeout: 60_000, interval: 1_000 }).toBe('well');
    }
    const staff = `http://localhost:${local.api!.served}`;
    const portal = `http://localhost:${local.portal!.served}`;
    for (const origin of [staff, portal]) expect((await fetch(origin)).status).toBe(200);
    const answer = await fetch(`${staff}/trpc/session.signUp`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: staff },
      body: JSON.stringify({
        firmName: '容器试运行',
        name: '陈立',
        email: 'boss@compose.example',
        password: 'correct horse battery staple',
        locale: 'zh-CN',
      }),
    });
    expect([answer.status, await answer.text()]).toEqual([200, expect.any(String)]);
  }, 180_000);

  it('end in order when they are told to', async () => {
    for (const { child } of running) child.kill('SIGTERM');
    expect(await Promise.all(running.map(({ ended }) => ended))).toEqual([0, 0, 0]);
    redis.kill('SIGTERM');
    await once(redis, 'exit');
  }, 60_000);
});
