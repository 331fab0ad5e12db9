import { listenToPostgres } from '../listener/index.ts';
import type { Logger } from '../logging/index.ts';
import { batches } from './batches.ts';
import type { LiveBus } from './live-bus.ts';
import { liveSubscribers } from './subscribers.ts';

const channel = 'millwright_live';
/** PostgreSQL takes payloads below 8000 bytes. */
const mostBytes = 7900;

/**
 * Live messages over PostgreSQL's LISTEN/NOTIFY, on one direct connection per process. Subscribers hear `resync`
 * after every interruption. Rejects when the database cannot be reached at first.
 */
export async function createPostgresLiveBus(options: {
  connectionString: string;
  log: Logger;
}): Promise<LiveBus> {
  const subscribers = liveSubscribers(options.log);
  const listener = listenToPostgres({
    ...options,
    channels: [channel],
    applicationName: 'millwright live',
    onNotification: (_channel, payload) => subscribers.receive(payload),
    onGap: () => subscribers.tell({ kind: 'resync' }),
  });
  await listener.ready;
  return {
    publish: batches(mostBytes, (payload) => listener.query('SELECT pg_notify($1, $2)', [channel, payload])),
    subscribe: subscribers.add,
    async close() {
      subscribers.clear();
      await listener.close();
    },
  };
}
