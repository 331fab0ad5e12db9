// What is given away: dist/index.js for everywhere and dist/node.js for Node, each with one file of types beside it, and none
// of them knowing any other package. The types are held against etc/*.api.md, which says what this package promises: after a
// wanted change, `node build.mjs --accept` writes it anew.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';
import { build } from 'esbuild';

const root = dirname(fileURLToPath(import.meta.url));

/** Builds into a folder; answers what differs from the promise, as lines for people. */
export async function buildSdk({ into = join(root, 'dist'), accept = false } = {}) {
  rmSync(into, { recursive: true, force: true });
  await bundle(into);
  declare(join(into, 'types'));
  const differences = ['index', 'node'].flatMap((entry) => rollUp(entry, { into, accept }));
  rmSync(join(into, 'types'), { recursive: true, force: true });
  return differences;
}

async function bundle(into) {
  const shape = {
    bundle: true,
    format: 'esm',
    target: ['es2022', 'node20'],
    absWorkingDir: root,
    logLevel: 'warning',
  };
  // Neutral: whatever of Node's slipped in would not be found, and end the build.
  await build({
    ...shape,
    entryPoints: ['src/index.ts'],
    outfile: join(into, 'index.js'),
    platform: 'neutral',
  });
  await build({ ...shape, entryPoints: ['src/node.ts'], outfile: join(into, 'node.js'), platform: 'node' });
}

function declare(outDir) {
  const compiler = join(root, '..', '..', 'node_modules', '.bin', 'tsc');
  const run = spawnSync(compiler, ['-p', 'tsconfig.build.json', '--outDir', outDir], {
    cwd: root,
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`The types could not be written.\n${run.stdout}${run.stderr}`);
}

/** One file of types, and its comparison with the promise. */
function rollUp(entry, { into, accept }) {
  const config = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(root, 'package.json'),
    packageJson: createRequire(import.meta.url)('./package.json'),
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: join(into, 'types', `${entry}.d.ts`),
      newlineKind: 'lf',
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            target: 'ES2023',
            module: 'ESNext',
            moduleResolution: 'Bundler',
            types: ['node'],
            skipLibCheck: true,
          },
          files: [join(into, 'types', `${entry}.d.ts`)],
        },
      },
      apiReport: {
        enabled: true,
        reportFileName: `${entry}.api.md`,
        reportFolder: join(root, 'etc'),
        reportTempFolder: join(into, 'types'),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: true, untrimmedFilePath: join(into, `${entry}.d.ts`) },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: { default: { logLevel: 'error' } },
        extractorMessageReporting: {
          default: { logLevel: 'error' },
          'ae-missing-release-tag': { logLevel: 'none' },
          'ae-undocumented': { logLevel: 'none' },
        },
        tsdocMessageReporting: { default: { logLevel: 'none' } },
      },
    },
  });
  const found = [];
  const { apiReportChanged } = Extractor.invoke(config, {
    localBuild: accept,
    messageCallback: (message) => {
      message.handled = true;
      if (message.logLevel === 'error') found.push(`${entry}: ${message.text}`);
    },
  });
  if (apiReportChanged && !accept)
    found.push(
      `etc/${entry}.api.md promises something else than the source has. Wanted: node build.mjs --accept`,
    );
  return found;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const differences = await buildSdk({ accept: process.argv.includes('--accept') });
  // Said, and no more: whoever starts the product is not the one to mend it. The test of the bundle fails for it.
  for (const line of differences) console.error(line);
}
