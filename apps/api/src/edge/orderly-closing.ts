import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/** Longest an answer under way is waited for, in milliseconds. */
const PATIENCE = 10_000;

const isStream = (request: IncomingMessage) => request.headers.accept?.includes('text/event-stream') ?? false;

/**
 * Watches a server so that it can be closed in order: nobody new comes in, answers under way are finished, and streams,
 * which never end by themselves, are ended; their pages connect again, to whoever is there then.
 */
export function orderlyClosing(server: Server): () => Promise<void> {
  let underWay = 0;
  let onIdle: (() => void) | undefined;
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (isStream(request)) return;
    underWay += 1;
    response.once('close', () => {
      underWay -= 1;
      if (underWay === 0) onIdle?.();
    });
  });
  return async () => {
    const closed = new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
    if (underWay > 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, PATIENCE);
        onIdle = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    server.closeAllConnections();
    await closed;
  };
}
