/** What a part's PUT was answered with, when it was not taken. */
export class PartRefused extends Error {
  override name = 'PartRefused';
  constructor(readonly status: number) {
    super(`a part was answered with ${status}`);
  }
}

/** Sends one part to the store and tells how far it is. Rejects on a broken line, a refusal, or when told to stop. */
export function sendPart(
  link: { url: string; headers: Record<string, string> },
  part: Blob,
  { signal, onSent }: { signal: AbortSignal; onSent: (bytes: number) => void },
): Promise<void> {
  return new Promise((resolve, reject) => {
    // Not fetch: it does not say how much of a body has gone out.
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    signal.addEventListener('abort', stop, { once: true });
    const end = (run: () => void) => {
      signal.removeEventListener('abort', stop);
      run();
    };
    request.upload.onprogress = (event) => onSent(event.loaded);
    request.onload = () =>
      end(() => (request.status < 300 ? resolve() : reject(new PartRefused(request.status))));
    request.onerror = () => end(() => reject(new PartRefused(0)));
    request.onabort = () => end(() => reject(signal.reason));
    request.open('PUT', link.url);
    for (const [name, value] of Object.entries(link.headers)) {
      // The browser says this one itself.
      if (name.toLowerCase() !== 'content-length') request.setRequestHeader(name, value);
    }
    request.send(part);
  });
}
