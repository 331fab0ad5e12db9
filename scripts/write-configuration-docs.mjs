// Writes docs/operations/configuration.md from the declaration in packages/platform/src/config/settings.ts.
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(new URL('../apps/cli/package.json', import.meta.url));
// The import entry by its file: require.resolve would answer with the CommonJS one, which cannot register itself.
const tsx = new URL('dist/esm/api/index.mjs', pathToFileURL(require.resolve('tsx/package.json')));
const { tsImport } = await import(tsx.href);
const { configurationDocument } = await tsImport(
  '../packages/platform/src/config/configuration-document.ts',
  import.meta.url,
);

const target = new URL('../docs/operations/configuration.md', import.meta.url);
await mkdir(new URL('.', target), { recursive: true });
await writeFile(target, configurationDocument());
