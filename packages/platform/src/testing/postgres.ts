import { cloneDatabase, type TestDatabase } from '@millwright/db/testing';
import pg from 'pg';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    superuserUrl: string;
    template: string;
  }
}

/** A migrated database for one test file alone, on the test run's own server. */
export function openTestDatabase(): Promise<TestDatabase> {
  return cloneDatabase(inject('superuserUrl'), inject('template'));
}

/** Runs one statement as the superuser, past every rule. */
export async function asSuperuser<Row>(
  database: TestDatabase,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** Cuts the connections of a database that carry a name, as a restart or a firewall would. Gives their number. */
export async function cutConnections(database: TestDatabase, applicationName: string): Promise<number> {
  const cut = await asSuperuser(
    database,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND application_name LIKE $1 AND pid <> pg_backend_pid()`,
    [applicationName],
  );
  return cut.length;
}
