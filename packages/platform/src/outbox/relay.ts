import { listenToPostgres } from '../listener/index.ts';
import { type Logger, redactText } from '../logging/index.ts';
import { type Delivery, DeliveryError, deliverBatch, recordFailure, type Which } from './deliver.ts';

export interface RelayOptions extends Delivery {
  /** A direct address, to hear of announcements at once. */
  listenUrl: string;
  log: Logger;
  /** How many announcements are handed on at once; 200 unless told. */
  batchSize?: number;
  /** Milliseconds between looks at the outbox when nothing was heard; 5 seconds unless told. */
  pollEvery?: number;
}

export interface Relay {
  /** Ends after the batch in hand. */
  stop(): Promise<void>;
}

const firstPause = 200;

/**
 * Carries announcements out of the outbox: one job for each subscriber, one live message for each that has a subject.
 * Any number of relays may run at once. What was announced is handed on at least once, whatever dies when; the ids of
 * the jobs make it once. Rejects when the database cannot be listened to at first.
 */
export async function startRelay(options: RelayOptions): Promise<Relay> {
  const { log, batchSize = 200, pollEvery = 5000 } = options;
  let stopping = false;
  let working: Promise<void> | undefined;
  let wokenMeanwhile = false;
  /** After a failure it pauses, however much is announced meanwhile. */
  let resting = false;
  let pause = firstPause;
  let timer: NodeJS.Timeout | undefined;

  /** Delivers until nothing is left; false when something could not be delivered. */
  async function empty(which: Which): Promise<boolean> {
    // Failing ones go one by one: among them may be one that takes all others in its batch down with it.
    let size = which === 'fresh' ? batchSize : 1;
    for (;;) {
      if (stopping) return true;
      try {
        const delivered = await deliverBatch(options, which, size);
        if (delivered < size) return true;
        size = Math.min(size * 4, which === 'fresh' ? batchSize : 1);
      } catch (error) {
        if (!(error instanceof DeliveryError)) throw error;
        if (error.rows.length > 1) {
          size = 1;
          continue;
        }
        const [row] = error.rows;
        const reason = redactText(String((error.cause as Error)?.message ?? error.cause));
        log.warn(
          { err: error.cause, event: row!.name, eventId: row!.id },
          'an announcement could not be delivered',
        );
        await recordFailure(options.pool, row!, reason);
        return false;
      }
    }
  }

  async function round(): Promise<void> {
    let well = true;
    try {
      well = (await empty('fresh')) && (await empty('failing'));
    } catch (error) {
      well = false;
      log.warn({ err: error }, 'the outbox could not be read');
    }
    pause = well ? firstPause : Math.min(pause * 2, pollEvery);
    resting = !well;
    if (stopping) return;
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        resting = false;
        wake();
      },
      well ? pollEvery : pause,
    );
  }

  function wake(): void {
    if (stopping || resting) return;
    if (working) {
      wokenMeanwhile = true;
      return;
    }
    working = round().finally(() => {
      working = undefined;
      if (!wokenMeanwhile) return;
      wokenMeanwhile = false;
      wake();
    });
  }

  const listener = listenToPostgres({
    connectionString: options.listenUrl,
    channels: ['outbox'],
    applicationName: 'millwright relay',
    onNotification: wake,
    onGap: wake,
    log,
  });
  await listener.ready;
  wake();

  return {
    async stop() {
      stopping = true;
      clearTimeout(timer);
      await listener.close();
      await working;
    },
  };
}
