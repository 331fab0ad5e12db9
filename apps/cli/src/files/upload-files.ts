import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { type FileEntry, type Folder, MillwrightError } from '@millwright/sdk/node';
import { EXIT, exitCodeOf, UsageError, wordsFor } from './failures.ts';
import { type LocalFile, localFiles } from './local-files.ts';
import { sizeText, type Work } from './report.ts';

/** `millwright files upload`: files and whole folders, into a folder of the contract. What one file is refused for keeps no other back. */
export async function uploadFiles(work: Work): Promise<number> {
  const { report, signal, paths } = work;
  if (paths.length === 0) throw new UsageError('nothing_to_upload');
  const place = new Place(work, await typeOf(work));
  let code: number = EXIT.done;
  for await (const file of localFiles(paths)) {
    if (file.isLeftOut) {
      report.result(
        { path: place.pathOf(file), outcome: 'left_out' },
        `${place.pathOf(file)}  跳过：不是普通文件 | left out: not a plain file`,
      );
      continue;
    }
    try {
      await place.take(file);
    } catch (error) {
      signal.throwIfAborted();
      report.failure(wordsFor(error), error, place.pathOf(file));
      code ||= exitCodeOf(error);
      // Nothing better comes of the next one.
      if (code === EXIT.token || code === EXIT.unreachable) return code;
    }
  }
  return code;
}

/** The type of documents the command names, by its id. */
export async function typeOf({ type, millwright, signal }: Work): Promise<string | undefined> {
  if (!type) return undefined;
  const types = await millwright.files.types({ signal });
  const found = types.find(({ code }) => code === type);
  if (found) return found.id;
  const known = types.map(({ code }) => code).join(', ');
  throw new MillwrightError({ kind: 'not_found', code: 'sdk.type_not_found', facts: { code: type, known } });
}

/** Where the files go: folders are made as they are needed, and looked into once. */
export class Place {
  private readonly folders = new Map<string, Promise<Folder | null>>();
  private readonly contents = new Map<string, Promise<FileEntry[]>>();
  private readonly work: Work;
  private readonly typeId: string | undefined;

  constructor(work: Work, typeId: string | undefined) {
    this.work = work;
    this.typeId = typeId;
  }

  /** The path a file is to have at the firm. */
  pathOf({ remote }: Pick<LocalFile, 'remote'>): string {
    const steps = `${this.work.folder ?? ''}/${remote}`.split('/');
    return steps.filter((step) => step !== '').join('/');
  }

  async take(local: LocalFile): Promise<void> {
    const { millwright, subject, report, signal, note } = this.work;
    const path = this.pathOf(local);
    const steps = path.split('/');
    const name = steps.pop()!;
    const folder = await this.folder(steps.join('/'));
    const same = await this.sameThere(local.local, name, folder, steps.join('/'));
    if (same) {
      const facts = {
        path,
        fileId: same.id,
        versionNo: same.versionNo,
        bytes: same.size,
        outcome: 'unchanged',
      };
      return report.result(facts, `${path}  未变 | unchanged (v${same.versionNo})`);
    }
    const file = await millwright.files.upload({
      subject,
      folderId: folder?.id,
      source: local.local,
      name,
      typeId: this.typeId,
      note,
      signal,
      onProgress: (progress) => report.progress(path, progress),
    });
    const { id: fileId, versionNo, versionId, size: bytes } = file;
    const facts = { path, fileId, versionNo, versionId, bytes, outcome: 'uploaded' };
    report.result(facts, `${path}  v${versionNo}  ${sizeText(bytes)}`);
  }

  private folder(path: string): Promise<Folder | null> {
    const { millwright, subject, signal } = this.work;
    const known = this.folders.get(path);
    if (known) return known;
    const made = millwright.files.folder({ subject, path, create: true }, { signal });
    this.folders.set(path, made);
    return made;
  }

  /** The firm's file of this name, where its newest version has the very bytes. */
  private async sameThere(
    local: string,
    name: string,
    folder: Folder | null,
    at: string,
  ): Promise<FileEntry | null> {
    const { millwright, subject, signal } = this.work;
    const content =
      this.contents.get(at) ??
      millwright.files.browse({ subject, folderId: folder?.id }, { signal }).then(({ files }) => files);
    this.contents.set(at, content);
    const there = (await content).find((file) => file.name === name);
    if (!there || there.size !== (await stat(local)).size) return null;
    const [newest] = await millwright.files.versions(there.id, { signal });
    return newest?.sha256 && newest.sha256 === (await hashOf(local)) ? there : null;
  }
}

async function hashOf(path: string): Promise<string> {
  const running = createHash('sha256');
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) running.update(chunk);
  return running.digest('hex');
}
