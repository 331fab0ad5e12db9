import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { UploadFolder } from './upload-folder.ts';

/** Walks the pointer files of a local storage folder and gives the keys that begin with the prefix, in byte order. */
export async function* listPointers(directory: string, prefix: string): AsyncIterable<string> {
  for await (const { folder, entry } of walk(directory, prefix)) {
    const key = `${folder}${entry.name.slice(0, -'.object'.length)}`;
    if (entry.name.endsWith('.object') && key.startsWith(prefix)) yield key;
  }
}

export interface Leftover {
  key: string;
  path: string;
  /** Absent for the file of a `put`. */
  uploadId?: string;
}

const dataName = /^(.+)\.[0-9a-f]{8}-[0-9a-f]{4}\.data(\.part)?$/;

/** Everything that holds bytes for a key under the prefix, whether an object needs it or not: whoever asks compares. */
export async function* listLeftovers(directory: string, prefix: string): AsyncIterable<Leftover> {
  for await (const { folder, entry } of walk(directory, prefix)) {
    const upload = entry.isDirectory() ? UploadFolder.named(entry.name) : undefined;
    const object = upload?.object ?? dataName.exec(entry.name)?.[1];
    if (object === undefined || !`${folder}${object}`.startsWith(prefix)) continue;
    const path = join(directory, folder, entry.name);
    yield { key: `${folder}${object}`, path, ...(upload && { uploadId: upload.uploadId }) };
  }
}

type Entry = { folder: string; entry: Dirent };

/** Every file, and every folder of an upload (which is not entered), where a key with the prefix could lie. */
async function* walk(
  directory: string,
  prefix: string,
  folder = prefix.slice(0, prefix.lastIndexOf('/') + 1),
): AsyncIterable<Entry> {
  const entries = await readdir(join(directory, folder), { withFileTypes: true }).catch(absent);
  const inOrder = entries
    .map((entry) => ({ entry, name: folder + nameInOrder(entry) }))
    .sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)));
  for (const { entry, name } of inOrder) {
    if (!entry.isDirectory() || entry.name.startsWith('.')) yield { folder, entry };
    else if (name.startsWith(prefix) || prefix.startsWith(name)) yield* walk(directory, prefix, name);
  }
}

/** A folder sorts with its slash and an object without its ending, so that `a-b` and `a/b` come in the order of their whole keys. */
function nameInOrder(entry: Dirent): string {
  if (entry.isDirectory()) return `${entry.name}/`;
  return entry.name.endsWith('.object') ? entry.name.slice(0, -'.object'.length) : entry.name;
}

function absent(error: NodeJS.ErrnoException): Dirent[] {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
  throw error;
}
