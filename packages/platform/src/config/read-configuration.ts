import { closestName } from './closest-name.ts';
import {
  aloneWithout,
  ConfigurationError,
  type ConfigurationProblem,
  illTyped,
  missing,
  refused,
  unknown,
} from './problem.ts';
import { problemsOfS3 } from './s3-settings.ts';
import { secretKeyFrom } from './secret-key.ts';
import type { Setting, ValueForm } from './setting.ts';
import { settings } from './settings.ts';

type Settings = typeof settings;
type ValueOf<S> = S extends { form: ValueForm<infer Value> }
  ? S extends { optional: true }
    ? Value | undefined
    : Value
  : never;

/** The whole configuration, every value in its own type. */
export type Configuration = { [Name in keyof Settings]: ValueOf<Settings[Name]> };
/** The environment's texts, as `process.env` gives them. */
export type Environment = Readonly<Record<string, string | undefined>>;

const names = Object.keys(settings) as (keyof Settings)[];
const known = names.map((name) => settings[name].env);

const STAFFS = [
  'databaseUrl',
  'databaseOwnerUrl',
  'databaseJobsUrl',
  'secretKey',
  'dataDir',
  'demo',
  's3PublicEndpoint',
  's3Bucket',
  'conversionSandbox',
  'filesQuotaGigabytes',
  'clamd',
  'clamdMaxMegabytes',
  'clamdTooLarge',
] as const satisfies (keyof Settings)[];

/** What the portal's own process knows: nothing that leads to what is the staff's. */
export type PortalConfiguration = Omit<Configuration, (typeof STAFFS)[number]> & {
  databasePortalUrl: string;
};

/** A part of the product that runs in a process of its own. */
export type Part = 'api' | 'portal' | 'worker';

/**
 * Reads the whole configuration, or refuses with everything that is wrong with it at once (ConfigurationError).
 * Outside production a missing secret key is generated once and kept in the data folder. A part alone has no database
 * to bring along, so for one a missing address says where there would be one.
 */
export async function loadConfiguration(
  env: Environment = process.env,
  part?: Exclude<Part, 'portal'>,
): Promise<Configuration> {
  const problems = unknownKeys(env);
  const values = readAll(env, names, problems, part);

  if (values.nodeEnv === 'production') {
    if (values.demo) {
      problems.push(
        refused(settings.demo.env, {
          zh: 'MILLWRIGHT_DEMO=on 会写入演示数据，生产环境（NODE_ENV=production）不允许。请设为 off 或删除。',
          en: 'MILLWRIGHT_DEMO=on writes demo data, which production (NODE_ENV=production) refuses. Set it to off or remove it.',
        }),
      );
    }
    if (!isSet(env, settings.secretKey)) problems.push(missing(settings.secretKey));
  }
  // The API adds no jobs: announcements in the database become jobs in the worker.
  if (part !== 'api' && !isSet(env, settings.redisUrl) && !isSet(env, settings.databaseJobsUrl)) {
    problems.push(missing(settings.databaseJobsUrl, misspelt(env, settings.databaseJobsUrl.env)));
  }
  const origins = originsOf(values, problems);
  problems.push(
    ...problemsOfS3(
      { ...values, ...(origins.staffOrigin && { staffOrigin: origins.staffOrigin }) },
      (setting) => isSet(env, setting),
      (key) => misspelt(env, key),
    ),
  );
  if (problems.length > 0) throw new ConfigurationError(problems);

  const complete = { ...values, ...origins } as Configuration;
  return { ...complete, secretKey: values.secretKey ?? (await secretKeyFrom(complete.dataDir)) };
}

/** Reads what the portal's own process needs, which is less: no address of the staff's role, no key, no folder. */
export function loadPortalConfiguration(env: Environment = process.env): PortalConfiguration {
  const problems = unknownKeys(env);
  const values = readAll(
    env,
    names.filter((name) => !NOT_THE_PORTALS.has(name)),
    problems,
  );
  if (!isSet(env, settings.databasePortalUrl))
    problems.push(
      missing(
        settings.databasePortalUrl,
        misspelt(env, settings.databasePortalUrl.env),
        aloneWithout('portal'),
      ),
    );
  const origins = originsOf(values, problems);
  if (problems.length > 0) throw new ConfigurationError(problems);
  return { ...values, ...origins } as PortalConfiguration;
}

const NOT_THE_PORTALS: ReadonlySet<string> = new Set(STAFFS);

/** Where people find the two apps. They must differ, or a cookie of one would reach the other. */
function originsOf(values: Partial<Configuration>, problems: ConfigurationProblem[]) {
  const host = values.host === '0.0.0.0' || values.host === '::' ? 'localhost' : (values.host ?? 'localhost');
  const staffOrigin = values.staffOrigin ?? originOf(host, values.staffPort);
  const portalOrigin = values.portalOrigin ?? originOf(host, values.portalPort);
  if (staffOrigin !== undefined && staffOrigin === portalOrigin) {
    problems.push(
      refused(settings.portalOrigin.env, {
        zh: `员工端与客户门户的来源地址相同（${staffOrigin}），两者必须不同，请修改端口或 MILLWRIGHT_PORTAL_ORIGIN。`,
        en: `Staff app and portal have the same origin (${staffOrigin}); they must differ. Change a port or MILLWRIGHT_PORTAL_ORIGIN.`,
      }),
    );
  }
  return { staffOrigin, portalOrigin };
}

/** Reads only the named settings, for steps that come before the rest is known, such as starting the embedded database. */
export function readSettings<Name extends keyof Settings>(
  env: Environment,
  wanted: readonly Name[],
): Pick<Configuration, Name> {
  const problems = unknownKeys(env);
  const values = readAll(env, wanted, problems);
  if (problems.length > 0) throw new ConfigurationError(problems);
  return values as Pick<Configuration, Name>;
}

function readAll(
  env: Environment,
  wanted: readonly (keyof Settings)[],
  problems: ConfigurationProblem[],
  part?: Part,
) {
  const values: Record<string, unknown> = {};
  for (const name of wanted) {
    const setting: Setting = settings[name];
    const written = isSet(env, setting) ? env[setting.env] : setting.default;
    if (written === undefined) {
      if (!setting.optional && !setting.derived)
        problems.push(missing(setting, misspelt(env, setting.env), part && aloneWithout(part)));
      continue;
    }
    const parsed = setting.form.schema.safeParse(written);
    if (parsed.success) values[name] = parsed.data;
    else problems.push(illTyped(setting, written));
  }
  return values as Partial<Configuration>;
}

/** What commands at the other end of the line read: somebody's shell may have them where a server is started. */
const OF_COMMANDS: readonly string[] = ['MILLWRIGHT_URL', 'MILLWRIGHT_TOKEN'];

function unknownKeys(env: Environment): ConfigurationProblem[] {
  return Object.keys(env)
    .filter((key) => key.startsWith('MILLWRIGHT_') && !known.includes(key) && !OF_COMMANDS.includes(key))
    .sort()
    .map((key) => unknown(key, closestName(key, known)));
}

/** Compose files pass unset variables as empty texts, so an empty text counts as not set. */
function isSet(env: Environment, setting: Setting): boolean {
  return (env[setting.env] ?? '').trim() !== '';
}

function misspelt(env: Environment, key: string): string | undefined {
  const candidates = Object.keys(env).filter((name) => !known.includes(name) && env[name] !== '');
  return closestName(key, candidates);
}

function originOf(host: string, port: number | undefined): string | undefined {
  return port === undefined ? undefined : `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
