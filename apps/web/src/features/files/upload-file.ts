import { cutIntoParts } from '@millwright/platform/browser';
import { reasonOf } from '@millwright/ui';
import { api, type Inputs, type Outputs } from '../../api.ts';
import { partHash } from './part-hash.ts';
import { PartRefused, sendPart } from './send-part.ts';

const PARALLEL_PARTS = 3;
const TRIES = 6;

type Begin = Inputs['files']['beginUpload'];

export interface FileToSend {
  file: File;
  destination: Pick<Begin, 'subject' | 'folderId' | 'typeId' | 'fileId'>;
  signal: AbortSignal;
  /** The server's name for the upload, once it has one. */
  onBegun: (uploadId: string) => void;
  onSent: (bytes: number) => void;
  /** All parts are there; what is left is the server's work. */
  onFinishing: () => void;
}

/** Sends one file in parts, or what is missing of it, and has it made a version; answers with the file it became. */
export async function uploadFile(what: FileToSend): Promise<Outputs['files']['completeUpload']> {
  const { file, destination, signal, onSent } = what;
  const { uploadId, resumed } = await patiently(signal, () =>
    api.files.beginUpload.send({
      ...destination,
      name: file.name,
      size: file.size,
      contentType: file.type || undefined,
      // The same file chosen again after a reload goes on where it was.
      fingerprint: `${file.lastModified}`,
    }),
  );
  what.onBegun(uploadId);
  signal.throwIfAborted();
  const arrived = resumed ? (await api.files.uploadState.fetch({ uploadId })).arrived : [];
  const known = new Map(arrived.map(({ partNumber, sha256 }) => [partNumber, sha256]));
  const waiting = cutIntoParts(file.size);
  const sent = new Map<number, number>();
  const tell = (partNumber: number, bytes: number) => {
    sent.set(partNumber, bytes);
    onSent([...sent.values()].reduce((sum, each) => sum + each, 0));
  };
  const work = async () => {
    for (let range = waiting.shift(); range; range = waiting.shift()) {
      const { partNumber, start, end } = range;
      const part = file.slice(start, end);
      const sha256 = await partHash(part).catch(() => {
        // Deleted, moved or locked since it was chosen.
        throw { kind: 'invalid', code: 'files.unreadable', facts: {} };
      });
      if (known.get(partNumber) !== sha256)
        await sendAgainAndAgain({ uploadId, partNumber, sha256, part, signal }, (bytes) =>
          tell(partNumber, bytes),
        );
      tell(partNumber, end - start);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL_PARTS }, work));
  what.onFinishing();
  return patiently(signal, () => api.files.completeUpload.send({ uploadId }));
}

interface PartToSend {
  uploadId: string;
  partNumber: number;
  sha256: string;
  part: Blob;
  signal: AbortSignal;
}

/** Sends a part, and again after a pause where the line broke; what the store refuses is not sent again for ever. */
async function sendAgainAndAgain(what: PartToSend, onSent: (bytes: number) => void): Promise<void> {
  const { uploadId, partNumber, sha256, part, signal } = what;
  for (let attempt = 1; ; attempt += 1) {
    signal.throwIfAborted();
    try {
      const { parts } = await patiently(signal, () =>
        api.files.partLinks.send({ uploadId, parts: [{ partNumber, size: part.size, sha256 }] }),
      );
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

/** A thousand small files ask more in a minute than one person may: then they wait for as long as they are told to. */
export async function patiently<T>(signal: AbortSignal | undefined, ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      const reason = reasonOf(error);
      const seconds = reason?.code === 'platform.too_many_requests' ? reason.facts?.seconds : undefined;
      if (typeof seconds !== 'number') throw error;
      signal?.throwIfAborted();
      await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
      signal?.throwIfAborted();
    }
  }
}
