import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { link, mkdir, readFile, rmdir, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedPostgresError } from './errors.ts';
import { processIdentity } from './processes.ts';

interface Holder {
  pid: number;
  identity: string;
  /** A copied folder carries a copied lock; its path gives it away. */
  dataDir: string;
}

const BREAKING_TAKES_AT_MOST_MS = 10_000;

/**
 * Makes this process the only one that runs the data directory, until `release` or its own end. A lock left by a process
 * that was killed is taken over.
 * @throws EmbeddedPostgresError `already_running` when a live process holds it.
 */
export async function acquireLock(dataDir: string): Promise<{ release(): void }> {
  const path = join(dataDir, 'lock');
  const mine = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const holder: Holder = { pid: process.pid, identity: processIdentity(process.pid) ?? '', dataDir };
  await writeFile(mine, JSON.stringify(holder), { mode: 0o600 });
  try {
    while (!(await tryLink(mine, path))) await clearStale(path, dataDir);
  } finally {
    await unlink(mine);
  }
  return { release: () => rmSync(path, { force: true }) };
}

/** A link either appears whole or not at all, which creating and then writing a file does not promise. */
async function tryLink(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function clearStale(path: string, dataDir: string): Promise<void> {
  refuseLiveHolder(await readHolder(path), dataDir);
  // Two starts may find the same stale lock; without this the slower one would remove the faster one's fresh lock.
  const breaking = `${path}.breaking`;
  try {
    await mkdir(breaking);
  } catch {
    const since = await stat(breaking).then(
      (found) => Date.now() - found.mtimeMs,
      () => 0,
    );
    if (since > BREAKING_TAKES_AT_MOST_MS) await rmdir(breaking).catch(() => undefined);
    await sleep(20);
    return;
  }
  try {
    refuseLiveHolder(await readHolder(path), dataDir);
    await unlink(path).catch(() => undefined);
  } finally {
    await rmdir(breaking).catch(() => undefined);
  }
}

async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

function refuseLiveHolder(holder: Holder | undefined, dataDir: string): void {
  if (holder === undefined || holder.dataDir !== dataDir) return;
  if (processIdentity(holder.pid) !== holder.identity) return;
  throw new EmbeddedPostgresError(
    'already_running',
    `The database in ${dataDir} is already run by process ${holder.pid}. Stop that one first.`,
    { dataDir, pid: holder.pid },
  );
}
