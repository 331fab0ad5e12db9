/** The same with several files and folders at once: answered for each, and taken back together where it can be. */
import { errorText, showToast } from '@millwright/ui';
import { createSignal } from 'solid-js';
import { api, queryClient } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { FileRow, FolderRow } from './files.model.ts';
import { patiently } from './upload-file.ts';
import type { FileSubject } from './uploads.model.ts';

/** Files and folders as they were when they were chosen. */
export interface Chosen {
  files: readonly FileRow[];
  folders: readonly FolderRow[];
}

/** What was not done, and why, for whoever must read it before going on. */
export interface Refusals {
  done: number;
  refused: readonly { name: string; reason: string }[];
}

/** Where copies go: a record, and a folder of it or its top. */
export interface Place {
  subject: FileSubject;
  folderId: string | null;
}

interface Outcome<Done> {
  done: readonly Done[];
  refused: readonly { fileId: string; reason: unknown }[];
}

/** Most files the server takes in one call, and most whose bytes it copies in one. */
const MAX_BULK = 200;
const MAX_COPIED = 20;

const [refusals, setRefusals] = createSignal<Refusals>();
export const bulkRefusals = refusals;
export const dismissRefusals = () => setRefusals(undefined);

const key = ({ id, version }: FileRow) => ({ fileId: id, version });

class Tally {
  done = 0;
  readonly refused: { name: string; reason: string }[] = [];

  refuse(name: string, error: unknown): void {
    this.refused.push({ name, reason: errorText(error) });
  }

  /** Sends as many files as fit in a call, one call after the other; answers those done. */
  async files<T, Done>(
    files: readonly T[],
    how: { most: number; idOf: (file: T) => string; nameOf: (file: T) => string; onDone?: () => void },
    send: (some: T[]) => Promise<Outcome<Done>>,
  ): Promise<Done[]> {
    const all: Done[] = [];
    for (let from = 0; from < files.length; from += how.most) {
      const some = files.slice(from, from + how.most);
      try {
        const { done, refused } = await patiently(undefined, () => send(some));
        all.push(...done);
        this.done += done.length;
        const names = new Map(some.map((file) => [how.idOf(file), how.nameOf(file)]));
        for (const { fileId, reason } of refused) this.refuse(names.get(fileId) ?? '', reason);
      } catch (error) {
        for (const file of some) this.refuse(how.nameOf(file), error);
      }
      how.onDone?.();
    }
    return all;
  }

  async folders(folders: readonly FolderRow[], act: (folder: FolderRow) => Promise<unknown>): Promise<void> {
    for (const folder of folders) {
      try {
        await act(folder);
        this.done += 1;
      } catch (error) {
        this.refuse(folder.name, error);
      }
    }
  }

  /** Shows what became of it: how many, an offer to take them back, and each that was refused. */
  async tell(said: 'moved' | 'copied' | 'removed', undo?: () => Promise<void>): Promise<void> {
    await queryClient.invalidateQueries({ queryKey: api.files.key() });
    if (this.done > 0)
      showToast({ text: t(`files.bulk.${said}`, { count: this.done }), ...(undo ? { undo } : {}) });
    if (this.refused.length > 0) setRefusals({ done: this.done, refused: this.refused });
  }
}

const rows = { most: MAX_BULK, idOf: (file: FileRow) => file.id, nameOf: (file: FileRow) => file.name };
const refresh = () => queryClient.invalidateQueries({ queryKey: api.files.key() });

/** Puts files and folders into a folder of their record; null: to its top. */
export async function moveChosen({ files, folders }: Chosen, folderId: string | null): Promise<void> {
  const tally = new Tally();
  const was = new Map(files.map((file) => [file.id, file.folderId]));
  const moved = await tally.files(files, rows, (some) =>
    api.files.moveMany.send({ files: some.map((file) => ({ ...key(file), folderId })) }),
  );
  const movedFolders: { folderId: string; version: number; parentId: string | null }[] = [];
  await tally.folders(folders, async ({ id, version, parentId }) => {
    const saved = await api.files.updateFolder.send({ folderId: id, version, parentId: folderId });
    movedFolders.push({ folderId: id, version: saved.version, parentId });
  });
  await tally.tell('moved', async () => {
    const back = moved.map(({ fileId, version }) => ({ fileId, version, folderId: was.get(fileId) ?? null }));
    for (let from = 0; from < back.length; from += MAX_BULK)
      await api.files.moveMany.send({ files: back.slice(from, from + MAX_BULK) });
    for (const folder of movedFolders) await api.files.updateFolder.send(folder);
    await refresh();
  });
}

/** Puts files into the recycle bin, and removes folders that are empty. */
export async function removeChosen({ files, folders }: Chosen): Promise<void> {
  const tally = new Tally();
  const gone = await tally.files(files, rows, (some) => api.files.deleteMany.send({ files: some.map(key) }));
  await tally.folders(folders, ({ id, version }) => api.files.deleteFolder.send({ folderId: id, version }));
  await tally.tell(
    'removed',
    gone.length === 0
      ? undefined
      : async () => {
          for (let from = 0; from < gone.length; from += MAX_BULK)
            await api.files.restoreMany.send({
              files: gone.slice(from, from + MAX_BULK).map(({ fileId, version }) => ({ fileId, version })),
            });
          await refresh();
        },
  );
}

/** Copies files, and folders with all that is in them, to another place; `onCopied` hears how far it is. */
export async function copyChosen(
  { files, folders }: Chosen,
  { subject: to, folderId }: Place,
  onCopied: (done: number, count: number) => void,
): Promise<void> {
  const tally = new Tally();
  const wanted = files.map(({ id, name }) => ({ fileId: id, name, folderId }));
  if (folders.length > 0) {
    try {
      const copied = await api.files.copyFolders.send({
        to,
        parentId: folderId,
        folderIds: folders.map(({ id }) => id),
      });
      tally.done += copied.folders.length;
      wanted.push(...copied.files);
    } catch (error) {
      for (const { name } of folders) tally.refuse(name, error);
    }
  }
  let sent = 0;
  await tally.files(
    wanted,
    {
      most: MAX_COPIED,
      idOf: ({ fileId }) => fileId,
      nameOf: ({ name }) => name,
      onDone: () => {
        sent = Math.min(wanted.length, sent + MAX_COPIED);
        onCopied(sent, wanted.length);
      },
    },
    (some) =>
      api.files.copyMany.send({
        to,
        files: some.map(({ fileId, folderId: into }) => ({ fileId, folderId: into })),
      }),
  );
  await tally.tell('copied');
}
