import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type DatabaseUrls,
  newPasswords,
  provisionDatabase,
  provisionRoles,
  type RolePasswords,
} from '@millwright/db';
import { startEmbeddedPostgres } from '@millwright/db/embedded';

/** Passwords of the embedded database's roles: made once, readable by their owner only. */
async function passwordsIn(dataDir: string): Promise<RolePasswords> {
  const file = join(dataDir, 'database-roles.json');
  if (existsSync(file)) return JSON.parse(await readFile(file, 'utf8'));
  const passwords = newPasswords();
  await mkdir(dataDir, { recursive: true });
  await writeFile(file, JSON.stringify(passwords), { mode: 0o600, flag: 'wx' });
  return passwords;
}

/** Starts the PostgreSQL that comes with Millwright, with its roles and its database. */
export async function embeddedDatabase(dataDir: string): Promise<DatabaseUrls & { stop(): Promise<void> }> {
  const passwords = await passwordsIn(dataDir);
  const server = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres') });
  await provisionRoles(server.superuserUrl, passwords);
  const urls = await provisionDatabase(server.superuserUrl, 'millwright', passwords);
  return { ...urls, stop: () => server.stop() };
}
