import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
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
  const kept: Partial<RolePasswords> = existsSync(file) ? JSON.parse(await readFile(file, 'utf8')) : {};
  const wanted = newPasswords();
  if (Object.keys(wanted).every((role) => role in kept)) return kept as RolePasswords;
  // Also where a new version knows a role more: the others keep what they have.
  const passwords = { ...wanted, ...kept };
  await mkdir(dataDir, { recursive: true });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, JSON.stringify(passwords), { mode: 0o600, flag: 'wx' });
  await rename(draft, file);
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
