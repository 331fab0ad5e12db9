import { examineDatabase, type Login } from '@millwright/db';
import {
  loadConfiguration,
  loadPortalConfiguration,
  s3SettingsOf,
  scannerSettingsOf,
} from '@millwright/platform/config';
import { clamdScanner } from '@millwright/platform/scanner';
import { examineStorage, openS3Storage } from '@millwright/platform/storage';
import { explain, explainScanner, explainStorage } from '../findings.ts';
import { migrationProblem } from '../sound-database.ts';

/** The databases this machine's processes are configured for: a portal alone has one way in, and not the staff's. */
async function waysIn(env: NodeJS.ProcessEnv): Promise<[url: string, login: Login][]> {
  if (!env.DATABASE_URL && env.DATABASE_PORTAL_URL)
    return [[loadPortalConfiguration(env).databasePortalUrl, 'portal']];
  const { databaseUrl, databasePortalUrl } = await loadConfiguration(env);
  return [[databaseUrl, 'app'], ...(databasePortalUrl ? ([[databasePortalUrl, 'portal']] as const) : [])].map(
    ([url, login]) => [url, login as Login],
  );
}

/** What the file store could not do, where one is configured; a portal alone has none. */
async function storeProblem(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  if (!env.DATABASE_URL) return undefined;
  const s3 = s3SettingsOf(await loadConfiguration(env));
  const finding = s3 && (await examineStorage(await openS3Storage(s3)));
  return s3 && finding ? explainStorage(s3, finding) : undefined;
}

/** Why the virus scanner is of no use, where one is configured. */
async function scannerProblem(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const settings = env.DATABASE_URL ? scannerSettingsOf(await loadConfiguration(env)) : undefined;
  if (!settings) return undefined;
  return clamdScanner({ ...settings, patience: 30_000 })
    .examine()
    .then(
      () => undefined,
      (error: Error) => explainScanner(settings, error),
    );
}

/** `millwright doctor`: says what is wrong with configuration, database, file store and scanner, and how to mend it. */
export async function doctor(): Promise<void> {
  const wrong = new Set<string>();
  for (const [url, login] of await waysIn(process.env)) {
    for (const finding of await examineDatabase(url, login)) wrong.add(explain(finding, login));
    const problem = await migrationProblem(url).catch(() => undefined); // roles that are missing were found above
    if (problem) wrong.add(`- ${problem.replaceAll('\n', '\n  ')}`);
  }
  const stored = await storeProblem(process.env);
  if (stored) wrong.add(stored);
  const scanned = await scannerProblem(process.env);
  if (scanned) wrong.add(scanned);
  if (wrong.size === 0) {
    console.log(
      '一切正常：配置完整，数据库角色、行级安全与结构正确，文件存储可用。 | All well: configuration complete, database roles, row-level security and migrations right, files can be kept.',
    );
    return;
  }
  console.log([...wrong].join('\n'));
  process.exitCode = 1;
}
