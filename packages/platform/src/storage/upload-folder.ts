import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import {
  flushFolder,
  isAbsent,
  linkFile,
  type PartFile,
  type Pointer,
  partsFile,
  pointerPath,
  readJson,
  readPointer,
  writeWhole,
} from './local-pointer.ts';
import type { UploadedPart, UploadOptions } from './object-storage.ts';

/** A part that is there, and the file that holds it. */
export type FoundPart = UploadedPart & PartFile & { sha256: string };

const folderName = /^\.(.+)\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.parts$/;
const partName = /^(\d{5})\.([0-9a-f]{64})$/;

/**
 * The folder an upload gathers its parts in, beside its object and named so that no key can mean it. When the upload
 * is completed the folder stays as it is and the object's pointer names it: nothing is copied, however large it is.
 *
 * The pointer is written when the upload begins, as the file `open` in the folder. Completing moves it to its place,
 * aborting moves it away: one exclusive step of the file system, so of several processes one wins, and a crash leaves
 * an open upload or a whole object and nothing in between.
 */
export class UploadFolder {
  readonly path: string;
  readonly pointerAt: string;

  constructor(
    directory: string,
    readonly key: string,
    readonly uploadId: string,
  ) {
    this.pointerAt = pointerPath(directory, key);
    this.path = join(dirname(this.pointerAt), `.${basename(key)}.${uploadId}.parts`);
  }

  /** Which upload a folder's name stands for. */
  static named(name: string): { object: string; uploadId: string } | undefined {
    const [, object, uploadId] = folderName.exec(name) ?? [];
    return object && uploadId ? { object, uploadId } : undefined;
  }

  /** Is this the form of an id that was given out here? Anything else could be a way out of the folder. */
  static isId(uploadId: string): boolean {
    return folderName.test(`.x.${uploadId}.parts`);
  }

  get name(): string {
    return basename(this.path);
  }

  async begin({ contentType, size }: UploadOptions): Promise<void> {
    await mkdir(this.path, { recursive: true });
    const modifiedAt = new Date().toISOString();
    const pointer: Pointer = { data: this.name, inParts: true, size, contentType, modifiedAt };
    await writeWhole(join(this.path, 'open'), JSON.stringify(pointer));
    await flushFolder(dirname(this.path));
  }

  /** The pointer this upload will have; its time is when it began. Undefined once it is completed or aborted. */
  async opened(): Promise<Pointer | undefined> {
    return readJson<Pointer>(join(this.path, 'open'));
  }

  /** The parts by number; where one was sent again with another content, the later one. */
  async parts(): Promise<FoundPart[]> {
    const found = new Map<number, FoundPart & { at: number }>();
    for (const file of await readdir(this.path)) {
      const [, number, sha256] = partName.exec(file) ?? [];
      if (!number || !sha256) continue;
      const { size, mtimeMs: at } = await stat(join(this.path, file));
      const partNumber = Number(number);
      if (at >= (found.get(partNumber)?.at ?? 0))
        found.set(partNumber, { partNumber, size, sha256, file, at });
    }
    return [...found.values()]
      .sort((a, b) => a.partNumber - b.partNumber)
      .map(({ partNumber, size, sha256, file }) => ({ partNumber, size, sha256, file }));
  }

  partPath(partNumber: number, sha256: string): string {
    return join(this.path, `${String(partNumber).padStart(5, '0')}.${sha256}`);
  }

  /** Makes these parts the object. False when someone else was faster to complete or to abort. */
  async publish(parts: readonly PartFile[]): Promise<boolean> {
    const published = await found(async () => {
      await this.#writeParts(parts);
      await rename(join(this.path, 'open'), this.pointerAt);
    });
    if (published) await flushFolder(dirname(this.pointerAt));
    return published;
  }

  /** The parts the object is made of; an error of an absent file when there is none. */
  async published(): Promise<PartFile[]> {
    return JSON.parse(await readFile(join(this.path, partsFile), 'utf8')) as PartFile[];
  }

  /** Throws everything away, unless it has become an object. */
  async discard(): Promise<void> {
    const aborted = await found(() => rename(join(this.path, 'open'), join(this.path, 'aborted')));
    if (!aborted && (await readPointer(this.pointerAt))?.data === this.name) return;
    await rm(this.path, { recursive: true, force: true, maxRetries: 3 });
  }

  /** Removes what no reader of the object needs: parts that were replaced, and drafts. */
  async tidy(kept: readonly PartFile[]): Promise<void> {
    const names = new Set([partsFile, ...kept.map(({ file }) => file)]);
    for (const file of await readdir(this.path)) {
      if (!names.has(file)) await rm(join(this.path, file), { force: true });
    }
  }

  /** Takes over the parts of another folder without copying them. */
  async linkFrom(other: UploadFolder, parts: readonly PartFile[]): Promise<void> {
    await mkdir(this.path, { recursive: true });
    for (const { file } of parts) await linkFile(join(other.path, file), join(this.path, file));
    await this.#writeParts(parts);
  }

  async #writeParts(parts: readonly PartFile[]): Promise<void> {
    const listed = parts.map(({ file, size }) => ({ file, size }));
    await writeWhole(join(this.path, partsFile), JSON.stringify(listed));
  }
}

/** Did the step find what it needs? */
async function found(step: () => Promise<void>): Promise<boolean> {
  try {
    await step();
    return true;
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
}
