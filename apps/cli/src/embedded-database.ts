import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type DatabaseUrls,
  newPasswords,
  provisionDatabase,
  provisionRoles,
  type RolePasswords,
} from '@millwright/db';
import { type EmbeddedPostgres, EmbeddedPostgresError, startEmbeddedPostgres } from '@millwright/db/embedded';

/** Passwords of the embedded database's roles: made once, readable by their owner only. */
async function passwordsIn(dataDir: string): Promise<RolePasswords> {
  const file = join(dataDir, 'database-roles.json');
  if (existsSync(file)) return JSON.parse(await readFile(file, 'utf8'));
  const passwords = newPasswords();
  await mkdir(dataDir, { recursive: true });
  await writeFile(file, JSON.stringify(passwords), { mode: 0o600, flag: 'wx' });
  return passwords;
}

/** How long a start waits for the one before it to leave, in milliseconds. */
const PATIENCE = 15_000;

/** A start right after a stop meets the last one still closing its database: that is worth a moment's wait. */
async function startWhenFree(dataDir: string): Promise<EmbeddedPostgres> {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    try {
      return await startEmbeddedPostgres({ dataDir });
    } catch (error) {
      const running = error instanceof EmbeddedPostgresError && error.code === 'already_running';
      if (!running || Date.now() > deadline) throw error;
      await sleep(250);
    }
  }
}

/** Starts the PostgreSQL that comes with Millwright, with its roles and its database. */
export async function embeddedDatabase(dataDir: string): Promise<DatabaseUrls & { stop(): Promise<void> }> {
  const passwords = await passwordsIn(dataDir);
  const server = await startWhenFree(join(dataDir, 'postgres'));
  await provisionRoles(server.superuserUrl, passwords);
  const urls = await provisionDatabase(server.superuserUrl, 'millwright', passwords);
  return { ...urls, stop: () => server.stop() };
}
