import type { Logger } from '../logging/index.ts';
import { batches } from './batches.ts';
import type { LiveBus } from './live-bus.ts';
import { liveSubscribers } from './subscribers.ts';

const channel = 'millwright:live';
const mostBytes = 64 * 1024;

/**
 * Live messages over Redis publish/subscribe: one connection to listen, one to publish. Subscribers hear `resync`
 * after every interruption. Rejects when Redis cannot be reached at first.
 */
export async function createRedisLiveBus(options: { url: string; log: Logger }): Promise<LiveBus> {
  const { url, log } = options;
  const { Redis } = await import('ioredis');
  const subscribers = liveSubscribers(log);
  const retryStrategy = (attempt: number) => Math.min(50 * 2 ** Math.min(attempt, 8), 10_000);
  const publisher = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    retryStrategy,
  });
  // Subscribing again is done here rather than by the client, to know when it is done and say that there was a gap.
  const listener = new Redis(url, {
    lazyConnect: true,
    autoResubscribe: false,
    maxRetriesPerRequest: null,
    retryStrategy,
  });
  publisher.on('error', (error: Error) =>
    log.warn({ err: error }, 'publishing live messages was interrupted'),
  );
  listener.on('error', (error: Error) => log.warn({ err: error }, 'listening to Redis was interrupted'));
  listener.on('message', (_channel: string, payload: string) => subscribers.receive(payload));

  const close = async () => {
    subscribers.clear();
    publisher.disconnect();
    listener.disconnect();
  };
  try {
    await Promise.all([publisher.connect(), listener.connect()]);
    await listener.subscribe(channel);
  } catch (error) {
    await close();
    throw error;
  }
  listener.on('ready', () => {
    listener.subscribe(channel).then(
      () => subscribers.tell({ kind: 'resync' }),
      (error) => log.warn({ err: error }, 'Redis could not be subscribed to again'),
    );
  });
  return {
    publish: batches(mostBytes, (payload) => publisher.publish(channel, payload)),
    subscribe: subscribers.add,
    close,
  };
}
