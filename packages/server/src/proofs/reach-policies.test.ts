import { allPermissions, reachPolicy, readsInParts, walledNouns } from '@millwright/platform';
import { testDatabase } from '@millwright/testkit';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import '../registry.ts';
import { WITHOUT_ROWS } from './exceptions.fixture.ts';

const REACH = `SELECT pg_get_expr(polqual, polrelid) AS condition, polpermissive AS permissive, polcmd AS command,
    polroles::regrole[]::text[] AS roles FROM pg_policy WHERE polname = 'reach' AND polrelid = $1::regclass`;

/** Looks, and takes back whatever was tried. */
async function tryOut<T>(run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: (await testDatabase()).superuserUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    return await run(client);
  } finally {
    await client.end();
  }
}

describe('the reach policies (U1b, 002-09)', () => {
  it.each(walledNouns())('$walled has the one its permissions declare', async (noun) => {
    await tryOut(async (client) => {
      const { rows: inTheDatabase } = await client.query(REACH, [noun.walled]);
      await client.query(`DROP POLICY IF EXISTS reach ON "${noun.walled}"`);
      await client.query(reachPolicy(noun));
      const { rows: declared } = await client.query(REACH, [noun.walled]);
      const mend = `Add to a new migration:\nDROP POLICY IF EXISTS reach ON "${noun.walled}";\n${reachPolicy(noun)}`;
      expect(inTheDatabase, mend).toEqual(declared);
    });
  });

  it('stand on no other table', async () => {
    const { rows } = await tryOut((client) =>
      client.query(`SELECT polrelid::regclass::text AS name FROM pg_policy WHERE polname = 'reach'`),
    );
    expect(rows.map(({ name }) => name).sort()).toEqual(
      walledNouns()
        .map(({ walled }) => walled)
        .sort(),
    );
  });

  it('are declared for every noun that some role reads in parts', () => {
    const open = allPermissions().filter(
      (noun) => readsInParts(noun) && !noun.walled && !(noun.subject in WITHOUT_ROWS),
    );
    expect(open.map(({ subject }) => subject)).toEqual([]);
    expect(walledNouns().length).toBeGreaterThan(5);
  });
});
