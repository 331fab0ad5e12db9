import { z } from 'zod';
import type { JobDefinition, RetryPolicy } from './definitions.ts';

/** What travels with every job of a firm. */
export const jobEnvelope = z.object({
  tenantId: z.uuid(),
  payload: z.unknown(),
  actorId: z.string().nullable(),
  requestId: z.string(),
  event: z.object({ id: z.uuid(), name: z.string(), subscriber: z.string() }).optional(),
});
export type JobEnvelope = z.infer<typeof jobEnvelope>;

/** A job on its way into the queue; one whose id is known there already is left out. */
export interface QueuedJob {
  id: string;
  name: string;
  envelope: JobEnvelope;
  retry: Required<RetryPolicy>;
}

/** A job that failed for good, as people see it. */
export interface FailedJob {
  id: string;
  name: string;
  /** Null for housekeeping outside any firm. */
  tenantId: string | null;
  payload: unknown;
  attempts: number;
  /** What the last attempt said, without secrets. */
  error: string;
  failedAt: string;
  requestId: string | null;
}

export interface JobCounts {
  waiting: number;
  active: number;
  /** Waiting for their time: after a failed attempt, or enqueued for later. */
  delayed: number;
  failed: number;
}

/** Work for later, kept by Redis or PostgreSQL; which of them, nobody here can tell. */
export interface JobQueue {
  /**
   * Puts a job of a firm into the queue and gives its id. Not for use inside a transaction: what must follow a change
   * follows from its announcement. Throws (ZodError) when the payload is not what the job declares.
   */
  enqueue<Payload>(
    definition: JobDefinition<Payload>,
    job: {
      tenantId: string;
      payload: Payload;
      actorId?: string | null;
      requestId?: string;
      /** Milliseconds to wait first. */
      delay?: number;
    },
  ): Promise<string>;
  /** Puts many jobs in at once. */
  enqueueAll(jobs: readonly QueuedJob[]): Promise<void>;
  /** Jobs that failed for good, the latest first. They stay until retried or discarded. */
  failedJobs(page?: { offset?: number; limit?: number }): Promise<{ items: FailedJob[]; total: number }>;
  /** Tries a dead job again, with all its attempts. False when no dead job has this id. */
  retry(id: string): Promise<boolean>;
  /** Removes a dead job. False when no dead job has this id. */
  discard(id: string): Promise<boolean>;
  counts(): Promise<JobCounts>;
  close(): Promise<void>;
}
