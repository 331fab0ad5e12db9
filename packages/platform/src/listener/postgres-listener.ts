import pg from 'pg';
import type { Logger } from '../logging/index.ts';

export interface ListenerOptions {
  /** A direct address: LISTEN does not survive a transaction pooler. */
  connectionString: string;
  channels: readonly string[];
  onNotification(channel: string, payload: string): void;
  /** Listening works again after it did not for a while; what was sent meanwhile is lost. */
  onGap(): void;
  log: Logger;
  /** Shown in pg_stat_activity. */
  applicationName?: string;
}

export interface PostgresListener {
  /** Resolves when the first connection listens; rejects when it cannot be made. */
  ready: Promise<void>;
  /** Runs a statement on the listening connection. Throws while there is none. */
  query(text: string, parameters: readonly unknown[]): Promise<void>;
  close(): Promise<void>;
}

const firstDelay = 100;
const longestDelay = 10_000;
const checkEvery = 30_000;
const checkPatience = 10_000;

/**
 * Listens on channels of PostgreSQL over one direct connection of its own. A lost connection is made again with
 * growing pauses for as long as it takes, and subscribers are told of the gap.
 */
export function listenToPostgres(options: ListenerOptions): PostgresListener {
  const { channels, log } = options;
  let client: pg.Client | undefined;
  let closed = false;
  let everConnected = false;
  let delay = firstDelay;
  let timer: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    const fresh = new pg.Client({
      connectionString: options.connectionString,
      application_name: options.applicationName ?? 'millwright listener',
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
    });
    fresh.on('error', (error) => lost(fresh, error));
    fresh.on('end', () => lost(fresh, new Error('connection ended')));
    fresh.on('notification', ({ channel, payload }) => options.onNotification(channel, payload ?? ''));
    try {
      await fresh.connect();
      for (const channel of channels) await fresh.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      fresh.removeAllListeners('end');
      await fresh.end().catch(() => {});
      throw error;
    }
    if (closed) return void (await fresh.end());
    client = fresh;
    delay = firstDelay;
    watch(fresh);
    if (everConnected) options.onGap();
    everConnected = true;
  }

  function lost(which: pg.Client, error: Error): void {
    if (which !== client || closed) return;
    client = undefined;
    clearTimeout(timer);
    log.warn({ err: error, channels }, 'listening to the database was interrupted');
    void which.end().catch(() => {});
    reconnectLater();
  }

  function reconnectLater(): void {
    const pause = delay * (0.5 + Math.random() / 2);
    delay = Math.min(delay * 2, longestDelay);
    timer = setTimeout(() => {
      connect().catch((error) => {
        log.warn({ err: error, channels }, 'the database cannot be listened to');
        if (!closed) reconnectLater();
      });
    }, pause);
  }

  /** A connection whose other end vanished without a word looks idle; asking it something finds out. */
  function watch(which: pg.Client): void {
    timer = setTimeout(async () => {
      const patience = setTimeout(() => lost(which, new Error('no answer')), checkPatience);
      await which.query('SELECT 1').catch((error: Error) => lost(which, error));
      clearTimeout(patience);
      if (which === client && !closed) watch(which);
    }, checkEvery);
    timer.unref();
  }

  return {
    ready: connect(),
    async query(text, parameters) {
      if (!client) throw new Error('not connected to the database');
      await client.query(text, [...parameters]);
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      const last = client;
      client = undefined;
      await last?.end().catch(() => {});
    },
  };
}
