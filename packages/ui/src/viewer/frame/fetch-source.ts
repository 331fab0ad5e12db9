/** Gets a document's bytes, and says in our own terms why it could not. */
import { PreviewFailure } from './preview-failure.ts';

/** As much as a browser can be expected to hold and take apart at once. */
export const WHOLE_FILE_LIMIT = 256 * 1024 * 1024;

async function ask(url: string, signal?: AbortSignal): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { signal: signal ?? null });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new PreviewFailure('unreachable', {}, error);
  }
  if (response.ok) return response;
  await response.body?.cancel();
  throw statusFailure(response.status);
}

/** What an HTTP status says to the reader. */
export function statusFailure(status: number): PreviewFailure {
  if (status === 401 || status === 403) return new PreviewFailure('forbidden');
  if (status === 404 || status === 410) return new PreviewFailure('missing');
  return new PreviewFailure('server', { status });
}

function tooLarge(limit: number): PreviewFailure {
  return new PreviewFailure('too_large', { size: `${Math.round(limit / 1024 / 1024)} MB` });
}

interface Beginning {
  bytes: Uint8Array<ArrayBuffer>;
  /** Whether the document goes on behind these bytes. */
  cut: boolean;
}

/** The first bytes of a document, and whether there are more; the rest is not transferred. */
export async function fetchBeginning(url: string, limit: number, signal?: AbortSignal): Promise<Beginning> {
  const response = await ask(url, signal);
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  let ended = reader === undefined;
  // One byte more than wanted tells whether the document ends exactly there.
  while (reader && !ended && size <= limit) {
    const { done, value } = await reader.read();
    ended = done;
    if (value) {
      chunks.push(value);
      size += value.length;
    }
  }
  if (!ended) await reader?.cancel();
  if (size === 0) throw new PreviewFailure('empty');
  const bytes = new Uint8Array(Math.min(size, limit));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk.subarray(0, bytes.length - at), at);
    at = Math.min(bytes.length, at + chunk.length);
  }
  return { bytes, cut: size > limit };
}

/** A whole document; refused when it is empty or more than a browser can hold. */
export async function fetchWhole(
  url: string,
  signal?: AbortSignal,
  limit = WHOLE_FILE_LIMIT,
): Promise<Uint8Array<ArrayBuffer>> {
  const { bytes, cut } = await fetchBeginning(url, limit, signal);
  if (cut) throw tooLarge(limit);
  return bytes;
}
