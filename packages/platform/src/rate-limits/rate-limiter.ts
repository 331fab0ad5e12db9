import { RateLimiterMemory, RateLimiterRedis, type RateLimiterRes } from 'rate-limiter-flexible';
import type { Logger } from '../logging/index.ts';

/** What a key may spend in a window of time. */
export interface Budget {
  /** Takes from it; the answer is how many seconds to wait, 0 when there was enough. */
  take(key: string, points?: number): Promise<number>;
}

/** Keeps budgets: each process its own, and where there is Redis all of them together. */
export interface RateLimiter {
  budget(name: string, points: number, windowSeconds?: number): Budget;
  close(): void;
}

const WINDOW_SECONDS = 60;
const secondsOf = (spent: RateLimiterRes) => Math.max(1, Math.ceil(spent.msBeforeNext / 1000));

/** Opens the limiter. It never keeps anybody waiting: without Redis, or while that is away, a process counts alone. */
export async function openRateLimiter(options: {
  redisUrl?: string | undefined;
  log: Logger;
}): Promise<RateLimiter> {
  const redis = options.redisUrl ? await connect(options.redisUrl, options.log) : undefined;
  return {
    budget(name, points, windowSeconds = WINDOW_SECONDS) {
      const counting = { keyPrefix: `millwright:limit:${name}`, points, duration: windowSeconds };
      const here = new RateLimiterMemory(counting);
      const everywhere = redis && new RateLimiterRedis({ ...counting, storeClient: redis });
      return {
        async take(key, cost = 1) {
          try {
            await here.consume(key, cost);
          } catch (spent) {
            return secondsOf(spent as RateLimiterRes);
          }
          // Asked without waiting for the answer: what others have let through counts from the next request on.
          everywhere?.consume(key, cost).catch((spent: RateLimiterRes | Error) => {
            if (!(spent instanceof Error)) void here.block(key, secondsOf(spent));
          });
          return 0;
        },
      };
    },
    close: () => redis?.disconnect(),
  };
}

async function connect(url: string, log: Logger) {
  const { Redis } = await import('ioredis');
  const redis = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    retryStrategy: (attempt) => Math.min(50 * 2 ** Math.min(attempt, 8), 10_000),
  });
  redis.on('error', (err: Error) => log.warn({ err }, 'limits are counted without Redis for now'));
  await redis.connect().catch(() => {}); // told of as an error above, and tried again
  return redis;
}
