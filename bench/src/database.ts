import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DatabaseUrls, migrate, newPasswords, provisionDatabase, provisionRoles } from '@millwright/db';
import { startEmbeddedPostgres } from '@millwright/db/embedded';
import pg from 'pg';
import { root } from './bundle.ts';

/** How much data the measurements run on. */
export interface Size {
  firms: number;
  /** Contracts and tasks of each firm. */
  contracts: number;
  tasks: number;
  /** Contracts of one further firm, which has very many of them and no tasks. */
  manyContracts: number;
}

export interface BenchDatabase extends DatabaseUrls {
  superuserUrl: string;
  stop(): Promise<void>;
}

const FILLED = ['contract', 'contract_member', 'milestone', 'task', 'progress_event'];

/** Starts PostgreSQL as an installation would, migrates it and fills it. A folder filled before is used as it is. */
export async function openDatabase(dataDir: string, size: Size): Promise<BenchDatabase> {
  const server = await startEmbeddedPostgres({ dataDir, port: 0 });
  try {
    const passwords = newPasswords();
    await provisionRoles(server.superuserUrl, passwords);
    const urls = await provisionDatabase(server.superuserUrl, 'bench', passwords);
    const superuser = new URL(server.superuserUrl);
    superuser.pathname = '/bench';
    const folders = {
      schema: join(root, 'prisma', 'schema'),
      migrations: join(root, 'prisma', 'migrations'),
    };
    await migrate(urls.ownerUrl, folders);
    await fill(superuser.toString(), size);
    return { ...urls, superuserUrl: superuser.toString(), stop: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function fill(superuserUrl: string, size: Size): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const filled = await client.query("SELECT 1 FROM tenant WHERE slug = 'bench-1'");
    if (filled.rowCount) return;
    await client.query('BEGIN');
    // Millions of trigger calls would only repeat what the load says itself: history, roll-ups, who and when.
    await client.query('SET LOCAL session_replication_role = replica');
    await client.query("SET LOCAL maintenance_work_mem = '256MB'; SET LOCAL work_mem = '128MB'");
    await client.query('SELECT setseed(0.42)');
    const rebuild = await withoutIndexes(client);
    for (const part of ['1-firms', '2-contracts', '3-tasks']) {
      const text = await readFile(join(import.meta.dirname, 'load', `${part}.sql`), 'utf8');
      const sql = text.replace(/(?<!:):(\w+)/g, (whole, name: string) =>
        name in size ? String(size[name as keyof Size]) : whole,
      );
      await client.query(sql);
    }
    for (const statement of rebuild) await client.query(statement);
    await client.query('COMMIT');
    await client.query('VACUUM ANALYZE');
    await client.query('CHECKPOINT');
  } finally {
    await client.end();
  }
}

/** Drops the indexes of the large tables and answers the statements that build them again: far faster than row by row. */
async function withoutIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
       FROM pg_index i
      WHERE i.indrelid = ANY($1::regclass[])
        AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid)`,
    [FILLED],
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows.map((row) => row.definition);
}
