/** What somebody brings: files and folders as they drop them or choose them, before anything of it is sent. */

/** A file, and the folder it lies in, as a way down from where it was dropped; '' is that place itself. */
export interface BroughtFile {
  file: File;
  folder: string;
}

export interface Brought {
  files: BroughtFile[];
  /** Every folder, empty ones as well where the browser tells. */
  folders: string[];
  /** What operating systems leave in folders and nobody means to bring. */
  leftOut: string[];
  /** What the browser could not read, and why. */
  unreadable: { name: string; error: unknown }[];
}

const SYSTEM = /^(?:\.DS_Store|Thumbs\.db|desktop\.ini|__MACOSX)$/i;
const isSystem = (name: string) => SYSTEM.test(name);

const nothing = (): Brought => ({ files: [], folders: [], leftOut: [], unreadable: [] });

/**
 * Files and whole folders out of a drop. What was dropped is only there until the event is over, so it is taken before
 * anything is waited for; what is in the folders is read then. `onFound` hears how many files there are so far.
 */
export async function readDropped(
  transfer: Pick<DataTransfer, 'items' | 'files'>,
  onFound: (files: number) => void = () => {},
): Promise<Brought> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  const plain = [...transfer.files];
  const brought = nothing();
  if (entries.length === 0) for (const file of plain) take(brought, file, '');
  for (const entry of entries) await walk(entry, '', brought, onFound);
  return brought;
}

/** Files of a folder somebody has chosen with a button. Browsers tell of no empty folders there. */
export function readChosen(files: Iterable<File>): Brought {
  const brought = nothing();
  const folders = new Set<string>();
  const leftOut = new Set<string>();
  for (const file of files) {
    const names = (file.webkitRelativePath || file.name).split('/');
    const system = names.findIndex(isSystem);
    if (system >= 0) {
      leftOut.add(names.slice(0, system + 1).join('/'));
      continue;
    }
    const folder = names.slice(0, -1).join('/');
    if (folder !== '') folders.add(folder);
    brought.files.push({ file, folder });
  }
  return { ...brought, folders: [...folders], leftOut: [...leftOut] };
}

function take(brought: Brought, file: File, folder: string): void {
  if (isSystem(file.name)) brought.leftOut.push(inside(folder, file.name));
  else brought.files.push({ file, folder });
}

const inside = (folder: string, name: string) => (folder === '' ? name : `${folder}/${name}`);

async function walk(
  entry: FileSystemEntry,
  folder: string,
  brought: Brought,
  onFound: (files: number) => void,
): Promise<void> {
  const path = inside(folder, entry.name);
  if (isSystem(entry.name)) return void brought.leftOut.push(path);
  try {
    if (!entry.isDirectory) {
      take(brought, await fileOf(entry as FileSystemFileEntry), folder);
      return onFound(brought.files.length);
    }
    brought.folders.push(path);
    for await (const below of entriesOf(entry as FileSystemDirectoryEntry))
      await walk(below, path, brought, onFound);
  } catch (error) {
    brought.unreadable.push({ name: path, error });
  }
}

const fileOf = (entry: FileSystemFileEntry) =>
  new Promise<File>((resolve, reject) => entry.file(resolve, reject));

/** All that lies in a folder: browsers hand it out in batches, the last of which is empty. */
async function* entriesOf(folder: FileSystemDirectoryEntry): AsyncGenerator<FileSystemEntry> {
  const reader = folder.createReader();
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (batch.length === 0) return;
    yield* batch;
  }
}
