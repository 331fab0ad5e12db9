import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const FILES = ['biome.json', '.gitignore', 'package.json', 'tsconfig.base.json', 'vitest.config.ts'];
const FOLDERS = ['bench', 'prisma', 'scripts'];
const PACKAGES = ['conversion', 'db', 'platform', 'scheduling', 'server', 'testkit', 'ui'].map(
  (name) => `packages/${name}`,
);
const APPS = ['api', 'web'].map((name) => `apps/${name}`);
const NOT_SOURCES = new Set(['node_modules', 'dist', 'generated', '.turbo']);

/**
 * A workspace of its own with this one's sources: what comes from the registry is linked, our own packages are the
 * copies, so that what is generated there stays there.
 */
export function copyWorkspace(root: string): string {
  // Under a name without links in it: tools compare paths they were given with paths they have resolved.
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'millwright-new-module-')));
  for (const file of FILES) cpSync(join(root, file), join(copy, file));
  for (const folder of [...FOLDERS, ...PACKAGES, ...APPS]) {
    cpSync(join(root, folder), join(copy, folder), {
      recursive: true,
      filter: (source) => !NOT_SOURCES.has(basename(source)),
    });
  }
  for (const folder of ['.', ...PACKAGES, ...APPS])
    linkPackages(join(root, folder), join(copy, folder), copy);
  return copy;
}

function linkPackages(from: string, to: string, copy: string): void {
  if (!existsSync(join(from, 'node_modules'))) return;
  mkdirSync(join(to, 'node_modules/@millwright'), { recursive: true });
  for (const name of readdirSync(join(from, 'node_modules'))) {
    if (name === '@millwright' || name.startsWith('.')) continue;
    symlinkSync(realpathSync(join(from, 'node_modules', name)), join(to, 'node_modules', name));
  }
  // Programs are found beside the packages they come from.
  if (existsSync(join(from, 'node_modules/.bin')))
    symlinkSync(join(from, 'node_modules/.bin'), join(to, 'node_modules/.bin'));
  const ours = join(from, 'node_modules/@millwright');
  for (const name of existsSync(ours) ? readdirSync(ours) : []) {
    const at = PACKAGES.concat(APPS).find((folder) => basename(folder) === name);
    if (at) symlinkSync(join(copy, at), join(to, 'node_modules/@millwright', name));
  }
}
