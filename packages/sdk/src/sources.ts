import { failure } from './errors.ts';

/** Bytes to be uploaded, of which any range can be read again. */
export interface UploadSource {
  name: string;
  size: number;
  contentType?: string | undefined;
  /** Tells this from another of the same name and size: an upload that was cut off is gone on with when it fits. */
  fingerprint?: string | undefined;
  read(start: number, end: number): Promise<Uint8Array>;
  /** Asked before the upload is completed: whether it still is what it was at the beginning. */
  isUnchanged?(): Promise<boolean>;
  close?(): Promise<void>;
}

/** A factory of streams: `open` gives the bytes from `start` to before `end`, as often as it is asked. */
export interface StreamSource extends Omit<UploadSource, 'read'> {
  open(start: number, end: number): AsyncIterable<Uint8Array> | Promise<AsyncIterable<Uint8Array>>;
}

export type Uploadable = Blob | UploadSource | StreamSource;

async function gathered(
  stream: AsyncIterable<Uint8Array> | Promise<AsyncIterable<Uint8Array>>,
  size: number,
): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  let at = 0;
  for await (const chunk of await stream) {
    if (at + chunk.length > size) throw failure('invalid', 'sdk.source_changed', { expected: size });
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes.subarray(0, at);
}

/** Whatever is to be uploaded, as ranges to be read. */
export function sourceOf(given: Uploadable, name: string | undefined): UploadSource {
  const source = 'arrayBuffer' in given ? blobSource(given) : 'open' in given ? streamSource(given) : given;
  const called = name ?? source.name;
  if (!called) throw failure('invalid', 'sdk.name_missing');
  const { size, contentType, fingerprint } = source;
  return {
    name: called,
    size,
    contentType,
    fingerprint,
    read: async (start, end) => {
      const bytes = await source.read(start, end);
      if (bytes.length !== end - start)
        throw failure('invalid', 'sdk.source_changed', { expected: end - start, found: bytes.length });
      return bytes;
    },
    ...(source.isUnchanged ? { isUnchanged: () => source.isUnchanged!() } : {}),
    ...(source.close ? { close: () => source.close!() } : {}),
  };
}

function streamSource(given: StreamSource): UploadSource {
  const { name, size, contentType, fingerprint } = given;
  return {
    name,
    size,
    contentType,
    fingerprint,
    read: (start, end) => gathered(given.open(start, end), end - start),
    ...(given.isUnchanged ? { isUnchanged: () => given.isUnchanged!() } : {}),
    ...(given.close ? { close: () => given.close!() } : {}),
  };
}

function blobSource(blob: Blob): UploadSource {
  const { name, lastModified } = blob as Blob & { name?: string; lastModified?: number };
  return {
    name: name ?? '',
    size: blob.size,
    contentType: blob.type || undefined,
    fingerprint: lastModified === undefined ? undefined : String(lastModified),
    read: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
  };
}
