// Writes a module of the house's shape and everything that names it.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { databaseFiles, nextMigration } from './database-files.mjs';
import { namesFor } from './names.mjs';
import { pageFiles } from './page-files.mjs';
import { registrations } from './registrations.mjs';
import { serverFiles } from './server-files.mjs';

/** The files a module brings and the ones it changes, as text by path. Nothing is written. */
export function planModule(root, wanted) {
  const names = namesFor(root, wanted);
  const migrations = readdirSync(join(root, 'prisma/migrations'));
  const created = {
    ...serverFiles(names),
    ...databaseFiles(names, nextMigration(migrations, names.name)),
    ...pageFiles(names),
  };
  return { names, created, changed: registrations(root, names) };
}

/** Writes a plan, formats it, and generates the types of its table. */
export function writeModule(root, { created, changed }) {
  const taken = Object.keys(created).find((path) => existsSync(join(root, path)));
  if (taken) throw new Error(`${taken} is there already.`);
  for (const [path, text] of Object.entries({ ...created, ...changed })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const sources = [...Object.keys(created), ...Object.keys(changed)].filter((path) => /\.tsx?$/.test(path));
  run(root, [join('node_modules', '@biomejs', 'biome', 'bin', 'biome'), 'check', '--write', ...sources]);
  run(root, [join('scripts', 'prisma-generate.mjs')]);
}

function run(root, args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0)
    throw new Error(`${args.slice(0, 2).join(' ')} ended with ${status}.\n${stdout}${stderr}`);
}
