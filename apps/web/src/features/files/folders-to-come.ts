import { api, type Inputs, type Outputs } from '../../api.ts';
import { patiently } from './upload-file.ts';

type Subject = Inputs['files']['createFolders']['subject'];
type Reason = Outputs['files']['createFolders']['refused'][number]['reason'];

/** Most folders the server makes in one call. */
const AT_ONCE = 500;

/** The folders of a tree somebody brings: made before the files that lie in them are sent, and asked for again when told to. */
export class FoldersToCome {
  private readonly made = new Map<string, string>();
  private readonly refused = new Map<string, Reason>();
  private making: Promise<void> | undefined;

  constructor(
    private readonly where: { subject: Subject; folderId?: string | undefined },
    private readonly paths: readonly string[],
  ) {}

  /** Makes those that are neither there nor refused; answers how many paths were refused. */
  async make(): Promise<void> {
    this.making ??= this.makeMissing().finally(() => {
      this.making = undefined;
    });
    await this.making;
  }

  /** The folder at the end of a path; rejects with the reason where there can be none. */
  async folderFor(path: string): Promise<string | undefined> {
    if (path === '') return this.where.folderId;
    if (!this.made.has(path) && !this.refused.has(path)) await this.make();
    const folderId = this.made.get(path);
    if (folderId === undefined) throw this.refused.get(path);
    return folderId;
  }

  /** A path that was refused is asked for again: what stood in its way may be gone. */
  again(path: string): void {
    this.refused.delete(path);
  }

  /** Paths nothing came of, with why. */
  get refusals(): ReadonlyMap<string, Reason> {
    return this.refused;
  }

  private async makeMissing(): Promise<void> {
    const missing = this.paths.filter((path) => !this.made.has(path) && !this.refused.has(path));
    for (let from = 0; from < missing.length; from += AT_ONCE) {
      const { subject, folderId: parentId } = this.where;
      const paths = missing.slice(from, from + AT_ONCE);
      const outcome = await patiently(undefined, () =>
        api.files.createFolders.send({ subject, parentId, paths }),
      );
      for (const { path, folderId } of outcome.folders) this.made.set(path, folderId);
      for (const { path, reason } of outcome.refused) this.refused.set(path, reason);
    }
  }
}
