import pg from 'pg';
import { ACTING_ROLES, VIEW_ROLES } from '../provision.ts';
import { NO_FILTER, readMigrations, readSchemas, withEngine } from './engine.ts';

export interface MigrationFolders {
  schema: string;
  migrations: string;
}

/** Migrations grant rights to roles; one that is missing would leave the database half migrated. */
async function requireRoles(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query(
    'SELECT wanted AS name FROM unnest($1::text[]) AS wanted WHERE wanted NOT IN (SELECT rolname FROM pg_roles)',
    [[...ACTING_ROLES, ...VIEW_ROLES]],
  );
  if (rows.length === 0) return;
  const names = rows.map(({ name }: { name: string }) => name).join(', ');
  throw new Error(
    `数据库缺少角色 ${names}，未做任何更改。请按 docs/operations/database.md 创建后重试。\n` +
      `The database lacks the roles ${names}; nothing was changed. Create them as docs/operations/database.md says, then migrate again.`,
  );
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
    await requireRoles(lock);
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
