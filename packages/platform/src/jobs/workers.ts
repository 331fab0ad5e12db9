import type { Job } from 'bullmq';
import { ZodError } from 'zod';
import { type Logger, redactText, requestLogger } from '../logging/index.ts';
import type { Scope } from '../scope/index.ts';
import { type JobBackendOptions, jobBackend } from './backend.ts';
import { treatment } from './create-job-queue.ts';
import { GiveUp, type JobContext } from './definitions.ts';
import { jobEnvelope } from './job-queue.ts';
import type { JobRegistry } from './registry.ts';

/**
 * Opens the firm's scope for one attempt of a job and runs the work in it. For a subscriber (`context.event`) it also
 * records that the announcement was handled, in the same transaction, and skips the work when it was before.
 */
export type RunScope = (context: JobContext, work: (scope: Scope) => Promise<void>) => Promise<void>;

export interface WorkersOptions extends JobBackendOptions {
  registry: JobRegistry;
  runScope: RunScope;
  log: Logger;
  /** How many jobs this process works on at once; 10 unless told. */
  concurrency?: number;
  /** After how many milliseconds without a sign of life a job counts as abandoned; 15 seconds unless told. */
  abandonedAfter?: number;
}

export interface Workers {
  /** Takes no new jobs and waits for the running ones, at most so many milliseconds (25 seconds unless told). */
  stop(options?: { within?: number }): Promise<void>;
}

const longestPause = 60 * 60 * 1000;

/** Starts working on jobs in this process. Rejects when the queue's server cannot be reached. */
export async function startWorkers(options: WorkersOptions): Promise<Workers> {
  const { registry, runScope, log, abandonedAfter = 15_000 } = options;
  const ending = new AbortController();
  const running = new Set<string>();

  async function run(job: Job): Promise<void> {
    const system = registry.systemJobs.find(({ name }) => name === job.name);
    if (system) return system.run({ log: requestLogger(log, { requestId: job.id! }), signal: ending.signal });
    const runnable = registry.runnable(job.name);
    // Not given up at once: while a new version is rolled out, an older process may meet a job it does not know yet.
    if (!runnable) throw new Error(`this process knows no job "${job.name}"`);

    const { tenantId, payload, actorId, requestId, event } = jobEnvelope.parse(job.data);
    const parsed = runnable.parse(payload);
    const context: JobContext = {
      tenantId,
      jobId: job.id!,
      name: job.name,
      attempt: job.attemptsMade + 1,
      actorId,
      requestId,
      ...(event && { event }),
      log: requestLogger(log, { requestId, tenantId, job: job.name, jobId: job.id }),
      signal: ending.signal,
    };
    const { work } = runnable;
    if (work.in === 'nothing') return work.run(parsed, context);
    await runScope(context, (scope) => work.run(scope, parsed, context));
  }

  async function attempt(job: Job): Promise<void> {
    running.add(`${job.name} ${job.id}`);
    try {
      await run(job);
    } catch (error) {
      throw presentable(error);
    } finally {
      running.delete(`${job.name} ${job.id}`);
    }
  }

  const backend = await jobBackend(options);
  const worker = backend.worker(attempt, {
    concurrency: options.concurrency ?? 10,
    lockDuration: abandonedAfter,
    stalledInterval: abandonedAfter,
    maxStalledCount: 3,
    runRetryDelay: 1000,
    settings: {
      backoffStrategy: (attempts, _type, _error, job) => {
        const first = (job?.opts.backoff as { delay: number } | undefined)?.delay ?? 2000;
        return Math.round(Math.min(first * 2 ** (attempts - 1), longestPause) * (0.5 + Math.random() / 2));
      },
    },
  });
  // What breaks while we leave is nobody's loss.
  let leaving = false;
  worker.on('error', (error) => {
    if (!leaving && !ending.signal.aborted) log.warn({ err: error }, 'working on jobs was interrupted');
  });
  worker.on('stalled', (jobId) =>
    log.warn({ jobId }, 'a job was abandoned by its process and is taken up again'),
  );
  worker.on('failed', (job, error) => {
    const about = { err: error, job: job?.name, jobId: job?.id, requestId: job?.data.requestId };
    if (job?.finishedOn) log.error(about, 'a job failed for good');
    else log.warn(about, 'an attempt at a job failed');
  });
  await worker.waitUntilReady();
  await scheduleSystemJobs(options);

  async function stop(within: number): Promise<void> {
    leaving = true;
    let patience: NodeJS.Timeout | undefined;
    const impatient = new Promise<void>((resolve) => {
      patience = setTimeout(resolve, within);
    }).then(() => {
      if (running.size > 0)
        log.warn({ jobs: [...running] }, 'jobs still running are left to another process');
      ending.abort();
      // Not awaited: once the connection is gone, nobody is left to say that it went.
      worker.disconnect().catch(() => {});
    });
    await Promise.race([worker.close(), impatient]);
    clearTimeout(patience);
  }
  let stopped: Promise<void> | undefined;
  return {
    stop({ within = 25_000 } = {}) {
      stopped ??= stop(within);
      return stopped;
    },
  };
}

/** Housekeeping is carried by the queue's own schedules; those of jobs that no longer exist are taken off. */
async function scheduleSystemJobs(options: WorkersOptions): Promise<void> {
  const queue = (await jobBackend(options)).queue();
  queue.on('error', (error) => options.log.warn({ err: error }, 'the job queue was interrupted'));
  try {
    const wanted = options.registry.systemJobs;
    for (const { key } of await queue.getJobSchedulers()) {
      if (!wanted.some(({ name }) => name === key)) await queue.removeJobScheduler(key);
    }
    for (const definition of wanted) {
      const { name, every } = definition;
      await queue.upsertJobScheduler(name, { every }, { name, data: {}, opts: treatment(definition) });
    }
  } finally {
    await queue.close();
  }
}

/** What is kept of a failure: no secrets, and a wrong payload is not tried again. */
function presentable(error: unknown): Error {
  const cause = error instanceof Error ? error : new Error(String(error));
  const kept =
    cause instanceof ZodError
      ? new GiveUp(
          `the payload is not what the job declares: ${cause.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`,
        )
      : cause;
  kept.message = redactText(kept.message).slice(0, 2000);
  kept.stack = kept.stack && redactText(kept.stack);
  return kept;
}
