import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** What goes into an archive: a folder, or a file with its bytes. */
export type ArchiveEntry =
  | { path: string; modifiedAt: Date; folder: true }
  | { path: string; modifiedAt: Date; bytes: Uint8Array }
  | { path: string; modifiedAt: Date; body: Readable; size: number; pack: boolean };

const PACKED =
  /\.(?:zip|7z|rar|gz|tgz|bz2|xz|zst|docx|xlsx|pptx|odt|ods|odp|jar|apk|png|jpe?g|gif|webp|heic|avif|mp[34]|m4[av]|mov|mkv|webm|avi|wmv|ogg|flac|aac)$/i;

/** Whether packing a file makes it smaller: not what is packed already. */
export const worthPacking = (name: string): boolean => !PACKED.test(name);

/**
 * A ZIP while it is made: an entry is asked for when the one before has been read, and read as fast as the archive is
 * taken, so that memory does not grow with either. Names are UTF-8; beyond 4 GB it is Zip64. Whoever stops reading ends the
 * reading of the entry. One whose bytes end early or late ends the archive with an error: cut short, it is no archive.
 */
export async function* zipChunks(entries: AsyncIterable<ArchiveEntry>): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const stop = (error?: Error) => output.destroy(error);
  zip.on('error', stop);
  let open: Readable | undefined;
  const write = async () => {
    for await (const entry of entries) {
      if ('body' in entry) open = entry.body;
      if (output.destroyed) return;
      await add(zip, entry);
    }
    zip.end();
  };
  const writing = write().catch(stop);
  try {
    for await (const chunk of output) yield chunk as Uint8Array;
  } finally {
    stop();
    open?.destroy();
    await writing;
    // One that was being opened when the reader went away.
    open?.destroy();
  }
}

async function add(zip: ZipFile, entry: ArchiveEntry): Promise<void> {
  const options = { mtime: entry.modifiedAt, mode: 'folder' in entry ? 0o40755 : 0o100644 };
  if ('folder' in entry) return zip.addEmptyDirectory(entry.path, options);
  if ('bytes' in entry) return zip.addBuffer(Buffer.from(entry.bytes), entry.path, options);
  const { body, size, pack } = entry;
  zip.addReadStream(body, entry.path, { ...options, size, compress: pack });
  await finished(body);
}
