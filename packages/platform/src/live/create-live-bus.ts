import type { Logger } from '../logging/index.ts';
import type { LiveBus } from './live-bus.ts';
import { createPostgresLiveBus } from './postgres-live-bus.ts';
import { createRedisLiveBus } from './redis-live-bus.ts';

/** Opens the bus on Redis when the installation has one, otherwise on PostgreSQL (a direct address). */
export function createLiveBus(options: {
  redisUrl?: string | undefined;
  postgresUrl: string;
  log: Logger;
}): Promise<LiveBus> {
  const { redisUrl, postgresUrl, log } = options;
  return redisUrl
    ? createRedisLiveBus({ url: redisUrl, log })
    : createPostgresLiveBus({ connectionString: postgresUrl, log });
}
