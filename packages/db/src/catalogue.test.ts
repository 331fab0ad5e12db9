import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { testDatabase } from '@millwright/testkit';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { examineDatabase } from './index.ts';

async function ask(sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: (await testDatabase()).superuserUrl });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const TENANT_TABLES = `
  SELECT c.oid, c.relname AS name, c.relrowsecurity, c.relforcerowsecurity FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
  WHERE c.relkind IN ('r', 'p')`;
/** Tables that name a firm but belong to the sign-in role alone. */
const OF_SIGN_IN = `('session')`;

/** Views customers may put rows in (decision 0019), by name. */
const CUSTOMERS_ENTRIES = ['acceptance_signature', 'delivery_signature', 'feedback', 'feedback_message'];

describe('the catalogue (law 1, U1a)', () => {
  it('has enough tenant tables for these checks to mean something', async () => {
    expect((await ask(TENANT_TABLES)).length).toBeGreaterThan(15);
  });

  it('forces row-level security on every table with a tenant', async () => {
    const bare = await ask(
      `SELECT name FROM (${TENANT_TABLES}) t WHERE NOT relrowsecurity OR NOT relforcerowsecurity`,
    );
    expect(bare).toEqual([]);
  });

  it('confines the application’s role to its own firm, in reading and in writing, on each of them', async () => {
    const loose = await ask(`
      SELECT t.name FROM (${TENANT_TABLES}) t
      WHERE t.name NOT IN ${OF_SIGN_IN} AND NOT EXISTS (
        SELECT 1 FROM pg_policy p WHERE p.polrelid = t.oid AND p.polname = 'tenant_isolation'
          AND p.polroles = ARRAY['millwright_app'::regrole::oid] AND p.polcmd = '*'
          AND pg_get_expr(p.polqual, p.polrelid) = $e$(tenant_id = (current_setting('app.tenant_id'::text))::uuid)$e$
          AND pg_get_expr(p.polwithcheck, p.polrelid) = pg_get_expr(p.polqual, p.polrelid))`);
    expect(loose).toEqual([]);
  });

  it('gives the application no second policy that would let more through', async () => {
    const extra = await ask(`
      SELECT c.relname, p.polname FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
      WHERE ('millwright_app'::regrole::oid = ANY (p.polroles) OR 0 = ANY (p.polroles) OR 'millwright_portal'::regrole::oid = ANY (p.polroles))
        AND p.polname <> 'tenant_isolation' AND p.polpermissive`);
    expect(extra).toEqual([]);
  });

  it('lets names on cards show nothing but names and states (003-18)', async () => {
    const columns = await ask(`
      SELECT c.relname || '.' || a.attname AS name FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'card'
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 ORDER BY 1`);
    expect(columns.map(({ name }) => name)).toEqual([
      'contract.contract_no',
      'contract.deleted_at',
      'contract.id',
      'contract.name',
      'contract.status',
      'contract.tenant_id',
      'customer.id',
      'customer.name',
      'customer.tenant_id',
      'task.contract_id',
      'task.deleted_at',
      'task.id',
      'task.tenant_id',
      'task.title',
    ]);
  });

  it('keys every tenant table by firm and id, and carries the firm in every reference between them', async () => {
    const wrongKeys = await ask(`
      SELECT t.name FROM (${TENANT_TABLES}) t WHERE t.name NOT IN ${OF_SIGN_IN} AND NOT EXISTS (
        SELECT 1 FROM pg_constraint k WHERE k.conrelid = t.oid AND k.contype = 'p'
          AND pg_get_constraintdef(k.oid) = 'PRIMARY KEY (tenant_id, id)')`);
    expect(wrongKeys).toEqual([]);
    const crossing = await ask(`
      SELECT conname FROM pg_constraint WHERE contype = 'f'
        AND conrelid IN (SELECT oid FROM (${TENANT_TABLES}) t) AND confrelid IN (SELECT oid FROM (${TENANT_TABLES}) t)
        AND pg_get_constraintdef(oid) NOT LIKE 'FOREIGN KEY (tenant_id, %'`);
    expect(crossing).toEqual([]);
  });

  it('has an index under every foreign key', async () => {
    const bare = await ask(`
      SELECT conrelid::regclass AS table, conname FROM pg_constraint k WHERE contype = 'f' AND NOT EXISTS (
        SELECT 1 FROM pg_index i WHERE i.indrelid = k.conrelid AND (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey)`);
    expect(bare).toEqual([]);
  });

  // A notice tells of a change that is audited itself; who has read what concerns them is nobody else's business.
  // The bytes of a delivery note are what the hash of its note says, and that is audited.
  it('audits every tenant table but the logs themselves (002-37)', async () => {
    const silent = await ask(`
      SELECT t.name FROM (${TENANT_TABLES}) t
      WHERE t.name NOT IN ('audit_event', 'outbox_event', 'handled_event', 'number_sequence', 'request_key', 'session', 'notice', 'file_preview', 'file_view', 'search_entry', 'delivery_note_content')
        AND (SELECT coalesce(bit_or(g.tgtype & 28), 0) FROM pg_trigger g JOIN pg_proc f ON f.oid = g.tgfoid
             WHERE g.tgrelid = t.oid AND f.proname = 'audit' AND g.tgenabled = 'O') <> 28`);
    expect(silent).toEqual([]);
  });

  it('lets nobody but the trigger write the audit trail, and nobody change it', async () => {
    const rights = await ask(`
      SELECT grantee, privilege_type FROM information_schema.role_table_grants
      WHERE table_name = 'audit_event' AND grantee LIKE 'millwright%' AND grantee <> 'millwright_owner' ORDER BY 1, 2`);
    expect(rights).toEqual([{ grantee: 'millwright_app', privilege_type: 'SELECT' }]);
  });

  it('shows the portal’s role nothing but its views', async () => {
    const rights = await ask(`
      SELECT table_schema, privilege_type FROM information_schema.role_table_grants WHERE grantee = 'millwright_portal' GROUP BY 1, 2`);
    expect(rights.filter((right) => right.privilege_type !== 'INSERT')).toEqual([
      { table_schema: 'portal', privilege_type: 'SELECT' },
    ]);
  });

  it('lets customers put in what is theirs to say, and change nothing', async () => {
    const entries = await ask(`
      SELECT table_schema, table_name FROM information_schema.role_table_grants
      WHERE grantee = 'millwright_portal' AND privilege_type = 'INSERT' ORDER BY 2`);
    expect(entries).toEqual(CUSTOMERS_ENTRIES.map((table_name) => ({ table_schema: 'portal', table_name })));
    const changes = await ask(`
      SELECT DISTINCT privilege_type FROM information_schema.role_column_grants
      WHERE grantee = 'millwright_portal_views' AND table_schema = 'public' ORDER BY 1`);
    expect(changes.map(({ privilege_type }) => privilege_type)).not.toContain('UPDATE');
  });

  it('lets only the sign-in role read password hashes', async () => {
    const readers = await ask(`
      SELECT rolname FROM pg_roles WHERE rolname LIKE 'millwright%' AND rolname <> 'millwright_owner'
        AND has_column_privilege(rolname, 'account', 'password_hash', 'SELECT')`);
    expect(readers).toEqual([{ rolname: 'millwright_auth' }]);
  });
});

describe('the portal’s login', () => {
  const asPortal = async (sql: string) => {
    const client = new pg.Client({ connectionString: (await testDatabase()).portalUrl });
    await client.connect();
    try {
      return await client.query(sql);
    } finally {
      await client.end();
    }
  };

  it.each(['millwright_app', 'millwright_relay', 'millwright_owner', 'millwright_login', 'millwright_jobs'])(
    'cannot become %s',
    async (role) => {
      await expect(asPortal(`SET ROLE ${role}`)).rejects.toMatchObject({ code: '42501' });
      await expect(
        asPortal(`BEGIN; SET LOCAL ROLE millwright_auth; SET LOCAL ROLE ${role}`),
      ).rejects.toMatchObject({ code: '42501' });
    },
  );

  it('can become what customers and signing in need, and has no right of its own', async () => {
    for (const role of ['millwright_portal', 'millwright_auth'])
      await expect(asPortal(`SET ROLE ${role}`)).resolves.toBeTruthy();
    for (const thing of [
      'public.account',
      'public.session',
      'public.customer',
      'public.contract',
      'public._prisma_migrations',
      'portal.contract',
    ])
      await expect(asPortal(`SELECT 1 FROM ${thing}`)).rejects.toMatchObject({ code: '42501' });
  });

  it('reads no table of the firm’s business, whichever role it takes', async () => {
    const readable = await ask(`
      SELECT t.name FROM (${TENANT_TABLES}) t, unnest(ARRAY['millwright_portal', 'millwright_auth']) AS taken
      WHERE has_any_column_privilege(taken, t.oid, 'SELECT') ORDER BY 1`);
    expect(readable.map(({ name }) => name)).toEqual([
      'api_token',
      'customer',
      'customer_contact',
      'invitation',
      'member',
      'session',
    ]);
  });
});

describe('the doctor', () => {
  it('finds nothing wrong with the application’s login role', async () => {
    expect(await examineDatabase((await testDatabase()).appUrl)).toEqual([]);
  });

  it('finds nothing wrong with the portal’s login role', async () => {
    expect(await examineDatabase((await testDatabase()).portalUrl, 'portal')).toEqual([]);
  });

  it('names what a login of the portal may become that it must not', async () => {
    const findings = await examineDatabase((await testDatabase()).appUrl, 'portal');
    const more = findings
      .filter(({ code }) => code === 'doctor.role_takes_more')
      .map(({ facts }) => facts.name);
    expect(more.sort()).toEqual(['millwright_app', 'millwright_relay']);
  });

  it('names what the portal’s login would lack to be the application’s', async () => {
    const findings = await examineDatabase((await testDatabase()).portalUrl);
    expect(findings.map(({ code, facts }) => [code, facts.name])).toEqual([
      ['doctor.roles_missing', 'millwright_app'],
      ['doctor.roles_missing', 'millwright_relay'],
    ]);
  });

  it('names a superuser, an owner and a role that inherits', async () => {
    const database = await testDatabase();
    const asSuperuser = await examineDatabase(database.superuserUrl);
    expect(asSuperuser.map((f) => f.code)).toEqual(
      expect.arrayContaining(['doctor.role_superuser', 'doctor.role_bypasses_rls']),
    );
    const asOwner = await examineDatabase(database.ownerUrl);
    expect(asOwner.map((f) => f.code)).toContain('doctor.role_owns_table');
  });

  it('names a tenant table that lacks a forced policy', async () => {
    await ask('CREATE TABLE forgotten (tenant_id uuid, id uuid)');
    try {
      const findings = await examineDatabase((await testDatabase()).appUrl);
      expect(findings).toContainEqual({ code: 'doctor.table_unprotected', facts: { name: 'forgotten' } });
    } finally {
      await ask('DROP TABLE forgotten');
    }
  });
});

describe('the code', () => {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const sources = ['packages', 'apps', 'prisma', 'bench'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((f) => /\.(ts|tsx|sql)$/.test(f) && !/node_modules|generated|dist|\.test\.ts$/.test(f))
      .map((f) => join(root, folder, f)),
  );

  it('never makes a session-level setting, which would stay for the next client of a pooler', () => {
    const offenders = sources.filter((file) => {
      const text = readFileSync(file, 'utf8');
      return (
        /set_config\([^)]*,\s*false\s*\)/i.test(text) ||
        /['"`]\s*SET\s+(SESSION\s+)?(ROLE|app\.|AUTHORIZATION)/i.test(text)
      );
    });
    expect(sources.length).toBeGreaterThan(50);
    expect(offenders).toEqual([]);
  });

  it('never asks for the tenant in a way that forgives its absence', () => {
    const offenders = sources.filter((file) =>
      /current_setting\('app\.tenant_id',\s*true\)/.test(readFileSync(file, 'utf8')),
    );
    expect(offenders).toEqual([]);
  });
});
