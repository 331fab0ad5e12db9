import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** Roles that hold rights. Nobody signs in as them; the login role takes one for the length of a transaction. */
export const ACTING_ROLES = [
  'millwright_app',
  'millwright_portal',
  'millwright_auth',
  'millwright_relay',
] as const;
export const OWNER_ROLE = 'millwright_owner';
export const LOGIN_ROLE = 'millwright_login';
/** What the customers' portal needs: to see its views, and to sign people in. Nothing of the staff's. */
export const PORTAL_ACTING_ROLES = ['millwright_portal', 'millwright_auth'] as const;
export const PORTAL_LOGIN_ROLE = 'millwright_portal_login';
/** Owns the job queue's own schema; it sees no table of a firm. */
export const JOBS_ROLE = 'millwright_jobs';
/** Own the views through which others' columns are seen: the portal's, and the names on cards. */
export const VIEW_ROLES = ['millwright_portal_views', 'millwright_card_views'] as const;

export interface RolePasswords {
  owner: string;
  login: string;
  portal: string;
  jobs: string;
}

/** Connection strings for the ways in: migrations, the application, the portal alone, the job queue and notifications. */
export interface DatabaseUrls {
  ownerUrl: string;
  appUrl: string;
  portalUrl: string;
  jobsUrl: string;
}

export function newPasswords(): RolePasswords {
  const password = () => randomBytes(24).toString('base64url');
  return { owner: password(), login: password(), portal: password(), jobs: password() };
}

function urlFor(adminUrl: string, user: string, password: string, database: string): string {
  const url = new URL(adminUrl);
  url.username = user;
  url.password = password;
  url.pathname = `/${database}`;
  return url.toString();
}

async function ensureRole(client: pg.Client, name: string, password?: string): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
  const login = password ? `LOGIN PASSWORD ${pg.escapeLiteral(password)}` : 'NOLOGIN';
  await client.query(
    `${rowCount ? 'ALTER' : 'CREATE'} ROLE ${name} ${login} NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT`,
  );
}

/** Lets a login take these of the acting roles, one for the length of a transaction, and no others. */
async function letTake(client: pg.Client, login: string, roles: readonly string[]): Promise<void> {
  for (const role of ACTING_ROLES) {
    if (roles.includes(role)) await client.query(`GRANT ${role} TO ${login} WITH INHERIT FALSE, SET TRUE`);
    else await client.query(`REVOKE ${role} FROM ${login}`);
  }
  await client.query(`ALTER ROLE ${login} SET statement_timeout = '30s'`);
  await client.query(`ALTER ROLE ${login} SET idle_in_transaction_session_timeout = '60s'`);
}

/** Creates or repairs the roles. Needs an administrator's connection; safe to repeat. PostgreSQL 16 or newer. */
export async function provisionRoles(adminUrl: string, passwords: RolePasswords): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock(hashtext('millwright.provision'))");
    await ensureRole(client, OWNER_ROLE, passwords.owner);
    await ensureRole(client, LOGIN_ROLE, passwords.login);
    await ensureRole(client, PORTAL_LOGIN_ROLE, passwords.portal);
    await ensureRole(client, JOBS_ROLE, passwords.jobs);
    for (const role of [...ACTING_ROLES, ...VIEW_ROLES]) await ensureRole(client, role);
    await letTake(client, LOGIN_ROLE, ACTING_ROLES);
    await letTake(client, PORTAL_LOGIN_ROLE, PORTAL_ACTING_ROLES);
    // The owner hands the views to their roles, which takes membership but no inheritance.
    for (const role of VIEW_ROLES)
      await client.query(`GRANT ${role} TO ${OWNER_ROLE} WITH INHERIT FALSE, SET TRUE`);
    for (const role of [OWNER_ROLE, LOGIN_ROLE, PORTAL_LOGIN_ROLE, JOBS_ROLE])
      await client.query(`ALTER ROLE ${role} SET timezone = 'UTC'`);
  } finally {
    await client.end();
  }
}

/** Creates the database if it is missing and answers the connection strings to it. */
export async function provisionDatabase(
  adminUrl: string,
  name: string,
  passwords: RolePasswords,
): Promise<DatabaseUrls> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    const database = pg.escapeIdentifier(name);
    if (!rowCount) await client.query(`CREATE DATABASE ${database} OWNER ${OWNER_ROLE}`);
    await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
    await client.query(
      `GRANT CONNECT ON DATABASE ${database} TO ${LOGIN_ROLE}, ${PORTAL_LOGIN_ROLE}, ${JOBS_ROLE}`,
    );
    // Adding many jobs at once goes through a temporary table.
    await client.query(`GRANT TEMPORARY ON DATABASE ${database} TO ${JOBS_ROLE}`);
  } finally {
    await client.end();
  }
  const admin = new URL(adminUrl);
  admin.pathname = `/${name}`;
  const inside = new pg.Client({ connectionString: admin.toString() });
  await inside.connect();
  try {
    await inside.query(`CREATE SCHEMA IF NOT EXISTS bullmq AUTHORIZATION ${JOBS_ROLE}`);
    await inside.query(`ALTER SCHEMA public OWNER TO ${OWNER_ROLE}`);
  } finally {
    await inside.end();
  }
  return databaseUrls(adminUrl, name, passwords);
}

/** The connection strings to a provisioned database. */
export function databaseUrls(adminUrl: string, name: string, passwords: RolePasswords): DatabaseUrls {
  return {
    ownerUrl: urlFor(adminUrl, OWNER_ROLE, passwords.owner, name),
    appUrl: urlFor(adminUrl, LOGIN_ROLE, passwords.login, name),
    portalUrl: urlFor(adminUrl, PORTAL_LOGIN_ROLE, passwords.portal, name),
    jobsUrl: urlFor(adminUrl, JOBS_ROLE, passwords.jobs, name),
  };
}
