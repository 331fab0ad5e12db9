import pg from 'pg';
import { NO_FILTER, readMigrations, readSchemas, withEngine } from './engine.ts';

export interface MigrationFolders {
  schema: string;
  migrations: string;
}

/**
 * Brings a database up to the migration history, once, whoever else is starting at the same moment (advisory lock).
 * Answers the names of the migrations it applied. Prisma's own `_prisma_migrations` table keeps the record, so
 * `prisma migrate deploy` stays usable beside it.
 */
export async function migrate(ownerUrl: string, folders: MigrationFolders): Promise<string[]> {
  const lock = new pg.Client({ connectionString: ownerUrl });
  await lock.connect();
  try {
    await lock.query("SELECT pg_advisory_lock(hashtext('millwright.migrate'))");
    const migrationsList = await readMigrations(folders.migrations);
    return await withEngine(ownerUrl, await readSchemas(folders.schema), async (engine) => {
      const history = await engine.diagnoseMigrationHistory({
        migrationsList,
        optInToShadowDatabase: false,
        filters: NO_FILTER,
      });
      if (history.failedMigrationNames.length > 0) {
        throw new Error(
          `Migration ${history.failedMigrationNames.join(', ')} failed half way on this database. ` +
            'Restore the backup taken before the upgrade, or mend the cause and mark it with "prisma migrate resolve".',
        );
      }
      return (await engine.applyMigrations({ migrationsList, filters: NO_FILTER })).appliedMigrationNames;
    });
  } finally {
    await lock.end();
  }
}
