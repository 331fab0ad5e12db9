import type { Readable } from 'node:stream';
import { openPromise } from 'yauzl';

/** What lies in a ZIP on this machine. */
export interface ZipEntry {
  path: string;
  isFolder: boolean;
  size: number;
  open(): Promise<Readable>;
}

/**
 * The entries of a ZIP on this machine, one after the other, without holding more than one. Names that lead out of where it is
 * unpacked are refused with an error, and so is what is no ZIP.
 */
export async function* zipEntries(path: string): AsyncGenerator<ZipEntry> {
  const zip = await openPromise(path, { lazyEntries: true, strictFileNames: true, autoClose: false });
  try {
    for await (const entry of zip.eachEntry())
      yield {
        path: entry.fileName,
        isFolder: entry.fileName.endsWith('/'),
        size: entry.uncompressedSize,
        open: () => zip.openReadStreamPromise(entry),
      };
  } finally {
    zip.close();
  }
}
