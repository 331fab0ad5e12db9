/** Lays a compressed copy beside every built text file, so that the server never compresses while someone waits. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const text = /\.(js|css|html|svg)$/;
/** Below this the header costs more than it saves. */
const worthwhile = 512;

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const at = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(at) : [at];
  });
}

/** A Vite plugin: after the build, `file.js.gz` beside each `file.js`. */
export function compressed(): Plugin {
  let folder = 'dist';
  return {
    name: 'millwright-compressed',
    apply: 'build',
    configResolved: (config) => {
      folder = resolve(config.root, config.build.outDir);
    },
    closeBundle: () => {
      for (const file of filesBelow(folder)) {
        if (!text.test(file) || statSync(file).size < worthwhile) continue;
        writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
      }
    },
  };
}
