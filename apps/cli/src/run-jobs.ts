import type { Configuration } from '@millwright/platform/config';
import type { Logger } from '@millwright/platform/logging';
import type { AppServices } from '@millwright/server';
import { startWorker } from '@millwright/worker';
import type { Closing } from './closing-time.ts';
import { listenAddress } from './listen-address.ts';

/** Starts the relay and the jobs of this process. */
export async function runJobs(
  services: AppServices,
  configuration: Configuration,
  log: Logger,
  closing: Closing,
): Promise<void> {
  const worker = await startWorker({
    services,
    listenUrl: listenAddress(configuration),
    jobsUrl: configuration.databaseJobsUrl ?? configuration.databaseUrl,
    redisUrl: configuration.redisUrl,
    log,
  });
  closing.add(() => worker.stop());
}
