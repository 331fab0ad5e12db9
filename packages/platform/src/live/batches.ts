import { type LiveMessage, liveMessage } from './live-bus.ts';

interface Waiting {
  text: string;
  sent: () => void;
  failed: (error: unknown) => void;
}

/**
 * Gathers the messages published in one turn of the event loop into few payloads of bounded size: announcing a
 * hundred imported tasks costs a handful of notifications instead of a hundred.
 */
export function batches(mostBytes: number, send: (payload: string) => Promise<unknown>) {
  let waiting: Waiting[] = [];
  let sending: Promise<void> = Promise.resolve();

  async function flush(): Promise<void> {
    const all = waiting;
    waiting = [];
    for (let start = 0; start < all.length; ) {
      let bytes = 2;
      let end = start;
      while (end < all.length) {
        bytes += Buffer.byteLength(all[end]!.text) + 1;
        if (bytes > mostBytes && end > start) break;
        end++;
      }
      const batch = all.slice(start, end);
      start = end;
      await send(`[${batch.map(({ text }) => text).join(',')}]`).then(
        () => batch.forEach(({ sent }) => void sent()),
        (error) => batch.forEach(({ failed }) => void failed(error)),
      );
    }
  }

  return function publish(message: LiveMessage): Promise<void> {
    const text = JSON.stringify(liveMessage.parse(message));
    return new Promise((sent, failed) => {
      // One after the other: what is published while a long batch is on its way must not overtake the rest of it.
      if (waiting.length === 0)
        setImmediate(() => {
          sending = sending.then(flush);
        });
      waiting.push({ text, sent, failed });
    });
  };
}
