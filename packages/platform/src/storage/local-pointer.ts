import { randomUUID } from 'node:crypto';
import { constants, copyFile, link, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ObjectFacts } from './object-storage.ts';

/** What stands in `<last part>.object`: the facts, and what beside it holds the bytes. */
export interface Pointer {
  /** A file; or, for an object that came in parts, the folder they lie in. */
  data: string;
  inParts?: true;
  size: number;
  /** Absent when the object came in parts. */
  sha256?: string;
  contentType: string;
  modifiedAt: string;
}

/** One of the files whose bytes follow each other to make an object. */
export interface PartFile {
  file: string;
  size: number;
}

/** What stands beside the parts of an object and names them in their order. */
export const partsFile = 'parts.json';

/** Where the pointer of a key stands. */
export function pointerPath(directory: string, key: string): string {
  return join(directory, `${key}.object`);
}

/** The pointer that stands there; undefined when there is none. */
export async function readPointer(path: string): Promise<Pointer | undefined> {
  return readJson<Pointer>(path);
}

/** What the outside may know of an object. */
export function factsOf(key: string, { size, sha256, contentType, modifiedAt }: Pointer): ObjectFacts {
  return { key, size, sha256, contentType, modifiedAt: new Date(modifiedAt) };
}

/** Removes the bytes a pointer named, once nothing points at them any more. */
export async function removeData(pointerAt: string, { data }: Pointer): Promise<void> {
  await rm(join(dirname(pointerAt), data), { recursive: true, force: true });
}

/** Reads a small JSON file; undefined when there is none. */
export async function readJson<T>(path: string): Promise<T | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as T;
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

/** Writes a small file whole or not at all, and so that a power cut does not undo it. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomUUID()}.part`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
  await flushFolder(dirname(path));
}

/** Renames are only safe from a power cut once the folder that records them is flushed too. */
export async function flushFolder(path: string): Promise<void> {
  const folder = await open(path);
  await folder.sync().finally(() => folder.close());
}

/** Is this the error of a file or folder that is not there? */
export function isAbsent(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/** Not every file system has links, and none has them without end. */
const cannotLink = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EXDEV', 'EMLINK'];

/** Gives a file a second name; its bytes are never changed, so both can have them. */
export async function linkFile(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (!cannotLink.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  }
}
