import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';

/** The repository's folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const PROGRAMS = { product: 'servers/product.ts', limit: 'servers/limit.ts', load: 'load-generator.ts' };
export type Program = keyof typeof PROGRAMS;

/** Packages from the registry stay where they are; only our own sources are bundled, as in the product's own build. */
const packagesStay: Plugin = {
  name: 'packages stay',
  setup(setup) {
    setup.onResolve({ filter: /^[^./]/ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
      if (pluginData === 'asked' || kind === 'entry-point' || path.startsWith('node:')) return undefined;
      if (path.startsWith('@millwright/')) return undefined;
      const found = await setup.resolve(path, { kind, importer, resolveDir, pluginData: 'asked' });
      if (found.errors.length > 0) return { errors: found.errors };
      return found.external
        ? { path, external: true }
        : { path: pathToFileURL(found.path).href, external: true };
    });
  },
};

/** Bundles the programs that are measured or measure: compiled one file at a time they would run slower than they do. */
export async function bundle(): Promise<Record<Program, string>> {
  const folder = join(root, 'bench', 'dist');
  await mkdir(folder, { recursive: true });
  await build({
    entryPoints: Object.fromEntries(
      Object.entries(PROGRAMS).map(([name, file]) => [name, join(root, 'bench', 'src', file)]),
    ),
    outdir: folder,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    sourcemap: 'linked',
    plugins: [packagesStay],
    logLevel: 'warning',
  });
  const file = (name: Program) => join(folder, `${name}.mjs`);
  return { product: file('product'), limit: file('limit'), load: file('load') };
}
