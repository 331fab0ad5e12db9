import pg from 'pg';
import { ACTING_ROLES, PORTAL_ACTING_ROLES } from './provision.ts';

/** One thing wrong with the database, and how to mend it. */
export interface Finding {
  code: string;
  facts: Record<string, string>;
}

/** Which login is examined: the application's, or the portal's own, which may take less. */
export type Login = 'app' | 'portal';

interface Check {
  code: string;
  sql: string;
  /** Asked of this login only. */
  of?: Login;
}

const CHECKS: Check[] = [
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
    sql: `SELECT wanted AS name FROM unnest($1::text[]) AS wanted
          WHERE NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = wanted)
             OR NOT pg_has_role(session_user, (SELECT oid FROM pg_roles WHERE rolname = wanted), 'SET')`,
  },
  {
    // Whatever else it may become, through however many memberships: then a hole in the portal leads there.
    code: 'doctor.role_takes_more',
    of: 'portal',
    sql: `SELECT rolname AS name FROM pg_roles
          WHERE rolname <> session_user AND rolname <> ALL ($1::text[]) AND pg_has_role(session_user, oid, 'SET')`,
  },
  {
    code: 'doctor.server_too_old',
    sql: "SELECT current_setting('server_version') AS name WHERE current_setting('server_version_num')::int < 160000",
  },
];

const TAKES: Record<Login, readonly string[]> = { app: ACTING_ROLES, portal: PORTAL_ACTING_ROLES };

/**
 * Examines the database as a login role sees it. An empty answer means it is safe to serve; the server refuses to start
 * on anything else.
 */
export async function examineDatabase(url: string, login: Login = 'app'): Promise<Finding[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const findings: Finding[] = [];
    for (const { code, sql, of } of CHECKS) {
      if (of && of !== login) continue;
      const values = sql.includes('$1') ? [TAKES[login]] : [];
      const { rows } = await client.query<{ name: string }>(sql, values).catch((error: { code?: string }) => {
        // pg_has_role refuses a role that does not exist: that is the finding.
        if (error.code === '42704') return { rows: [{ name: TAKES[login][0]! }] };
        throw error;
      });
      findings.push(...rows.map((row) => ({ code, facts: { name: row.name } })));
    }
    return findings;
  } finally {
    await client.end();
  }
}
