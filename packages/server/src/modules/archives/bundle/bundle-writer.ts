import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { type ArchiveEntry, ArchiveNames, worthPacking } from '@millwright/platform/archive';
import { type BundleManifest, CHAIN_START, chained, MANIFEST_PATH } from './bundle-format.ts';

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

/** Notes down whatever goes into a bundle, with its hash, and writes the list of it at the end. */
export class BundleWriter {
  readonly names = new ArchiveNames();
  private readonly entries: BundleManifest['entries'] = [];
  private head = CHAIN_START;
  private auditRows = 0;
  private readonly auditPaths: string[] = [];
  private readonly modifiedAt: Date;

  constructor(modifiedAt: Date) {
    this.modifiedAt = modifiedAt;
    this.names.take('', MANIFEST_PATH);
  }

  get auditHead(): string {
    return this.head;
  }

  text(path: string, content: string): ArchiveEntry {
    const bytes = Buffer.from(content);
    this.entries.push({ path, size: bytes.length, sha256: sha256(bytes) });
    return { path, modifiedAt: this.modifiedAt, bytes };
  }

  bytes(path: string, bytes: Uint8Array): ArchiveEntry {
    this.entries.push({ path, size: bytes.byteLength, sha256: sha256(bytes) });
    return { path, modifiedAt: this.modifiedAt, bytes };
  }

  /** Bytes from the store, hashed while they pass: what is noted down is what really lies in the bundle. */
  stored(path: string, size: number, modifiedAt: Date, body: Readable): ArchiveEntry {
    const entry = { path, size, sha256: '' };
    this.entries.push(entry);
    const hash = createHash('sha256');
    async function* through() {
      for await (const chunk of body as AsyncIterable<Uint8Array>) {
        hash.update(chunk);
        yield chunk;
      }
      entry.sha256 = hash.digest('hex');
    }
    return { path, modifiedAt, size, body: Readable.from(through()), pack: worthPacking(path) };
  }

  /** Rows of the trail, each with the hash of the one before and its own. */
  audit(path: string, rows: readonly object[]): ArchiveEntry {
    const lines = rows.map((row) => {
      const written = JSON.stringify(row);
      const before = this.head;
      this.head = sha256(chained(before, written));
      return JSON.stringify({ before, row: written, hash: this.head });
    });
    this.auditRows += rows.length;
    this.auditPaths.push(path);
    return this.text(path, lines.map((line) => `${line}\n`).join(''));
  }

  /** The list of everything, the last to be written. */
  manifest(facts: Omit<BundleManifest, 'entries' | 'audit'>): ArchiveEntry {
    const manifest: BundleManifest = {
      ...facts,
      audit: { paths: this.auditPaths, rows: this.auditRows, head: this.head },
      entries: this.entries,
    };
    const bytes = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
    return { path: MANIFEST_PATH, modifiedAt: this.modifiedAt, bytes };
  }
}
