import { randomBytes } from 'node:crypto';
import { chmod, cp, mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Account, isRoot } from './account.ts';
import { EmbeddedPostgresError } from './errors.ts';
import { canReach, exists, giveTo } from './folders.ts';

/** Written where the data was wished when it has to live elsewhere. */
interface Pointer {
  home: string;
  /** The folder the pointer was written in, to tell a moved checkout from a copied one. */
  origin: string;
}

/** Creates the folder the caller wished the data in, and answers its real path. */
export async function makeDataDir(wished: string): Promise<string> {
  // Others may pass through it (the server's account must) but not look around.
  if (await mkdir(wished, { recursive: true })) await chmod(wished, isRoot() ? 0o711 : 0o700);
  return realpath(wished);
}

/** The folder that holds the cluster so far, or undefined when there is none yet. */
export async function findHome(dataDir: string): Promise<string | undefined> {
  const pointer = await readPointer(dataDir);
  if (pointer === undefined) return (await exists(join(dataDir, 'cluster'))) ? dataDir : undefined;
  if (pointer.origin !== dataDir) {
    const original = await readPointer(pointer.origin);
    if (original?.home === pointer.home) {
      await rm(pointerPath(dataDir)); // a copy of a checkout gets data of its own
      return undefined;
    }
    await writePointer(dataDir, pointer.home);
  }
  if (!(await exists(pointer.home))) {
    throw new EmbeddedPostgresError(
      'data_missing',
      `The database of this checkout was kept in ${pointer.home}, which is gone. Bring it back, or delete ${pointerPath(dataDir)} to begin with an empty one.`,
      { home: pointer.home, pointer: pointerPath(dataDir) },
    );
  }
  return pointer.home;
}

/** Who owns the cluster in this folder, if there is one. */
export async function ownerOf(home: string): Promise<Account | undefined> {
  const found = await stat(join(home, 'cluster')).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new EmbeddedPostgresError(
      'foreign_data',
      `The database in ${home} belongs to another user of this machine.`,
      {
        cluster: home,
      },
    );
  });
  return found && { uid: found.uid, gid: found.gid };
}

/**
 * Settles where the cluster lives: in the wished folder if the account can reach it, else outside the checkout, with a
 * pointer left behind. A cluster that has become unreachable (a folder above it was made private) moves along.
 */
export async function settleHome(
  dataDir: string,
  current: string | undefined,
  account: Account | undefined,
): Promise<string> {
  const home = current ?? dataDir;
  if (account === undefined) return home;
  if (canReach(home, account)) {
    if ((await ownerOf(home))?.uid === 0) await giveTo(join(home, 'cluster'), account); // a copy made by root
    return home;
  }
  const elsewhere = join(await reachableFolder(), randomBytes(6).toString('hex'));
  await mkdir(elsewhere, { mode: 0o711 });
  await chmod(elsewhere, 0o711);
  for (const part of ['cluster', 'password']) await move(join(home, part), join(elsewhere, part));
  if (await exists(join(elsewhere, 'cluster'))) await giveTo(join(elsewhere, 'cluster'), account);
  await writePointer(dataDir, elsewhere);
  return elsewhere;
}

/** A folder of the system, open to every account, for what cannot stay in a private checkout. */
export async function reachableFolder(): Promise<string> {
  const refusals: string[] = [];
  for (const folder of ['/var/lib/millwright', '/srv/millwright', '/opt/millwright']) {
    try {
      if (await mkdir(folder, { recursive: true })) await chmod(folder, 0o755);
      return folder;
    } catch (error) {
      refusals.push((error as Error).message);
    }
  }
  throw new EmbeddedPostgresError('did_not_start', `No place for the database: ${refusals.join('; ')}`, {
    output: refusals.join('; '),
  });
}

async function move(from: string, to: string): Promise<void> {
  if (!(await exists(from))) return;
  await rename(from, to).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EXDEV') throw error;
    await cp(from, to, { recursive: true, preserveTimestamps: true });
    await rm(from, { recursive: true });
  });
}

function pointerPath(dataDir: string): string {
  return join(dataDir, 'location.json');
}

async function readPointer(dataDir: string): Promise<Pointer | undefined> {
  try {
    return JSON.parse(await readFile(pointerPath(dataDir), 'utf8')) as Pointer;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function writePointer(dataDir: string, home: string): Promise<void> {
  const pointer: Pointer = { home, origin: dataDir };
  await writeFile(pointerPath(dataDir), `${JSON.stringify(pointer, null, 2)}\n`);
}
