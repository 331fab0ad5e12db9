import { failure, MillwrightError } from './errors.ts';
import type {
  Browse,
  FileDetail,
  FileEntry,
  FileRef,
  FileSubject,
  FileType,
  FileVersion,
  Folder,
  FolderContent,
  ShareFile,
  UpdateFile,
  WhichFile,
} from './file-types.ts';
import type { Hashing } from './hashing.ts';
import type { Uploadable } from './sources.ts';
import { type UploadOptions, uploadTo } from './upload.ts';
import { chosenVersion } from './versions.ts';
import type { CallOptions, Wire } from './wire.ts';

/** A file with the folders it lies in. */
export interface ListedFile {
  /** `drawings/2026/plan.dwg`. */
  path: string;
  file: FileEntry;
}

/** Files of contracts and tasks, as far as the token's owner may see them. */
export interface Files {
  /** The firm's types of documents. */
  types(options?: CallOptions): Promise<FileType[]>;
  /** What lies in one folder, or what a search finds in the whole record. */
  browse(input: Browse, options?: CallOptions): Promise<FolderContent>;
  /** Files of a folder; with `recursive`, of everything below it as well. */
  list(
    where: { subject: FileSubject; folderId?: string | undefined; recursive?: boolean | undefined },
    options?: CallOptions,
  ): AsyncGenerator<ListedFile, void, undefined>;
  get(fileId: string, options?: CallOptions): Promise<FileDetail>;
  /** The newest first. */
  versions(fileId: string, options?: CallOptions): Promise<FileVersion[]>;
  /** The folder at a path such as `drawings/2026`; null for the top. Made where `create` says so, else it must exist. */
  folder(
    where: { subject: FileSubject; path: string; create?: boolean | undefined },
    options?: CallOptions,
  ): Promise<Folder | null>;
  createFolder(
    input: { subject: FileSubject; parentId?: string | undefined; name: string },
    options?: CallOptions,
  ): Promise<Folder>;
  upload(options: UploadOptions): Promise<FileDetail>;
  /** Gives up an upload that was begun. */
  cancelUpload(uploadId: string, options?: CallOptions): Promise<void>;
  /** The bytes of a version, held against its SHA-256. In memory: for large files see `@millwright/sdk/node`. */
  bytes(which: WhichFile, options?: CallOptions): Promise<Uint8Array>;
  update(input: UpdateFile, options?: CallOptions): Promise<FileDetail>;
  share(input: ShareFile, options?: CallOptions): Promise<FileDetail>;
  /** Nobody else adds a version for so many days; 3 unless told. */
  checkOut(input: FileRef & { days?: number | undefined }, options?: CallOptions): Promise<FileDetail>;
  checkIn(input: FileRef, options?: CallOptions): Promise<FileDetail>;
  /** Makes a version the one the shop floor works by. */
  issue(input: FileRef & { versionNo: number }, options?: CallOptions): Promise<FileDetail>;
  /** Makes an old version the newest once more. */
  restoreVersion(input: FileRef & { versionNo: number }, options?: CallOptions): Promise<FileDetail>;
  /** Into the recycle bin. */
  delete(input: FileRef, options?: CallOptions): Promise<void>;
  restore(input: FileRef, options?: CallOptions): Promise<void>;
}

export function filesOn(wire: Wire, hashing: Hashing): Files {
  const get: Files['get'] = (fileId, options) => wire.query('files.get', { fileId }, options);
  const browse: Files['browse'] = (input, options) => wire.query('files.browse', input, options);
  const createFolder: Files['createFolder'] = (input, options) =>
    wire.mutate('files.createFolder', input, options);
  const verb =
    <I>(name: string) =>
    (input: I, options?: CallOptions) =>
      wire.mutate<FileDetail>(`files.${name}`, input, options);
  const silent =
    <I>(name: string) =>
    async (input: I, options?: CallOptions) =>
      void (await wire.mutate(`files.${name}`, input, options));
  return {
    types: (options) => wire.query('files.types', undefined, options),
    browse,
    list: ({ subject, folderId, recursive }, options) =>
      walk((id) => browse({ subject, folderId: id }, options), folderId, recursive ?? false),
    get,
    versions: async (fileId, options) => (await get(fileId, options)).versions,
    folder: ({ subject, path, create }, options) =>
      folderAt(path, create ?? false, {
        browse: (folderId) => browse({ subject, folderId }, options),
        make: (parentId, name) => createFolder({ subject, parentId, name }, options),
      }),
    createFolder,
    upload: (options: UploadOptions<Uploadable>) => uploadTo(wire, hashing, options),
    cancelUpload: (uploadId, options) => silent<object>('cancelUpload')({ uploadId }, options),
    bytes: async (which, options) => {
      const { file, version } = await chosenVersion(get, which, options);
      const response = await wire.follow(`/files/versions/${version.id}`, options);
      const bytes = new Uint8Array(await response.arrayBuffer());
      const found = await hashing.once(bytes);
      if (found !== version.sha256) throw corrupt(file, version, found);
      return bytes;
    },
    update: verb('update'),
    share: verb('share'),
    checkOut: verb('checkOut'),
    checkIn: verb('checkIn'),
    issue: verb('issue'),
    restoreVersion: verb('restoreVersion'),
    delete: silent('delete'),
    restore: silent('restore'),
  };
}

/** What came is not what the version is. */
export const corrupt = (file: FileDetail, version: FileVersion, found: string): MillwrightError =>
  failure('unexpected', 'sdk.download_corrupt', {
    name: file.name,
    versionNo: version.number,
    expected: version.sha256,
    found,
  });

async function* walk(
  open: (folderId: string | undefined) => Promise<FolderContent>,
  folderId: string | undefined,
  recursive: boolean,
  above = '',
): AsyncGenerator<ListedFile, void, undefined> {
  const { files, folders } = await open(folderId);
  for (const file of files) yield { path: above + file.name, file };
  if (!recursive) return;
  for (const folder of folders) yield* walk(open, folder.id, true, `${above}${folder.name}/`);
}

interface FolderWays {
  browse(folderId: string | undefined): Promise<FolderContent>;
  make(parentId: string | undefined, name: string): Promise<Folder>;
}

/** Names people take for the same, as the server does. */
const same = (a: string, b: string) =>
  a.normalize('NFKC').toLowerCase() === b.normalize('NFKC').toLowerCase();

async function folderAt(path: string, create: boolean, { browse, make }: FolderWays): Promise<Folder | null> {
  let at = null as Folder | null;
  for (const name of path.split('/').filter((step) => step !== '')) {
    const find = async () => (await browse(at?.id)).folders.find((folder) => same(folder.name, name));
    let next = await find();
    if (!next && !create) throw failure('not_found', 'sdk.folder_not_found', { path, name });
    next ??= await make(at?.id, name).catch(async (error: unknown) => {
      // Somebody made it at the same moment.
      const made = error instanceof MillwrightError && error.kind === 'conflict' ? await find() : undefined;
      if (made) return made;
      throw error;
    });
    at = next;
  }
  return at;
}
