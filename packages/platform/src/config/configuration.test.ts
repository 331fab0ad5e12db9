import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { configurationDocument } from './configuration-document.ts';
import { scannerSettingsOf } from './file-guard-settings.ts';
import { ConfigurationError } from './problem.ts';
import {
  type Environment,
  loadConfiguration,
  loadPortalConfiguration,
  readSettings,
} from './read-configuration.ts';
import { s3SettingsOf } from './s3-settings.ts';
import { secretKeyFrom } from './secret-key.ts';
import { settings } from './settings.ts';

const databaseUrl = 'postgres://millwright_login:s3cret@127.0.0.1:5432/millwright';
const jobsUrl = 'postgres://millwright_jobs:s3cret@127.0.0.1:5432/millwright';
let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'millwright-configuration-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

const complete = (more: Environment = {}): Environment => ({
  DATABASE_URL: databaseUrl,
  DATABASE_JOBS_URL: jobsUrl,
  MILLWRIGHT_DATA_DIR: dataDir,
  PATH: '/usr/bin',
  ...more,
});

async function problemsOf(env: Environment) {
  const error = await loadConfiguration(env).catch((caught: unknown) => caught);
  if (!(error instanceof ConfigurationError)) throw new Error('the configuration was accepted');
  return error;
}

describe('reading the configuration', () => {
  it('gives every value its type and its default', async () => {
    const configuration = await loadConfiguration(
      complete({ MILLWRIGHT_PORTAL_PORT: '5200', MILLWRIGHT_DEMO: 'on' }),
    );
    expect(configuration).toMatchObject({
      nodeEnv: 'development',
      databaseUrl,
      databasePreparedStatements: true,
      databasePoolSize: 10,
      host: '127.0.0.1',
      staffPort: 4100,
      portalPort: 5200,
      staffOrigin: 'http://127.0.0.1:4100',
      portalOrigin: 'http://127.0.0.1:5200',
      trustProxy: 0,
      logLevel: 'info',
      demo: true,
    });
    expect(configuration.redisUrl).toBeUndefined();
    expect(configuration.metricsPort).toBeUndefined();
    expect(configuration.secretKey).toHaveLength(32);
  });

  it('takes an empty value as not set, and an origin with its trailing slash', async () => {
    const configuration = await loadConfiguration(
      complete({
        REDIS_URL: '',
        MILLWRIGHT_STAFF_PORT: ' ',
        MILLWRIGHT_STAFF_ORIGIN: 'https://millwright.example.com/',
      }),
    );
    expect(configuration.redisUrl).toBeUndefined();
    expect(configuration.staffPort).toBe(4100);
    expect(configuration.staffOrigin).toBe('https://millwright.example.com');
  });

  it('names a missing key, what to set it to, and the misspelt one that is set instead', async () => {
    const error = await problemsOf({ DATABSE_URL: databaseUrl, REDIS_URL: 'redis://cache' });
    expect(error.problems).toHaveLength(1);
    expect(error.problems[0]).toMatchObject({ key: 'DATABASE_URL', kind: 'missing' });
    expect(error.message).toContain('DATABASE_URL=postgres://');
    expect(error.message).toContain('DATABSE_URL is set: did you mean DATABASE_URL?');
    expect(error.message).toContain('缺少 DATABASE_URL');
    expect(error.message).not.toContain('s3cret');
  });

  it('wants somewhere to keep jobs: PostgreSQL, or Redis instead', async () => {
    const error = await problemsOf(complete({ DATABASE_JOBS_URL: '' }));
    expect(error.problems).toMatchObject([{ key: 'DATABASE_JOBS_URL', kind: 'missing' }]);
    const withRedis = await loadConfiguration(
      complete({ DATABASE_JOBS_URL: '', REDIS_URL: 'redis://cache:6379' }),
    );
    expect(withRedis.databaseJobsUrl).toBeUndefined();
  });

  it('lets the keys of commands be that work with a server elsewhere', async () => {
    const elsewhere = { MILLWRIGHT_URL: 'https://m.example', MILLWRIGHT_TOKEN: 'mwt_' };
    await expect(loadConfiguration(complete(elsewhere))).resolves.toBeTruthy();
  });

  it('refuses an unknown key and suggests the nearest one', async () => {
    const error = await problemsOf(complete({ MILLWRIGHT_STAF_PORT: '1', MILLWRIGHT_COFFEE: 'black' }));
    expect(error.problems.map(({ key, kind }) => [key, kind])).toEqual([
      ['MILLWRIGHT_COFFEE', 'unknown'],
      ['MILLWRIGHT_STAF_PORT', 'unknown'],
    ]);
    expect(error.message).toContain('Did you mean MILLWRIGHT_STAFF_PORT?');
    expect(error.message).toContain('是否应为 MILLWRIGHT_STAFF_PORT？');
  });

  it.each([
    ['MILLWRIGHT_STAFF_PORT', '70000'],
    ['MILLWRIGHT_STAFF_PORT', '41e2'],
    ['DATABASE_POOL_SIZE', '0'],
    ['DATABASE_PREPARED_STATEMENTS', 'true'],
    ['REDIS_URL', 'http://redis'],
    ['MILLWRIGHT_STAFF_ORIGIN', 'https://millwright.example.com/app'],
    ['MILLWRIGHT_LOG_LEVEL', 'verbose'],
    ['MILLWRIGHT_SECRET_KEY', 'c2hvcnQ='],
    ['NODE_ENV', 'prod'],
    ['CLAMD', '/run/clamav/clamd.ctl'],
    ['CLAMD', 'tcp:clamav'],
    ['CLAMD', 'tcp:clamav:99999'],
    ['CLAMD_TOO_LARGE', 'perhaps'],
  ])('refuses %s=%s', async (key, value) => {
    const error = await problemsOf(complete({ [key]: value }));
    expect(error.problems).toMatchObject([{ key, kind: 'ill_typed' }]);
  });

  it('reports everything at once and repeats no secret', async () => {
    const error = await problemsOf({
      DATABASE_JOBS_URL: jobsUrl,
      DATABASE_URL: 'mysql://root:s3cret@db/app',
      MILLWRIGHT_PORTAL_PORT: 'x',
      MILLWRIGHT_DEMOS: 'on',
    });
    expect(error.problems.map(({ key }) => key)).toEqual([
      'MILLWRIGHT_DEMOS',
      'DATABASE_URL',
      'MILLWRIGHT_PORTAL_PORT',
    ]);
    expect(error.message).not.toContain('s3cret');
  });

  it('refuses demo data and a generated key in production', async () => {
    const error = await problemsOf(complete({ NODE_ENV: 'production', MILLWRIGHT_DEMO: 'on' }));
    expect(error.problems.map(({ key, kind }) => [key, kind])).toEqual([
      ['MILLWRIGHT_DEMO', 'refused'],
      ['MILLWRIGHT_SECRET_KEY', 'missing'],
    ]);
    expect(error.message).toContain('openssl rand -base64 32');
  });

  it('refuses one origin for both apps', async () => {
    const error = await problemsOf(complete({ MILLWRIGHT_PORTAL_PORT: '4100' }));
    expect(error.problems).toMatchObject([{ key: 'MILLWRIGHT_PORTAL_ORIGIN', kind: 'refused' }]);
  });

  it('takes an S3 server whole or not at all', async () => {
    const s3 = {
      S3_ENDPOINT: 'http://minio:9000',
      S3_BUCKET: 'millwright-files',
      S3_ACCESS_KEY: 'millwright',
      S3_SECRET_KEY: 's3cret',
    };
    expect(s3SettingsOf(await loadConfiguration(complete()))).toBeUndefined();
    expect(s3SettingsOf(await loadConfiguration(complete(s3)))).toEqual({
      endpoint: 'http://minio:9000',
      publicEndpoint: undefined,
      bucket: 'millwright-files',
      region: 'us-east-1',
      accessKey: 'millwright',
      secretKey: 's3cret',
      addressing: 'path',
    });
    for (const [env, missingKeys] of [
      [{ S3_ENDPOINT: s3.S3_ENDPOINT }, ['S3_BUCKET', 'S3_ACCESS_KEY', 'S3_SECRET_KEY']],
      [{ ...s3, S3_SECRET_KEY: '' }, ['S3_SECRET_KEY']],
      [{ S3_REGION: 'eu-central-1' }, ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY', 'S3_SECRET_KEY']],
    ] as const) {
      const error = await problemsOf(complete(env));
      expect(error.problems.map(({ key, kind }) => [key, kind])).toEqual(
        missingKeys.map((key) => [key, 'missing']),
      );
      expect(error.message).not.toContain('s3cret');
    }
    const blocked = await problemsOf(
      complete({ ...s3, MILLWRIGHT_STAFF_ORIGIN: 'https://mill.example.com' }),
    );
    expect(blocked.problems).toMatchObject([{ key: 'S3_ENDPOINT', kind: 'refused' }]);
    const wrong = await problemsOf(complete({ ...s3, S3_BUCKET: 'My Files', S3_ENDPOINT: 'minio:9000/x' }));
    expect(wrong.problems.map(({ key, kind }) => [key, kind])).toEqual([
      ['S3_ENDPOINT', 'ill_typed'],
      ['S3_BUCKET', 'ill_typed'],
    ]);
  });

  it('knows where the virus scanner listens, and has none unless told', async () => {
    expect(scannerSettingsOf(await loadConfiguration(complete()))).toBeUndefined();
    const scannerAt = async (CLAMD: string) =>
      scannerSettingsOf(await loadConfiguration(complete({ CLAMD })));
    expect(await scannerAt('unix:/run/clamav/clamd.ctl')).toEqual({
      address: { path: '/run/clamav/clamd.ctl' },
      most: 100 * 1024 ** 2,
      tooLarge: 'accept',
    });
    expect((await scannerAt('tcp:clamav:3310'))?.address).toEqual({ host: 'clamav', port: 3310 });
    expect((await scannerAt('tcp:[::1]:3310'))?.address).toEqual({ host: '::1', port: 3310 });
  });

  it('reads a few settings before the database is known', () => {
    expect(readSettings({ MILLWRIGHT_DATA_DIR: '/data' }, ['dataDir', 'logLevel'])).toEqual({
      dataDir: '/data',
      logLevel: 'info',
    });
    expect(() => readSettings({ MILLWRIGHT_DATADIR: '/data' }, ['dataDir'])).toThrow('MILLWRIGHT_DATA_DIR');
  });
});

describe('a part that runs alone', () => {
  it.each(['api', 'worker'] as const)('says that %s brings no database along', async (part) => {
    const error = await loadConfiguration({}, part).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ConfigurationError);
    expect((error as Error).message).toContain(`millwright ${part} brings no database of its own`);
    expect((error as Error).message).toContain(`millwright ${part} 不带数据库`);
  });

  it('wants somewhere to keep jobs where it has to do with jobs: the worker, not the API', async () => {
    const env = complete({ DATABASE_JOBS_URL: '' });
    expect(await loadConfiguration(env, 'api')).toMatchObject({ databaseUrl });
    await expect(loadConfiguration(env, 'worker')).rejects.toThrow('DATABASE_JOBS_URL');
  });

  it('is the portal with its own login and nothing that leads to the staff’s', () => {
    const databasePortalUrl = 'postgres://millwright_portal_login:s3cret@db/millwright';
    const read = loadPortalConfiguration({
      ...complete({ NODE_ENV: 'production', MILLWRIGHT_SECRET_KEY: '' }),
      DATABASE_PORTAL_URL: databasePortalUrl,
    });
    expect(read).toMatchObject({ databasePortalUrl, portalPort: 4200, limitPortalSession: 1200 });
    expect(JSON.stringify(read)).not.toMatch(/millwright_login|millwright_jobs|secretKey/);
    const without = () => loadPortalConfiguration(complete());
    expect(without).toThrow('DATABASE_PORTAL_URL is missing');
    expect(without).toThrow('millwright portal 不带数据库');
  });

  it('still has an origin of its own', () => {
    const same = { DATABASE_PORTAL_URL: databaseUrl, MILLWRIGHT_PORTAL_PORT: '4100' };
    expect(() => loadPortalConfiguration(same)).toThrow('MILLWRIGHT_PORTAL_ORIGIN');
  });
});

describe('the generated secret key', () => {
  it('is made once, kept private, and the same for processes that start together', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => secretKeyFrom(join(dataDir, 'inner'))));
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
    expect((await stat(join(dataDir, 'inner', 'secret.key'))).mode & 0o777).toBe(0o600);
    expect((await secretKeyFrom(join(dataDir, 'inner'))).equals(keys[0]!)).toBe(true);
  });

  it('is never replaced when the file is damaged', async () => {
    await writeFile(join(dataDir, 'secret.key'), 'half a k');
    await expect(secretKeyFrom(dataDir)).rejects.toThrow('damaged');
    expect(await readFile(join(dataDir, 'secret.key'), 'utf8')).toBe('half a k');
  });
});

describe('the configuration page', () => {
  it('is the one written from the declaration (node scripts/write-configuration-docs.mjs)', async () => {
    const written = await readFile(
      new URL('../../../../docs/operations/configuration.md', import.meta.url),
      'utf8',
    );
    expect(written).toBe(configurationDocument());
  });

  it('describes every key in both languages', () => {
    for (const { env, meaning, form } of Object.values(settings)) {
      expect(meaning.zh, env).toMatch(/[一-鿿]/);
      expect(form.expects.zh, env).not.toBe('');
      expect(meaning.en, env).toMatch(/^[A-Z].*\.$/);
    }
  });
});
