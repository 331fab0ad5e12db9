import { batch, createSignal } from 'solid-js';
import { createStore, type SetStoreFunction } from 'solid-js/store';
import { api, type Inputs, queryClient } from '../../api.ts';
import type { FoldersToCome } from './folders-to-come.ts';
import { uploadFile } from './upload-file.ts';

export type FileSubject = Inputs['files']['browse']['subject'];
export type UploadState = 'waiting' | 'sending' | 'paused' | 'finishing' | 'done' | 'failed';

/** Where a file is to go. */
export interface Destination {
  subject: FileSubject;
  folderId?: string | undefined;
  typeId?: string | undefined;
  /** A further version of this file. */
  fileId?: string | undefined;
}

export interface UploadItem {
  id: number;
  name: string;
  /** The folder it is in among those that were brought with it; '' where it came alone. */
  folder: string;
  size: number;
  sent: number;
  state: UploadState;
  error?: unknown;
}

/** A file to be sent, with the folder it lies in; without a file, something that could not even be read. */
export interface Arriving {
  name: string;
  folder?: string;
  file: File | undefined;
  error?: unknown;
}

interface Entry {
  item: UploadItem;
  set: SetStoreFunction<UploadItem>;
  file: File | undefined;
  destination: Destination;
  folders: FoldersToCome | undefined;
  uploadId?: string;
  stop?: AbortController;
}

const PARALLEL_FILES = 2;
/** Rows shown at once: thousands would keep the page busy, and nobody reads them. */
const MOST_ROWS = 30;
/** Lists are asked for again, and rows sorted anew, this often at most. */
const REFRESH_MS = 1_000;
const SORT_MS = 150;
/** What is shown first: what moves, then what needs somebody, then the rest. */
const ORDER: readonly UploadState[] = ['sending', 'finishing', 'failed', 'paused', 'waiting', 'done'];

const entries = new Map<number, Entry>();
/** Those of them whose turn is to come, in order. */
const waiting = new Set<Entry>();
const none = { waiting: 0, sending: 0, paused: 0, finishing: 0, done: 0, failed: 0 };
const [totals, setTotals] = createStore({ files: 0, size: 0, sent: 0, states: { ...none } });
const [rows, setRows] = createSignal<readonly UploadItem[]>([]);
let next = 1;
let running = 0;

/** All that is on its way up, in every place: uploads go on while one looks at other pages. */
export const uploadTotals = totals;
/** As many of them as one can read, what moves first. */
export const uploadRows = rows;

/** Calls something a moment later, once however often it is asked for until then. */
function soon(run: () => void, wait: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    if (timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      run();
    }, wait);
  };
}

const refreshLists = soon(
  () => void queryClient.invalidateQueries({ queryKey: api.files.key() }),
  REFRESH_MS,
);

function sortRows(): void {
  const by = new Map(ORDER.map((state) => [state, [] as UploadItem[]]));
  for (const { item } of entries.values()) by.get(item.state)!.push(item);
  setRows([...by.values()].flat().slice(0, MOST_ROWS));
}
const sortSoon = soon(sortRows, SORT_MS);

/** How long the tray stays once all has arrived: to be seen, and then out of the way. */
const FOLD_MS = 8_000;
let fold: ReturnType<typeof setTimeout> | undefined;

/** Takes what is done off the tray a while after the last of it, unless something still needs somebody. */
function foldLater(): void {
  clearTimeout(fold);
  if (totals.files === 0 || totals.states.done < totals.files) return;
  fold = setTimeout(() => {
    if (totals.states.done === totals.files) clearDone();
  }, FOLD_MS);
}

function change(entry: Entry, data: Partial<UploadItem>): void {
  // Given up, but a last word of it was still on its way.
  if (!entries.has(entry.item.id)) return;
  const { state, sent } = entry.item;
  batch(() => {
    entry.set(data);
    if (data.sent !== undefined && data.sent !== sent) setTotals('sent', (all) => all + data.sent! - sent);
    if (data.state !== undefined && data.state !== state) {
      setTotals('states', state, (count) => count - 1);
      setTotals('states', data.state, (count) => count + 1);
      if (data.state === 'waiting') waiting.add(entry);
      else waiting.delete(entry);
      sortSoon();
      if (data.state === 'done') foldLater();
    }
  });
}

/** Takes files on; they are sent two at a time, in parts, into folders that are made first where they came in some. */
export function addArriving(
  arriving: readonly Arriving[],
  destination: Destination,
  folders?: FoldersToCome,
): void {
  batch(() => {
    for (const { name, file, error, folder = '' } of arriving) {
      const id = next++;
      const state = error === undefined ? 'waiting' : 'failed';
      const size = file?.size ?? 0;
      const [item, set] = createStore<UploadItem>({ id, name, folder, size, sent: 0, state, error });
      const entry: Entry = { item, set, file, destination, folders };
      entries.set(id, entry);
      if (state === 'waiting') waiting.add(entry);
      setTotals('states', state, (count) => count + 1);
      setTotals('size', (all) => all + size);
    }
    setTotals('files', entries.size);
  });
  sortRows();
  pump();
}

export function addUploads(files: readonly File[], destination: Destination): void {
  addArriving(
    files.map((file) => ({ name: file.name, file })),
    destination,
  );
}

const inState = (...states: UploadState[]): Entry[] =>
  [...entries.values()].filter(({ item }) => states.includes(item.state));

function pause(entry: Entry): void {
  change(entry, { state: 'paused' });
  entry.stop?.abort(new DOMException('paused', 'AbortError'));
}

function resume(entry: Entry): void {
  entry.folders?.again(entry.item.folder);
  change(entry, { state: 'waiting', error: undefined });
}

function forget(entry: Entry): void {
  if (!entries.delete(entry.item.id)) return;
  waiting.delete(entry);
  setTotals('states', entry.item.state, (count) => count - 1);
  setTotals('files', entries.size);
  setTotals('size', (all) => all - entry.item.size);
  setTotals('sent', (all) => all - entry.item.sent);
}

/** Gives an upload up, here and on the server. */
async function cancel(entry: Entry): Promise<void> {
  forget(entry);
  entry.stop?.abort(new DOMException('cancelled', 'AbortError'));
  const { uploadId } = entry;
  if (uploadId) await api.files.cancelUpload.send({ uploadId }).catch(() => undefined);
}

/** Does it to one upload, or to many at once, and shows it. */
function each(chosen: readonly (Entry | undefined)[], act: (entry: Entry) => unknown): void {
  batch(() => {
    for (const entry of chosen) if (entry) act(entry);
  });
  sortRows();
  pump();
}

export const pauseUpload = (id: number) => each([entries.get(id)], pause);
export const resumeUpload = (id: number) => each([entries.get(id)], resume);
export const cancelUpload = (id: number) => each([entries.get(id)], cancel);
export const dismissUpload = (id: number) => each([entries.get(id)], forget);

export const pauseAll = () => each(inState('waiting', 'sending'), pause);
export const resumeAll = () => each(inState('paused'), resume);
export const retryFailed = () =>
  each(
    inState('failed').filter(({ file }) => file),
    resume,
  );
export const cancelAll = () => each(inState('waiting', 'sending', 'paused', 'failed'), cancel);
export const clearDone = () => each(inState('done'), forget);

function pump(): void {
  for (const entry of waiting) {
    if (running >= PARALLEL_FILES) return;
    // Told to go on before it has come to a stop: its turn comes when it has.
    if (!entry.stop) void run(entry);
  }
}

async function run(entry: Entry): Promise<void> {
  const stop = new AbortController();
  entry.stop = stop;
  running += 1;
  change(entry, { state: 'sending', error: undefined });
  try {
    const { folders, destination, file, item } = entry;
    if (!file) throw item.error;
    const folderId = folders ? await folders.folderFor(item.folder) : destination.folderId;
    stop.signal.throwIfAborted();
    await uploadFile({
      file,
      destination: { ...destination, folderId },
      signal: stop.signal,
      onBegun: (uploadId) => {
        entry.uploadId = uploadId;
        // Given up before the server had said what it is called.
        if (!entries.has(item.id)) void cancel(entry);
      },
      onSent: (sent) => change(entry, { sent }),
      onFinishing: () => change(entry, { state: 'finishing', sent: file.size }),
    });
    change(entry, { state: 'done', sent: file.size });
  } catch (error) {
    if (!stop.signal.aborted) change(entry, { state: 'failed', error });
  } finally {
    delete entry.stop;
    running -= 1;
    refreshLists();
    pump();
  }
}
