import { createSignal } from 'solid-js';
import { api, queryClient } from '../../api.ts';
import type { Brought } from './brought-tree.ts';
import { FoldersToCome } from './folders-to-come.ts';
import { type Arriving, addArriving, type FileSubject } from './uploads.model.ts';

const UNREADABLE = { kind: 'invalid', code: 'files.unreadable', facts: {} };

const [found, setFound] = createSignal<number>();
const [leftOut, setLeftOut] = createSignal<readonly string[]>([]);

/** How many files were found so far in what is being read; undefined while nothing is. */
export const filesFound = found;
/** What was not taken along because nobody means to bring it. */
export const filesLeftOut = leftOut;
export const forgetLeftOut = () => setLeftOut([]);

/**
 * Takes in what somebody brings: makes its folders, then sends every file into its own. What cannot come stands among the
 * uploads with why, and the others go on.
 */
export async function takeIn(
  reading: (onFound: (files: number) => void) => Promise<Brought> | Brought,
  where: { subject: FileSubject; folderId?: string | undefined },
): Promise<void> {
  setFound(0);
  try {
    const brought = await reading(setFound);
    setLeftOut((before) => [...new Set([...before, ...brought.leftOut])]);
    const folders = brought.folders.length > 0 ? new FoldersToCome(where, brought.folders) : undefined;
    // None made at all: every file says why, and can be tried again.
    const failure = await folders?.make().then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
    addArriving(arriving(brought, folders, failure), where, folders);
    if (folders) await queryClient.invalidateQueries({ queryKey: api.files.key() });
  } finally {
    setFound(undefined);
  }
}

function arriving(
  { files, folders, unreadable }: Brought,
  made: FoldersToCome | undefined,
  failure: { error: unknown } | undefined,
): Arriving[] {
  const withFiles = new Set(files.map(({ folder }) => folder));
  return [
    ...files.map(({ file, folder }) => ({
      name: file.name,
      folder,
      file,
      ...(failure ?? (made?.refusals.has(folder) ? { error: made.refusals.get(folder) } : {})),
    })),
    ...unreadable.map(({ name }) => ({ name, file: undefined, error: UNREADABLE })),
    // Folders that could not be made and hold no file which would say so.
    ...folders.flatMap((name) => {
      const error = failure?.error ?? made?.refusals.get(name);
      return error === undefined || withFiles.has(name) ? [] : [{ name, file: undefined, error }];
    }),
  ];
}
