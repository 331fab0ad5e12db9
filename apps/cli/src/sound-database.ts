import { examineDatabase, type Login, migrationState } from '@millwright/db';
import { explain } from './findings.ts';
import { migrationFolders } from './folders.ts';

/** A database nobody may be served from, and what to do about it. */
export class UnsoundDatabaseError extends Error {
  override name = 'UnsoundDatabaseError';
}

/**
 * Refuses to go on with a database whose isolation cannot be relied on, or that is not at this version: a process that
 * migrates nothing must not guess.
 */
export async function requireSoundDatabase(url: string, login: Login = 'app'): Promise<void> {
  const findings = await examineDatabase(url, login);
  if (findings.length > 0) {
    const found = findings.map((finding) => explain(finding, login)).join('\n');
    throw new UnsoundDatabaseError(
      `数据库不安全，拒绝启动。 | The database is not safe to serve from:\n${found}`,
    );
  }
  const problem = await migrationProblem(url);
  if (problem) throw new UnsoundDatabaseError(problem);
}

/** What stands between the database and this version, in both languages; undefined when nothing does. */
export async function migrationProblem(url: string): Promise<string | undefined> {
  const { missing, failed } = await migrationState(url, migrationFolders.migrations);
  if (failed.length > 0) {
    return (
      `数据库更新到一半失败（${failed.join('、')}），拒绝启动。请恢复更新前的备份，排除原因后再运行 millwright migrate。\n` +
      `A migration failed half way on this database (${failed.join(', ')}). Restore the backup taken before it, mend the cause, then run millwright migrate.`
    );
  }
  if (missing.length > 0) {
    return (
      `数据库结构落后于程序（需要 ${missing.at(-1)}），拒绝启动。请先用 DATABASE_OWNER_URL 运行 millwright migrate。\n` +
      `The database is behind this version (it needs ${missing.at(-1)}). Run millwright migrate first, with DATABASE_OWNER_URL.`
    );
  }
  return undefined;
}
