import { migrate } from '@millwright/db';
import { readSettings } from '@millwright/platform/config';
import { migrationFolders } from '../folders.ts';

/** `millwright migrate`: brings the database named by DATABASE_OWNER_URL up to date. */
export async function migrateCommand(): Promise<void> {
  const { databaseOwnerUrl } = readSettings(process.env, ['databaseOwnerUrl']);
  if (!databaseOwnerUrl) throw new Error('请设置 DATABASE_OWNER_URL。 | Set DATABASE_OWNER_URL.');
  const applied = await migrate(databaseOwnerUrl, migrationFolders);
  console.log(
    applied.length > 0
      ? `已应用 | applied: ${applied.join(', ')}`
      : '数据库已是最新。 | The database is up to date.',
  );
}
