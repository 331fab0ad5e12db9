export { type JobBackendOptions, migrateJobQueue } from './backend.ts';
export { createJobQueue } from './create-job-queue.ts';
export {
  type ErrandDefinition,
  errand,
  GiveUp,
  handler,
  type JobContext,
  type JobDefinition,
  type JobHandler,
  type JobOptions,
  job,
  type RetryPolicy,
  type SubscriberDefinition,
  type SystemJobDefinition,
  subscriber,
  systemJob,
} from './definitions.ts';
export type { FailedJob, JobCounts, JobEnvelope, JobQueue, QueuedJob } from './job-queue.ts';
export { createJobRegistry, type JobContributions, type JobRegistry, JobRegistryError } from './registry.ts';
export { type RunScope, startWorkers, type Workers, type WorkersOptions } from './workers.ts';
