import { constants, createWriteStream } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

// What ran in the sandbox may have been taken over by what it read, and the folder it leaves is a stranger's: links in it lead
// to files of this machine, pipes wait for ever, files are as large as they like.

/** Opens what should be a plain file of a folder, and never follows or waits; null where it is something else, or too large. */
export async function openLeft(path: string, most = Number.POSITIVE_INFINITY): Promise<FileHandle | null> {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  const file = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK).catch(() => null);
  if (!file) return null;
  const facts = await file.stat();
  if (facts.isFile() && facts.size <= most) return file;
  await file.close();
  return null;
}

/** Copies a file out of a folder that was left behind, to a place that was not; false where there is none. */
export async function takeOut(folder: string, name: string, to: string): Promise<boolean> {
  const own = await lstat(folder).catch(() => null);
  if (!own?.isDirectory()) return false;
  const file = await openLeft(`${folder}/${name}`);
  if (!file) return false;
  await pipeline(file.createReadStream(), createWriteStream(to, { flags: 'wx' }));
  return true;
}

/** The text of a small file that was left behind; null where there is none. */
export async function readLeft(path: string, most: number): Promise<string | null> {
  const file = await openLeft(path, most);
  if (!file) return null;
  try {
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}
