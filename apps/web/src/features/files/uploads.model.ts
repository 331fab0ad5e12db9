import { cutIntoParts } from '@millwright/platform/browser';
import { createStore, produce } from 'solid-js/store';
import { api, type Inputs, queryClient } from '../../api.ts';
import { partHash } from './part-hash.ts';
import { PartRefused, sendPart } from './send-part.ts';

export type FileSubject = Inputs['files']['browse']['subject'];
type UploadState = 'waiting' | 'sending' | 'paused' | 'finishing' | 'done' | 'failed';

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
  size: number;
  sent: number;
  state: UploadState;
  error?: unknown;
  destination: Destination;
}

const PARALLEL_PARTS = 3;
const PARALLEL_FILES = 2;
const TRIES = 6;

const [items, setItems] = createStore<UploadItem[]>([]);
const running = new Map<number, AbortController>();
const sources = new Map<number, File>();
const uploadIds = new Map<number, string>();
let next = 1;

/** Every file on its way up, in every place: uploads go on while one looks at other pages. */
export const uploads = items;

const change = (id: number, data: Partial<UploadItem>) => setItems((item) => item.id === id, data);
const find = (id: number) => items.find((item) => item.id === id);

/** Takes files on; they are sent two at a time, in parts. */
export function addUploads(files: readonly File[], destination: Destination): void {
  for (const file of files) {
    const id = next++;
    sources.set(id, file);
    setItems(items.length, { id, name: file.name, size: file.size, sent: 0, state: 'waiting', destination });
  }
  pump();
}

export function pauseUpload(id: number): void {
  change(id, { state: 'paused' });
  running.get(id)?.abort(new DOMException('paused', 'AbortError'));
}

export function resumeUpload(id: number): void {
  change(id, { state: 'waiting', error: undefined });
  pump();
}

/** Gives an upload up, here and on the server. */
export async function cancelUpload(id: number): Promise<void> {
  running.get(id)?.abort(new DOMException('cancelled', 'AbortError'));
  const uploadId = uploadIds.get(id);
  forget(id);
  if (uploadId) await api.files.cancelUpload.send({ uploadId }).catch(() => undefined);
}

export function forget(id: number): void {
  sources.delete(id);
  uploadIds.delete(id);
  setItems(produce((all) => all.splice(all.findIndex((item) => item.id === id) >>> 0, 1)));
}

function pump(): void {
  for (const item of items) {
    if (running.size >= PARALLEL_FILES) return;
    if (item.state === 'waiting' && !running.has(item.id)) void run(item.id);
  }
}

async function run(id: number): Promise<void> {
  const stop = new AbortController();
  running.set(id, stop);
  change(id, { state: 'sending', error: undefined });
  try {
    await send(id, stop.signal);
    change(id, { state: 'done', sent: find(id)?.size ?? 0 });
  } catch (error) {
    if (find(id) && find(id)?.state !== 'paused') change(id, { state: 'failed', error });
  } finally {
    running.delete(id);
    void queryClient.invalidateQueries({ queryKey: api.files.key() });
    pump();
  }
}

async function send(id: number, signal: AbortSignal): Promise<void> {
  const file = sources.get(id)!;
  const { destination } = find(id)!;
  const { uploadId } = await api.files.beginUpload.send({
    ...destination,
    name: file.name,
    size: file.size,
    contentType: file.type || undefined,
    // The same file chosen again after a reload goes on where it was.
    fingerprint: `${file.lastModified}`,
  });
  uploadIds.set(id, uploadId);
  signal.throwIfAborted();
  const { arrived } = await api.files.uploadState.fetch({ uploadId });
  const known = new Map(arrived.map(({ partNumber, sha256 }) => [partNumber, sha256]));
  const waiting = cutIntoParts(file.size);
  const sent = new Map<number, number>();
  const tell = () => change(id, { sent: [...sent.values()].reduce((sum, bytes) => sum + bytes, 0) });
  const work = async () => {
    for (let range = waiting.shift(); range; range = waiting.shift()) {
      const { partNumber, start, end } = range;
      const part = file.slice(start, end);
      const sha256 = await partHash(part);
      if (known.get(partNumber) !== sha256)
        await sendPatiently({ uploadId, partNumber, sha256, part, signal }, (bytes) => {
          sent.set(partNumber, bytes);
          tell();
        });
      sent.set(partNumber, end - start);
      tell();
    }
  };
  await Promise.all(Array.from({ length: PARALLEL_PARTS }, work));
  change(id, { state: 'finishing', sent: file.size });
  await api.files.completeUpload.send({ uploadId });
}

interface PartToSend {
  uploadId: string;
  partNumber: number;
  sha256: string;
  part: Blob;
  signal: AbortSignal;
}

/** Sends a part, and again after a pause where the line broke; what the store refuses is not sent again for ever. */
async function sendPatiently(what: PartToSend, onSent: (bytes: number) => void): Promise<void> {
  const { uploadId, partNumber, sha256, part, signal } = what;
  for (let attempt = 1; ; attempt += 1) {
    signal.throwIfAborted();
    try {
      const { parts } = await api.files.partLinks.send({
        uploadId,
        parts: [{ partNumber, size: part.size, sha256 }],
      });
      await sendPart(parts[0]!, part, { signal, onSent });
      return;
    } catch (error) {
      signal.throwIfAborted();
      const isRefusal = error instanceof PartRefused && error.status >= 400 && error.status < 500;
      if (attempt >= (isRefusal ? 2 : TRIES)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** attempt));
    }
  }
}
