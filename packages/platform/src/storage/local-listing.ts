import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Walks the pointer files of a local storage folder and gives the keys that begin with the prefix, in byte order. */
export async function* listPointers(directory: string, prefix: string): AsyncIterable<string> {
  yield* walk(directory, prefix.slice(0, prefix.lastIndexOf('/') + 1), prefix);
}

async function* walk(directory: string, folder: string, prefix: string): AsyncIterable<string> {
  const entries = await readdir(join(directory, folder), { withFileTypes: true }).catch(absent);
  const names = entries
    .map((entry) => {
      if (entry.isDirectory()) return `${folder}${entry.name}/`;
      return entry.name.endsWith('.object')
        ? `${folder}${entry.name.slice(0, -'.object'.length)}`
        : undefined;
    })
    .filter((name) => name !== undefined)
    // A folder sorts with its slash, so that `a-b` and `a/b` come in the order of their whole keys.
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  for (const name of names) {
    if (!name.startsWith(prefix) && !prefix.startsWith(name)) continue;
    if (name.endsWith('/')) yield* walk(directory, name, prefix);
    else if (name.startsWith(prefix)) yield name;
  }
}

function absent(error: NodeJS.ErrnoException): Dirent[] {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
  throw error;
}
