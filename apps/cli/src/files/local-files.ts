import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';

/** A local file, and the path it is to have under the folder it is uploaded to. */
export interface LocalFile {
  local: string;
  remote: string;
  /** Neither file nor folder: a link, a socket. It is left out, and said to be. */
  isLeftOut: boolean;
}

/**
 * Every file among these paths. A folder comes with its name, as with `cp -r`; with a slash at its end, only what is in it.
 * Links inside a folder are not followed: they may lead anywhere.
 */
export async function* localFiles(paths: readonly string[]): AsyncGenerator<LocalFile> {
  for (const path of paths) {
    const found = await stat(path);
    if (!found.isDirectory()) {
      yield { local: path, remote: basename(path), isLeftOut: !found.isFile() };
      continue;
    }
    yield* below(path, /[\\/]$/.test(path) ? '' : `${basename(resolve(path))}/`);
  }
}

async function* below(folder: string, remote: string): AsyncGenerator<LocalFile> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const local = join(folder, entry.name);
    if (entry.isDirectory()) yield* below(local, `${remote}${entry.name}/`);
    else yield { local, remote: remote + entry.name, isLeftOut: !entry.isFile() };
  }
}
