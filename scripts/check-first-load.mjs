#!/usr/bin/env node
// Fails when opening a page for the first time would load more JavaScript than promised. It adds up what the build says:
// the app's entry, the larger of the two languages, the frame, the page, and everything these import.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** Kilobytes of gzipped JavaScript, by app. */
const promised = { web: 160, portal: 100 };

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** A chunk and everything it needs at once. */
function withImports(manifest, key, into = new Set()) {
  const chunk = manifest[key];
  if (!chunk || into.has(chunk.file)) return into;
  into.add(chunk.file);
  for (const needed of chunk.imports ?? []) withImports(manifest, needed, into);
  return into;
}

function weigh(dist, files) {
  let bytes = 0;
  for (const file of files)
    if (file.endsWith('.js')) bytes += gzipSync(readFileSync(path.join(dist, file)), { level: 9 }).length;
  return bytes / 1000;
}

/** The heaviest first load of an app: which page, and how many kilobytes. */
function heaviest(app) {
  const dist = path.join(root, 'apps', app, 'dist');
  const file = path.join(dist, '.vite', 'manifest.json');
  if (!existsSync(file)) throw new Error(`apps/${app} is not built: run npm start, or npm run build`);
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  const keys = Object.keys(manifest);
  const language = keys
    .filter((key) => /^src\/i18n\/.*\/index\.ts$/.test(key))
    .sort((a, b) => weigh(dist, withImports(manifest, b)) - weigh(dist, withImports(manifest, a)))[0];
  const start = ['index.html', 'src/shell.tsx', language].flatMap((key) => [...withImports(manifest, key)]);
  return keys
    .filter((key) => /^src\/features\/.*Page\.tsx$/.test(key) && manifest[key].isDynamicEntry)
    .map((page) => ({ page, size: weigh(dist, new Set([...start, ...withImports(manifest, page)])) }))
    .sort((a, b) => b.size - a.size)[0];
}

let tooHeavy = false;
for (const [app, limit] of Object.entries(promised)) {
  const { page, size } = heaviest(app);
  console.log(`first load of apps/${app}: at most ${size.toFixed(1)} of ${limit} kB (${page})`);
  tooHeavy ||= size > limit;
}
process.exitCode = tooHeavy ? 1 : 0;
