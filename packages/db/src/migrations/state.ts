import { readdir } from 'node:fs/promises';
import pg from 'pg';

/** How a database stands to the migration history of this program. */
export interface MigrationState {
  /** In the history, and not applied here. */
  missing: string[];
  /** Begun here and not finished: somebody has to look. */
  failed: string[];
}

interface Applied {
  name: string;
  finished: boolean;
}

/** Not there, or not to be read: a database from before the first migration, or from before that right was given. */
const NOT_READABLE = new Set(['42501', '42P01', '3F000']);

/**
 * Compares the database with the history, as any of the login roles may. What it has beyond the history is left alone:
 * while a new version is rolled out, processes of the one before go on.
 */
export async function migrationState(url: string, migrationsFolder: string): Promise<MigrationState> {
  const entries = await readdir(migrationsFolder, { withFileTypes: true });
  const wanted = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const applied = await appliedIn(url);
  const finished = new Set(applied.filter((one) => one.finished).map(({ name }) => name));
  return {
    missing: wanted.filter((name) => !finished.has(name)).sort(),
    failed: applied.filter((one) => !one.finished).map(({ name }) => name),
  };
}

async function appliedIn(url: string): Promise<Applied[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('BEGIN READ ONLY');
    await client.query("SELECT set_config('role', 'millwright_auth', true)");
    const { rows } = await client.query<Applied>(
      `SELECT migration_name AS name, finished_at IS NOT NULL AS finished
         FROM public._prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name`,
    );
    return rows;
  } catch (error) {
    if (NOT_READABLE.has((error as { code?: string }).code ?? '')) return [];
    throw error;
  } finally {
    await client.end();
  }
}
