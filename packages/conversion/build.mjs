import { build } from 'esbuild';

// What runs in the sandbox is a program of its own. Its libraries stay where they are installed: some have native parts.
await build({
  entryPoints: ['src/inside/sandbox-program.ts'],
  outfile: 'dist/sandbox-program.js',
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  logLevel: 'warning',
});
