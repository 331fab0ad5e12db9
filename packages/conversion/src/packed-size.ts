import yauzl from 'yauzl';
import { unpacked } from './limits.ts';

/**
 * Whether a packed office file (OOXML, OpenDocument: both are ZIP archives) says it holds far more than it may: a "bomb" of a
 * few kilobytes that fills the memory of whoever unpacks it. Files that are no archive are for their reader to judge.
 */
export function isBomb(path: string, size: number): Promise<boolean> {
  return new Promise((resolve) => {
    // Sizes an archive states are checked against its bytes when it is read; a lie there ends at the limits of the sandbox.
    yauzl.open(path, { lazyEntries: true, autoClose: true }, (error, archive) => {
      if (error || !archive) return resolve(false);
      let total = 0;
      let entries = 0;
      archive.on('entry', ({ uncompressedSize }: yauzl.Entry) => {
        total += uncompressedSize;
        entries += 1;
        const tooMuch =
          total > unpacked.bytes ||
          entries > unpacked.entries ||
          (total > 50_000_000 && total > size * unpacked.ratio);
        if (!tooMuch) return archive.readEntry();
        archive.close();
        resolve(true);
      });
      archive.once('end', () => resolve(false));
      archive.once('error', () => resolve(false));
      archive.readEntry();
    });
  });
}
