import pg from 'pg';
import { afterAll } from 'vitest';
import { testDatabase } from './database.ts';

let client: Promise<pg.Client> | undefined;

async function connect(): Promise<pg.Client> {
  const made = new pg.Client({ connectionString: (await testDatabase()).superuserUrl });
  await made.connect();
  return made;
}

// biome-ignore lint/suspicious/noExplicitAny: rows of any question
export type AnyRow = Record<string, any>;

/** Looks into this test file's database past every rule, isolation included: for proofs that nothing changed. */
export async function asSuperuser(text: string, values: unknown[] = []): Promise<AnyRow[]> {
  client ??= connect();
  return (await (await client).query(text, values)).rows;
}

afterAll(async () => {
  await (await client?.catch(() => undefined))?.end();
  client = undefined;
});
