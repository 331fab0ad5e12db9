import { link, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import {
  flushFolder,
  isAbsent,
  type Pointer,
  pointerPath,
  readJson,
  readPointer,
  writeWhole,
} from './local-pointer.ts';
import type { UploadedPart, UploadOptions } from './object-storage.ts';

/** What stands in an upload's `open` file. */
export interface OpenUpload extends UploadOptions {
  startedAt: string;
}

/** A part that is there, and the file that holds it. */
export interface PartFile extends UploadedPart {
  file: string;
  sha256: string;
}

const folderName = /^\.(.+)\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.parts$/;
const partName = /^(\d{5})\.([0-9a-f]{64})$/;

/**
 * The folder an upload gathers its parts in, beside its object and named so that no key can mean it. When the upload
 * is completed the folder stays as it is and the object's pointer names it: nothing is copied, however large it is.
 *
 * Three files say how far an upload is, and each step is one exclusive move of a file, so that of several processes
 * one wins, and after a crash in between the next who asks can go on:
 *
 * - `open`: parts are taken.
 * - `finished`, no `open`: the pointer is written here; it only has to be moved to its place.
 * - neither: aborted, or published when the object's pointer names this folder.
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

  async begin(options: UploadOptions): Promise<void> {
    await mkdir(this.path, { recursive: true });
    const facts: OpenUpload = { ...options, startedAt: new Date().toISOString() };
    await writeWhole(join(this.path, 'open'), JSON.stringify(facts));
    await flushFolder(dirname(this.path));
  }

  async opened(): Promise<OpenUpload | undefined> {
    return readJson<OpenUpload>(join(this.path, 'open'));
  }

  async finished(): Promise<Pointer | undefined> {
    return (await this.published()) ? undefined : readJson<Pointer>(join(this.path, 'finished'));
  }

  async published(): Promise<boolean> {
    return (await readPointer(this.pointerAt))?.data === this.name;
  }

  /** The parts by number; where one was sent again with another content, the later one. */
  async parts(): Promise<PartFile[]> {
    const found = new Map<number, PartFile & { at: number }>();
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

  /** From here no part is taken any more, and nobody else can finish or abort. False when someone was faster. */
  async finish(pointer: Pointer): Promise<boolean> {
    await writeWhole(join(this.path, 'finished'), JSON.stringify(pointer));
    return gone(() => rm(join(this.path, 'open')));
  }

  /** Moves the finished pointer to its place: this is when the object appears. False when someone was faster. */
  async publish(): Promise<boolean> {
    if (!(await gone(() => rename(join(this.path, 'finished'), this.pointerAt)))) return false;
    await flushFolder(dirname(this.pointerAt));
    return true;
  }

  /** Throws everything away, unless it has become an object. */
  async discard(): Promise<void> {
    await gone(() => rename(join(this.path, 'open'), join(this.path, 'aborted')));
    await gone(() => rename(join(this.path, 'finished'), join(this.path, 'aborted')));
    if (!(await this.published())) await rm(this.path, { recursive: true, force: true });
  }

  /** Removes what no reader of the object needs: parts that were replaced, and drafts. */
  async tidy(kept: readonly { file: string }[]): Promise<void> {
    const names = new Set(kept.map(({ file }) => file));
    for (const file of await readdir(this.path)) {
      if (!names.has(file)) await rm(join(this.path, file), { force: true });
    }
  }

  /** Gives another folder the same parts without copying them. */
  async shareWith(other: UploadFolder, parts: readonly { file: string }[]): Promise<void> {
    await mkdir(other.path, { recursive: true });
    for (const { file } of parts) await link(join(this.path, file), join(other.path, file));
    await flushFolder(other.path);
  }
}

/** Did the step find what it takes away? */
async function gone(step: () => Promise<void>): Promise<boolean> {
  try {
    await step();
    return true;
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
}
