import { createHash, randomUUID } from 'node:crypto';
import type { Job, JobsOptions } from 'bullmq';
import type { Logger } from '../logging/index.ts';
import { type JobBackendOptions, jobBackend, migrateJobQueue } from './backend.ts';
import type { JobDefinition, RetryPolicy } from './definitions.ts';
import type { FailedJob, JobEnvelope, JobQueue } from './job-queue.ts';

/** A finished job is remembered this long, so that the same one coming again is recognised. Seconds. */
const remembered = 24 * 60 * 60;

/** How the queue treats a job: attempts, growing pauses, forgotten after a day when done, kept when dead. */
export function treatment({ attempts, backoff }: Required<RetryPolicy>): JobsOptions {
  return {
    attempts,
    backoff: { type: 'growing', delay: backoff },
    removeOnComplete: { age: remembered },
    removeOnFail: false,
    stackTraceLimit: 5,
  };
}

/**
 * Opens the queue, on Redis when its address is given, otherwise on PostgreSQL; there its tables are brought up to date
 * first. Rejects when the server cannot be reached.
 */
export async function createJobQueue(options: JobBackendOptions & { log: Logger }): Promise<JobQueue> {
  const { log } = options;
  await migrateJobQueue(options);
  const queue = (await jobBackend(options)).queue();
  queue.on('error', (error) => log.warn({ err: error }, 'the job queue was interrupted'));
  await queue.waitUntilReady();

  const dead = async (id: string): Promise<Job | undefined> => {
    const job = (await queue.getJob(id)) as Job | undefined;
    return job && (await job.isFailed()) ? job : undefined;
  };
  const revive = (job: Job) => job.retry('failed', { resetAttemptsMade: true });

  return {
    async enqueue(definition, { tenantId, payload, actorId = null, requestId, delay }) {
      const parsed = definition.schema.parse(payload);
      const id = idOf(definition, tenantId, parsed);
      const envelope: JobEnvelope = { tenantId, payload: parsed, actorId, requestId: requestId ?? id };
      const options = { ...treatment(definition), jobId: id, ...(delay !== undefined && { delay }) };
      await queue.add(definition.name, envelope, options);
      const dormant = definition.once && (await dead(id));
      if (dormant) await revive(dormant);
      return id;
    },

    async enqueueAll(jobs) {
      if (jobs.length === 0) return;
      await queue.addBulk(
        jobs.map(({ id, name, envelope, retry }) => ({
          name,
          data: envelope,
          opts: { ...treatment(retry), jobId: id },
        })),
      );
    },

    async failedJobs({ offset = 0, limit = 50 } = {}) {
      const jobs = (await queue.getFailed(offset, offset + limit - 1)) as Job[];
      return { items: jobs.map(presentFailed), total: await queue.getFailedCount() };
    },

    async retry(id) {
      const job = await dead(id);
      if (!job) return false;
      await revive(job);
      return true;
    },

    async discard(id) {
      const job = await dead(id);
      await job?.remove();
      return job !== undefined;
    },

    async counts() {
      const counts = await queue.getJobCounts('wait', 'active', 'delayed', 'failed');
      const { wait = 0, active = 0, delayed = 0, failed = 0 } = counts;
      return { waiting: wait, active, delayed, failed };
    },

    close: () => queue.close(),
  };
}

/** The idempotency key. Keys of authors are hashed when they hold what a queue's own key may not. */
function idOf<Payload>(definition: JobDefinition<Payload>, tenantId: string, payload: Payload): string {
  const occasion = definition.once?.(payload) ?? randomUUID();
  const plain = /^[\w.-]{1,100}$/.test(occasion);
  return `${definition.name}.${tenantId}.${plain ? occasion : createHash('sha256').update(occasion).digest('hex')}`;
}

function presentFailed(job: Job): FailedJob {
  const envelope = job.data as Partial<JobEnvelope>;
  return {
    id: job.id!,
    name: job.name,
    tenantId: envelope.tenantId ?? null,
    payload: envelope.payload ?? null,
    attempts: job.attemptsMade,
    error: job.failedReason ?? '',
    failedAt: new Date(job.finishedOn ?? job.timestamp).toISOString(),
    requestId: envelope.requestId ?? null,
  };
}
