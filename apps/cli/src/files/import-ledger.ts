import { createHash } from 'node:crypto';
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { FtpFile } from './ftp-server.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);

/**
 * What an import has taken so far, and the beginnings of what it has not: an import of days is started again after a cut, and
 * neither fetches nor sends anything twice.
 */
export class ImportLedger {
  private readonly folder: string;
  private readonly taken = new Set<string>();

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async open(
    where: string | undefined,
    source: { address: string; contractId: string; folder: string },
  ): Promise<ImportLedger> {
    const { XDG_CACHE_HOME } = process.env;
    const root = where ?? join(XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'millwright', 'import');
    const ledger = new ImportLedger(join(root, hash(JSON.stringify(source))));
    await mkdir(ledger.folder, { recursive: true, mode: 0o700 });
    const lines = await readFile(ledger.file, 'utf8').catch(() => '');
    // The last line may have been cut in the middle; it names nothing then.
    for (const line of lines.split('\n')) ledger.taken.add(line);
    return ledger;
  }

  private get file() {
    return join(this.folder, 'taken.txt');
  }

  private keyOf({ at, size, modifiedAt }: FtpFile): string {
    return hash(JSON.stringify([at, size, modifiedAt]));
  }

  /** Whether this very file, as it is now, was taken before. */
  has(file: FtpFile): boolean {
    return this.taken.has(this.keyOf(file));
  }

  async add(file: FtpFile): Promise<void> {
    const key = this.keyOf(file);
    this.taken.add(key);
    await appendFile(this.file, `${key}\n`);
  }

  /** Where a file lies while it is on its way. */
  pathFor(file: FtpFile): string {
    return join(this.folder, `${this.keyOf(file)}.part`);
  }
}
