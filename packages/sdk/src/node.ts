import type { FileDetail, WhichFile } from './file-types.ts';
import type { Files } from './files.ts';
import { assemble, type Millwright } from './millwright.ts';
import { type Downloaded, type DownloadOptions, downloadTo } from './node/download.ts';
import { fileSource } from './node/file-source.ts';
import { nodeHashing } from './node/node-hashing.ts';
import type { Uploadable } from './sources.ts';
import { type UploadOptions, uploadTo } from './upload.ts';
import type { MillwrightOptions } from './wire.ts';

export * from './index.ts';
export { type Downloaded, type DownloadOptions, localName } from './node/download.ts';

/** Files, from and to the disk. */
export interface NodeFiles extends Omit<Files, 'upload'> {
  /** Sends a local file, or anything else whose bytes can be read. Cut off, it goes on where it was when called again. */
  upload(options: UploadOptions<string | Uploadable>): Promise<FileDetail>;
  /** Brings a version to disk, held against its SHA-256. Cut off, it goes on where it was when called again. */
  download(which: WhichFile, options: DownloadOptions): Promise<Downloaded>;
}

/** Opens a firm's Millwright with a token, with files from and to the disk. Nothing is asked yet. */
export function createMillwright(options: MillwrightOptions): Millwright<NodeFiles> {
  const { wire, millwright } = assemble(options, nodeHashing);
  const { files } = millwright;
  return {
    ...millwright,
    files: {
      ...files,
      upload: async ({ source, ...more }) =>
        uploadTo(wire, nodeHashing, {
          ...more,
          source: typeof source === 'string' ? await fileSource(source) : source,
        }),
      download: (which, to) => downloadTo(wire, files.get, which, to),
    },
  };
}
