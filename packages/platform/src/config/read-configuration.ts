import { closestName } from './closest-name.ts';
import {
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

/**
 * Reads the whole configuration, or refuses with everything that is wrong with it at once (ConfigurationError).
 * Outside production a missing secret key is generated once and kept in the data folder.
 */
export async function loadConfiguration(env: Environment = process.env): Promise<Configuration> {
  const problems = unknownKeys(env);
  const values = readAll(env, names, problems);

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
  if (!isSet(env, settings.redisUrl) && !isSet(env, settings.databaseJobsUrl)) {
    problems.push(missing(settings.databaseJobsUrl, misspelt(env, settings.databaseJobsUrl.env)));
  }
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
  problems.push(
    ...problemsOfS3(
      { ...values, ...(staffOrigin && { staffOrigin }) },
      (setting) => isSet(env, setting),
      (key) => misspelt(env, key),
    ),
  );
  if (problems.length > 0) throw new ConfigurationError(problems);

  const complete = { ...values, staffOrigin, portalOrigin } as Configuration;
  return { ...complete, secretKey: values.secretKey ?? (await secretKeyFrom(complete.dataDir)) };
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

function readAll(env: Environment, wanted: readonly (keyof Settings)[], problems: ConfigurationProblem[]) {
  const values: Record<string, unknown> = {};
  for (const name of wanted) {
    const setting: Setting = settings[name];
    const written = isSet(env, setting) ? env[setting.env] : setting.default;
    if (written === undefined) {
      if (!setting.optional && !setting.derived) problems.push(missing(setting, misspelt(env, setting.env)));
      continue;
    }
    const parsed = setting.form.schema.safeParse(written);
    if (parsed.success) values[name] = parsed.data;
    else problems.push(illTyped(setting, written));
  }
  return values as Partial<Configuration>;
}

function unknownKeys(env: Environment): ConfigurationProblem[] {
  return Object.keys(env)
    .filter((key) => key.startsWith('MILLWRIGHT_') && !known.includes(key))
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
