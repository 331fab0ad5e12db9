import { createHash, type Hash } from 'node:crypto';
import { Readable, Transform } from 'node:stream';
import { StorageError } from './object-storage.ts';

/** What bytes are meant to be; what is not said is not compared. */
export interface Expected {
  size?: number | undefined;
  sha256?: string | undefined;
}

/** Lets bytes pass and ends with an error when they are more, fewer or others than expected. */
export class Measured extends Transform {
  size = 0;
  readonly #hash: Hash = createHash('sha256');
  #digest: string | undefined;

  constructor(readonly expected: Expected = {}) {
    super();
  }

  /** Of everything that passed; only once it has ended. */
  get sha256(): string {
    this.#digest ??= this.#hash.digest('hex');
    return this.#digest;
  }

  override _transform(
    chunk: Buffer,
    _encoding: BufferEncoding,
    done: (error: Error | null, out?: Buffer) => void,
  ) {
    const { size: most } = this.expected;
    this.size += chunk.length;
    if (most !== undefined && this.size > most) return done(sizeMismatch(most));
    this.#hash.update(chunk);
    done(null, chunk);
  }

  override _flush(done: (error: Error | null) => void) {
    const { size, sha256 } = this.expected;
    if (size !== undefined && this.size !== size) return done(sizeMismatch(size));
    if (sha256 !== undefined && this.sha256 !== sha256) {
      return done(new StorageError('storage.hash_mismatch', 'the bytes are not those that were announced'));
    }
    done(null);
  }
}

/** Bytes from wherever they come, as a stream. */
export function streamOf(bytes: Readable | Uint8Array): Readable {
  if (bytes instanceof Readable) return bytes;
  return Readable.from(bytes.length === 0 ? [] : [Buffer.from(bytes)], { objectMode: false });
}

/** Reads a stream to its end and answers what it was, without keeping it. */
export async function measure(bytes: Readable): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    size += chunk.length;
    hash.update(chunk);
  }
  return { size, sha256: hash.digest('hex') };
}

function sizeMismatch(expected: number): StorageError {
  return new StorageError('storage.size_mismatch', `${expected} bytes were announced`);
}
