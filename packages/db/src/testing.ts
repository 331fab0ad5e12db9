import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { migrate } from './migrations/migrate.ts';
import {
  type DatabaseUrls,
  databaseUrls,
  provisionDatabase,
  provisionRoles,
  type RolePasswords,
} from './provision.ts';

/** Roles are shared by all databases of the test server; it is thrown away after the run. */
const passwords: RolePasswords = {
  owner: 'test-owner',
  login: 'test-login',
  portal: 'test-portal',
  jobs: 'test-jobs',
};

const fromRoot = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
export const sourceFolders = { schema: fromRoot('prisma/schema'), migrations: fromRoot('prisma/migrations') };

/** Roles and one migrated database that test files clone. */
export async function prepareTemplate(superuserUrl: string): Promise<{ template: string }> {
  const template = 'millwright_template';
  await provisionRoles(superuserUrl, passwords);
  const { ownerUrl } = await provisionDatabase(superuserUrl, template, passwords);
  await migrate(ownerUrl, sourceFolders);
  return { template };
}

export interface TestDatabase extends DatabaseUrls {
  superuserUrl: string;
  name: string;
  drop(): Promise<void>;
}

async function asAdmin(superuserUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A copy of the template, for one test file alone. */
export async function cloneDatabase(superuserUrl: string, template: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(
    superuserUrl,
    `CREATE DATABASE ${name} TEMPLATE ${template} OWNER millwright_owner STRATEGY FILE_COPY`,
  );
  await asAdmin(superuserUrl, `REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
  await asAdmin(
    superuserUrl,
    `GRANT CONNECT ON DATABASE ${name} TO millwright_login, millwright_portal_login, millwright_jobs`,
  );
  await asAdmin(superuserUrl, `GRANT TEMPORARY ON DATABASE ${name} TO millwright_jobs`);
  const own = new URL(superuserUrl);
  own.pathname = `/${name}`;
  return {
    ...databaseUrls(superuserUrl, name, passwords),
    superuserUrl: own.toString(),
    name,
    drop: () => asAdmin(superuserUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}
