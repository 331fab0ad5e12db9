import { cloneDatabase } from '@millwright/db/testing';
import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { testDatabase } from './database.ts';

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('a test database', () => {
  it('is migrated, and the same for all tests of a file', async () => {
    const database = await testDatabase();
    expect(await testDatabase()).toBe(database);
    const [found] = await ask(database.ownerUrl, `SELECT to_regclass('tenant') IS NOT NULL AS migrated`);
    expect(found).toEqual({ migrated: true });
  });

  it('is nobody else’s: what one file writes another does not see', async () => {
    const { superuserUrl } = await testDatabase();
    await ask(superuserUrl, 'CREATE TABLE only_here ()');
    const other = await cloneDatabase(inject('superuserUrl'), inject('template'));
    try {
      const [found] = await ask(other.superuserUrl, `SELECT to_regclass('only_here') IS NULL AS absent`);
      expect(found).toEqual({ absent: true });
    } finally {
      await other.drop();
    }
  });
});
