import pg from 'pg';

/** One thing wrong with the database, and how to mend it. */
export interface Finding {
  code: string;
  facts: Record<string, string>;
}

const CHECKS: { code: string; sql: string }[] = [
  {
    code: 'doctor.role_superuser',
    sql: 'SELECT rolname AS name FROM pg_roles WHERE rolname = session_user AND rolsuper',
  },
  {
    code: 'doctor.role_bypasses_rls',
    sql: 'SELECT rolname AS name FROM pg_roles WHERE rolname = session_user AND rolbypassrls',
  },
  {
    code: 'doctor.role_creates_roles',
    sql: 'SELECT rolname AS name FROM pg_roles WHERE rolname = session_user AND (rolcreaterole OR rolcreatedb)',
  },
  {
    // Inheriting, not only holding: a login role that has a role's rights without asking acts outside every context.
    code: 'doctor.role_inherits',
    sql: `SELECT r.rolname AS name FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid
          WHERE m.member = (SELECT oid FROM pg_roles WHERE rolname = session_user)
            AND (m.inherit_option OR m.admin_option OR r.rolsuper OR r.rolbypassrls)`,
  },
  {
    code: 'doctor.role_owns_table',
    sql: `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE c.relkind IN ('r', 'p', 'v', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
            AND (pg_has_role(session_user, c.relowner, 'USAGE') OR pg_has_role(session_user, c.relowner, 'SET') AND c.relkind IN ('r', 'p'))`,
  },
  {
    code: 'doctor.table_unprotected',
    sql: `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
          WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
            AND (NOT c.relrowsecurity OR NOT c.relforcerowsecurity OR NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid))`,
  },
  {
    code: 'doctor.roles_missing',
    sql: `SELECT wanted AS name FROM unnest(ARRAY['millwright_app', 'millwright_portal', 'millwright_auth', 'millwright_relay']) AS wanted
          WHERE NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = wanted)
             OR NOT pg_has_role(session_user, (SELECT oid FROM pg_roles WHERE rolname = wanted), 'SET')`,
  },
  {
    code: 'doctor.server_too_old',
    sql: "SELECT current_setting('server_version') AS name WHERE current_setting('server_version_num')::int < 160000",
  },
];

/**
 * Examines the database as the application's login role sees it. An empty answer means it is safe to serve; the
 * server refuses to start on anything else.
 */
export async function examineDatabase(appUrl: string): Promise<Finding[]> {
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  try {
    const findings: Finding[] = [];
    for (const { code, sql } of CHECKS) {
      const { rows } = await client.query<{ name: string }>(sql).catch((error: { code?: string }) => {
        // pg_has_role refuses a role that does not exist: that is the finding.
        if (error.code === '42704') return { rows: [{ name: 'millwright_app' }] };
        throw error;
      });
      findings.push(...rows.map((row) => ({ code, facts: { name: row.name } })));
    }
    return findings;
  } finally {
    await client.end();
  }
}
