import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { damaged, SpreadsheetError, tooLarge } from './spreadsheet-error.ts';

const MAX_PARTS = 5_000;

/**
 * A zip file opened for reading single parts. All parts together may inflate to `maxInflatedBytes`; the limit
 * is checked against what an entry claims and again while it inflates, so a bomb costs one chunk of memory.
 */
export class ZipReader {
  private readonly entries = new Map<string, Entry>();
  private inflated = 0;

  private constructor(
    private readonly zip: ZipFile,
    private readonly maxInflatedBytes: number,
  ) {}

  static async open(bytes: Uint8Array, maxInflatedBytes: number): Promise<ZipReader> {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return mendErrors(undefined, async () => {
      const reader = new ZipReader(await fromBufferPromise(buffer, { lazyEntries: true }), maxInflatedBytes);
      for await (const entry of reader.zip.eachEntry()) reader.add(entry);
      return reader;
    });
  }

  private add(entry: Entry): void {
    if (this.entries.size >= MAX_PARTS) throw tooLarge('parts', MAX_PARTS);
    const name = partName(entry.fileName);
    if (this.entries.has(name)) throw damaged('part_twice', entry.fileName);
    this.entries.set(name, entry);
  }

  has(name: string): boolean {
    return this.entries.has(partName(name));
  }

  /** The inflated bytes of one part. Refuses, while reading, what is too big, encrypted or not what its checksum says. */
  async *read(name: string): AsyncGenerator<Uint8Array> {
    const entry = this.entries.get(partName(name));
    if (!entry) throw damaged('part_missing', name);
    if (entry.isEncrypted()) throw new SpreadsheetError('spreadsheet.encrypted');
    if (this.inflated + entry.uncompressedSize > this.maxInflatedBytes) throw this.bomb();
    if (!entry.canDecodeFileData()) throw damaged('zip', name);

    let checksum = 0;
    const stream = await mendErrors(name, () => this.zip.openReadStreamPromise(entry));
    const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
    try {
      for (;;) {
        const next = await mendErrors(name, () => chunks.next());
        if (next.done) break;
        this.inflated += next.value.byteLength;
        if (this.inflated > this.maxInflatedBytes) throw this.bomb();
        checksum = crc32(next.value, checksum);
        yield next.value;
      }
    } finally {
      stream.destroy();
    }
    if (checksum !== entry.crc32) throw damaged('checksum', name);
  }

  /** A short part as text, for the few that are read whole; never more than `maxBytes`. */
  async readStart(name: string, maxBytes: number): Promise<string> {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of this.read(name)) {
      chunks.push(chunk);
      size += chunk.byteLength;
      if (size >= maxBytes) break;
    }
    return Buffer.concat(chunks).subarray(0, maxBytes).toString('utf8');
  }

  private bomb(): SpreadsheetError {
    return tooLarge('inflated_bytes', this.maxInflatedBytes);
  }
}

/** Part names are compared without case, as the packaging standard says. */
function partName(name: string): string {
  return name.replace(/^\/+/, '').toLowerCase();
}

async function mendErrors<T>(part: string | undefined, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw error instanceof SpreadsheetError ? error : damaged('zip', part);
  }
}
