import type { Logger } from '../logging/index.ts';
import { type LiveSignal, liveMessage } from './live-bus.ts';

/** The handlers of one process: each hears each signal, and one that fails does not stop the others. */
export function liveSubscribers(log: Logger) {
  const handlers = new Set<(signal: LiveSignal) => void>();

  function tell(signal: LiveSignal): void {
    for (const handler of handlers) {
      try {
        handler(signal);
      } catch (error) {
        log.error({ err: error, kind: signal.kind }, 'a live subscriber failed');
      }
    }
  }

  return {
    tell,
    add(handler: (signal: LiveSignal) => void): () => void {
      // Wrapped, so that the same function subscribed twice hears twice and each leaves by itself.
      const own = (signal: LiveSignal) => handler(signal);
      handlers.add(own);
      return () => handlers.delete(own);
    },
    /** Takes in a batch as it came over the wire. What is not understood, from a newer version perhaps, is left out. */
    receive(payload: string): void {
      let batch: unknown;
      try {
        batch = JSON.parse(payload);
      } catch {
        log.warn({ bytes: payload.length }, 'a live message could not be read');
        return;
      }
      for (const item of Array.isArray(batch) ? batch : []) {
        const message = liveMessage.safeParse(item);
        if (message.success) tell(message.data);
        else log.warn({ issues: message.error.issues.length }, 'a live message was not understood');
      }
    },
    clear: () => handlers.clear(),
  };
}
