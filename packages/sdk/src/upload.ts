import { failure, MillwrightError } from './errors.ts';
import type { FileDetail, FileSubject } from './file-types.ts';
import type { Hashing } from './hashing.ts';
import { backOff, pause } from './patience.ts';
import { sourceOf, type Uploadable, type UploadSource } from './sources.ts';
import type { Wire } from './wire.ts';

/** How far an upload or a download is. `hashing`: the bytes are read once, before anything is sent. */
export interface Progress {
  phase: 'hashing' | 'sending' | 'finishing' | 'receiving';
  bytes: number;
  total: number;
}

export interface UploadOptions<S = Uploadable> {
  subject: FileSubject;
  /** The top of the record unless told. */
  folderId?: string | undefined;
  /** A further version of this file, whatever it is called. A file of the same name in the folder gets one anyway. */
  fileId?: string | undefined;
  source: S;
  name?: string | undefined;
  typeId?: string | undefined;
  /** What changed, for who reads the versions. */
  note?: string | undefined;
  onProgress?: ((progress: Progress) => void) | undefined;
  signal?: AbortSignal | undefined;
  /** Parts on their way at a time; 3 unless told. Each is 8 MiB of memory for files up to some 80 GB. */
  parallel?: number | undefined;
}

interface Begun {
  uploadId: string;
  partSize: number;
  partCount: number;
}
interface Link {
  url: string;
  headers: Record<string, string>;
}

const PIECE = 8 * 1024 ** 2;
const TRIES = 6;

/** Sends a file to the firm, in parts, each with its SHA-256; one that was cut off goes on where it was. */
export async function uploadTo(wire: Wire, hashing: Hashing, options: UploadOptions): Promise<FileDetail> {
  const source = sourceOf(options.source, options.name);
  try {
    return await new Upload(wire, hashing, source, options).run();
  } finally {
    await source.close?.();
  }
}

class Upload {
  private readonly sent = new Map<number, number>();
  private readonly wire: Wire;
  private readonly hashing: Hashing;
  private readonly source: UploadSource;
  private readonly options: UploadOptions;

  constructor(wire: Wire, hashing: Hashing, source: UploadSource, options: UploadOptions) {
    this.wire = wire;
    this.hashing = hashing;
    this.source = source;
    this.options = options;
  }

  async run(): Promise<FileDetail> {
    const { signal } = this.options;
    const begun = await this.begin();
    const { uploadId } = begun;
    const stop = new AbortController();
    const workers = Math.max(1, Math.min(this.options.parallel ?? 3, 16));
    const known =
      begun.partCount > 0 ? await this.arrived(uploadId, signal) : new Map<number, string | null>();
    const waiting = Array.from({ length: begun.partCount }, (_, i) => i + 1);
    const work = async () => {
      for (let partNumber = waiting.shift(); partNumber; partNumber = waiting.shift())
        await this.sendPart(
          begun,
          partNumber,
          known.get(partNumber),
          signal ? AbortSignal.any([signal, stop.signal]) : stop.signal,
        );
    };
    try {
      await Promise.all(Array.from({ length: workers }, work));
    } catch (error) {
      stop.abort(error);
      throw error;
    }
    if ((await this.source.isUnchanged?.()) === false) throw failure('conflict', 'sdk.source_changed');
    this.tell('finishing', this.source.size);
    return this.wire.mutate('files.completeUpload', { uploadId }, { idempotent: true, ...within(signal) });
  }

  private async begin(): Promise<Begun> {
    const { subject, folderId, fileId, typeId, note, signal } = this.options;
    const { name, size, contentType, fingerprint } = this.source;
    const sha256 = await this.wholeHash();
    return this.wire.mutate(
      'files.beginUpload',
      { subject, folderId, fileId, name, typeId, size, contentType, sha256, fingerprint, note },
      // Begun twice without a fingerprint are two, of which one is given up after a week; nothing comes of it.
      { idempotent: true, ...within(signal) },
    );
  }

  /** SHA-256 of the whole, stated before the first byte is sent: what arrives otherwise is refused. */
  private async wholeHash(): Promise<string> {
    const { size } = this.source;
    const running = this.hashing.whole();
    for (let start = 0; start < size; start += PIECE) {
      this.options.signal?.throwIfAborted();
      const end = Math.min(size, start + PIECE);
      running.update(await this.source.read(start, end));
      this.tell('hashing', end);
    }
    return running.hex();
  }

  private async arrived(uploadId: string, signal?: AbortSignal): Promise<Map<number, string | null>> {
    const state = await this.wire.query<{ arrived: { partNumber: number; sha256: string | null }[] }>(
      'files.uploadState',
      { uploadId },
      within(signal),
    );
    return new Map(state.arrived.map(({ partNumber, sha256 }) => [partNumber, sha256]));
  }

  private async sendPart(
    { uploadId, partSize }: Begun,
    partNumber: number,
    known: string | null | undefined,
    signal: AbortSignal,
  ): Promise<void> {
    const start = (partNumber - 1) * partSize;
    const bytes = await this.source.read(start, Math.min(this.source.size, start + partSize));
    const sha256 = await this.hashing.once(bytes);
    if (known !== sha256) await this.sendPatiently({ uploadId, partNumber, sha256, bytes, signal });
    this.sent.set(partNumber, bytes.length);
    this.tell(
      'sending',
      [...this.sent.values()].reduce((sum, size) => sum + size, 0),
    );
  }

  /** A link is good for minutes and for this part alone, so each try asks for a new one. */
  private async sendPatiently(part: PartToSend): Promise<void> {
    const { uploadId, partNumber, sha256, bytes, signal } = part;
    for (let tries = 1; ; tries += 1) {
      const wanted = { uploadId, parts: [{ partNumber, size: bytes.length, sha256 }] };
      const links = await this.wire.mutate<{ parts: Link[] }>('files.partLinks', wanted, {
        idempotent: true,
        signal,
      });
      try {
        return await this.put(links.parts[0]!, bytes, signal);
      } catch (error) {
        signal.throwIfAborted();
        const status = error instanceof MillwrightError ? (error.status ?? 0) : 0;
        // What the store refuses is not sent again for ever; too much at once is a matter of waiting.
        const most = status >= 400 && status < 500 && status !== 429 ? 2 : TRIES;
        if (tries >= most) throw error;
        await pause(backOff(tries), signal);
      }
    }
  }

  private async put({ url, headers }: Link, bytes: Uint8Array, signal: AbortSignal): Promise<void> {
    const own = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-length');
    const response = await this.wire.store(url, {
      method: 'PUT',
      headers: Object.fromEntries(own),
      body: bytes as never,
      signal,
    });
    await response.body?.cancel();
    if (!response.ok)
      throw new MillwrightError({
        kind: 'unexpected',
        code: 'sdk.part_refused',
        facts: { status: response.status },
        status: response.status,
      });
  }

  private tell(phase: Progress['phase'], bytes: number): void {
    this.options.onProgress?.({ phase, bytes, total: this.source.size });
  }
}

interface PartToSend {
  uploadId: string;
  partNumber: number;
  sha256: string;
  bytes: Uint8Array;
  signal: AbortSignal;
}

const within = (signal: AbortSignal | undefined) => (signal ? { signal } : {});
