import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';

// Our own packages go into the bundle; what comes from the registry stays a dependency, except where it has no
// native part and a single file starts faster.
const { dependencies } = JSON.parse(await readFile(new URL('package.json', import.meta.url), 'utf8'));
const external = Object.keys(dependencies).filter((name) => !name.startsWith('@millwright/'));

await build({
  entryPoints: ['src/main.ts'],
  outfile: 'dist/main.js',
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  sourcemap: 'linked',
  external,
  // Some dependencies are CommonJS and ask for require, __dirname at run time.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; import { fileURLToPath as __fileURLToPath } from 'node:url'; const require = __createRequire(import.meta.url); const __filename = __fileURLToPath(import.meta.url); const __dirname = __fileURLToPath(new URL('.', import.meta.url));",
  },
  logLevel: 'warning',
});
