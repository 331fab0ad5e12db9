import { createJobQueue, createJobRegistry, startWorkers, systemJob } from '@millwright/platform/jobs';
import type { Logger } from '@millwright/platform/logging';
import { outboxCleanup, startRelay } from '@millwright/platform/outbox';
import {
  type AppServices,
  allModules,
  applyRetention,
  archiveErrands,
  checkProgress,
  checkWaitingVersions,
  deliveryErrands,
  expireImportFiles,
  expireNotices,
  fileErrands,
  missingPreviews,
  tellOfOverdueParts,
  tidyFiles,
  waitingPublications,
} from '@millwright/server';
import { scopeRunner } from './run-scope.ts';

export interface WorkerOptions {
  services: AppServices;
  /** A direct address to hear of announcements at once. */
  listenUrl: string;
  /** The job queue's own address; unused with Redis. */
  jobsUrl: string;
  redisUrl?: string | undefined;
  log: Logger;
}

/** Starts the relay and the workers of this process. Rejects when a job lacks its handler, or the queue its server. */
export async function startWorker(options: WorkerOptions): Promise<{ stop(): Promise<void> }> {
  const { services, listenUrl, jobsUrl, redisUrl, log } = options;
  const backend = { redisUrl, postgresUrl: jobsUrl };
  const housekeeping = {
    systemJobs: [
      outboxCleanup(services.pool),
      systemJob('identity.end-expired-sessions', {
        every: 3_600_000,
        run: () => services.sessions.deleteExpired(),
      }),
      expireImportFiles(services),
      checkProgress(services),
      tellOfOverdueParts(services),
      expireNotices(services.pool),
      tidyFiles(services),
      missingPreviews(services),
      waitingPublications(services),
      checkWaitingVersions(services),
      applyRetention(services),
    ],
    errands: [...fileErrands(services), ...deliveryErrands(services), ...archiveErrands(services)],
  };
  const registry = createJobRegistry([...allModules(), housekeeping]);
  const queue = await createJobQueue({ ...backend, log });
  const workers = await startWorkers({ ...backend, registry, runScope: scopeRunner(services), log });
  const relay = await startRelay({
    pool: services.pool,
    queue,
    live: services.live,
    registry,
    listenUrl,
    log,
  });
  return {
    stop: async () => {
      await relay.stop();
      await workers.stop();
      await queue.close();
    },
  };
}
