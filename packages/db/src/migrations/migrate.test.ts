import type {} from '@millwright/testkit/global-setup';
import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import {
  migrate,
  migrationState,
  newPasswords,
  provisionDatabase,
  provisionRoles,
  schemaDiff,
} from '../index.ts';
import { sourceFolders } from '../testing.ts';

const passwords = {
  owner: 'test-owner',
  login: 'test-login',
  portal: 'test-portal',
  jobs: 'test-jobs',
};

async function emptyDatabase(name: string): Promise<string> {
  const { ownerUrl } = await provisionDatabase(inject('superuserUrl'), name, passwords);
  return ownerUrl;
}

describe('migrating', () => {
  it('builds the schema from nothing, once, however many start at the same moment', async () => {
    const ownerUrl = await emptyDatabase('migrate_together');
    const applied = await Promise.all([1, 2, 3].map(() => migrate(ownerUrl, sourceFolders)));
    expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
    expect(await migrate(ownerUrl, sourceFolders)).toEqual([]);
  });

  it('leaves nothing of Prisma’s schema out: history and schema describe the same tables', async () => {
    const ownerUrl = await emptyDatabase('migrate_complete');
    await migrate(ownerUrl, sourceFolders);
    const client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
    const columns = async () =>
      (
        await client.query(
          `SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' ORDER BY 1, 2`,
        )
      ).rows;
    const fromHistory = await columns();
    const script = await schemaDiff(ownerUrl, sourceFolders.schema, 'empty');
    const fresh = await emptyDatabase('schema_only');
    const other = new pg.Client({ connectionString: fresh });
    await other.connect();
    await other.query(script);
    const fromSchema = (
      await other.query(
        `SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2`,
      )
    ).rows;
    await Promise.all([client.end(), other.end()]);
    expect(fromHistory).toEqual(fromSchema);
  });

  it('gives the roles new passwords when asked, without losing anything', async () => {
    await provisionRoles(inject('superuserUrl'), passwords);
    expect(new Set(Object.values(newPasswords())).size).toBe(4);
  });

  it('lets every login see how the database stands: empty, behind, half migrated, up to date', async () => {
    const { ownerUrl, appUrl, portalUrl } = await provisionDatabase(
      inject('superuserUrl'),
      'migrate_state',
      passwords,
    );
    const states = () =>
      Promise.all([appUrl, portalUrl].map((url) => migrationState(url, sourceFolders.migrations)));
    const history = (await migrationState(appUrl, sourceFolders.migrations)).missing;
    expect(history.length).toBeGreaterThan(1);
    for (const state of await states()) expect(state).toEqual({ missing: history, failed: [] });

    await migrate(ownerUrl, sourceFolders);
    for (const state of await states()) expect(state).toEqual({ missing: [], failed: [] });

    const owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    const last = history.at(-1)!;
    const record = (change: string) =>
      owner.query(`UPDATE _prisma_migrations SET ${change} WHERE migration_name = $1`, [last]);
    await record('finished_at = NULL');
    for (const state of await states()) expect(state).toEqual({ missing: [last], failed: [last] });
    await record('rolled_back_at = now()');
    for (const state of await states()) expect(state).toEqual({ missing: [last], failed: [] });
    await owner.end();
  });
});
