import type { z } from 'zod';
import type { EventDefinition } from '../events/index.ts';
import type { Logger } from '../logging/index.ts';
import type { Scope } from '../scope/index.ts';

/** Under which circumstances a job runs. */
export interface JobContext {
  tenantId: string;
  /** The idempotency key: the same for every attempt. */
  jobId: string;
  name: string;
  /** 1 for the first attempt. */
  attempt: number;
  /** The member or contact whose request led to this job; null when none did. */
  actorId: string | null;
  /** The request that led to this job, or the job's own id. */
  requestId: string;
  /** For a subscriber: which announcement it acts on, under which name; once handled, not to be handled again. */
  event?: { id: string; name: string; subscriber: string };
  log: Logger;
  /** Aborted when the process can wait no longer for the job to end. */
  signal: AbortSignal;
}

export type RunJob<Payload> = (scope: Scope, payload: Payload, context: JobContext) => Promise<void>;

export interface RetryPolicy {
  /** How often it is tried before it lies dead; 8 unless told. */
  attempts?: number;
  /** Pause before the second attempt in milliseconds, doubled after each, an hour at most; 2 seconds unless told. */
  backoff?: number;
}

/** Work for later inside one firm. Payloads carry ids: the row carries the truth, and running twice does no harm. */
export interface JobDefinition<Payload = never> extends Required<RetryPolicy> {
  kind: 'job';
  name: string;
  schema: z.ZodType<Payload>;
  once?: (payload: Payload) => string;
  run?: RunJob<Payload>;
}

/** What happens when something was announced. */
export interface SubscriberDefinition<Payload = never> extends Required<RetryPolicy> {
  kind: 'subscriber';
  name: string;
  event: EventDefinition<Payload>;
  run: RunJob<Payload>;
}

/**
 * What happens when something was announced, where it takes long or touches other servers: it runs in no transaction, opens
 * scopes of its own in between, and does no harm when it runs twice.
 */
export interface ErrandDefinition<Payload = never> extends Required<RetryPolicy> {
  kind: 'errand';
  name: string;
  event: EventDefinition<Payload>;
  run: (payload: Payload, context: JobContext) => Promise<void>;
}

/** The work of a job that was declared without it. */
export interface JobHandler<Payload = never> {
  kind: 'handler';
  job: JobDefinition<Payload>;
  run: RunJob<Payload>;
}

/** Housekeeping of the whole installation, outside any firm. */
export interface SystemJobDefinition extends Required<RetryPolicy> {
  kind: 'system';
  name: string;
  /** Milliseconds from one run to the next. */
  every: number;
  run: (context: { log: Logger; signal: AbortSignal }) => Promise<void>;
}

export interface JobOptions<Payload> extends RetryPolicy {
  /**
   * Names the occasion, such as `${contractId}.${date}`: enqueued again with the same text within a day, it is the
   * same job and runs no second time, unless it lies dead, then it is tried again.
   */
  once?: (payload: Payload) => string;
  /** Left out when the handler lives elsewhere (`handler`), because enqueuing must not load what running needs. */
  run?: RunJob<Payload>;
}

const withDefaults = ({ attempts = 8, backoff = 2000 }: RetryPolicy) => ({ attempts, backoff });

/** Declares work for later, e.g. `job('contracts.remind-of-expiry', z.object({ contractId: z.uuid() }), { run })`. */
export function job<Payload>(
  name: string,
  schema: z.ZodType<Payload>,
  options: JobOptions<Payload>,
): JobDefinition<Payload> {
  const { once, run, ...retry } = options;
  return { kind: 'job', name, schema, ...withDefaults(retry), ...(once && { once }), ...(run && { run }) };
}

/** Gives a job declared without its work the work. */
export function handler<Payload>(
  definition: JobDefinition<Payload>,
  run: RunJob<Payload>,
): JobHandler<Payload> {
  return { kind: 'handler', job: definition, run };
}

/** Declares what happens when something was announced, e.g. `subscriber('notifications.tell-team', contractSigned, { run })`. */
export function subscriber<Payload>(
  name: string,
  event: EventDefinition<Payload>,
  options: RetryPolicy & { run: RunJob<Payload> },
): SubscriberDefinition<Payload> {
  const { run, ...retry } = options;
  return { kind: 'subscriber', name, event, run, ...withDefaults(retry) };
}

/** Declares an errand, made with whatever it needs: `errand('files.check-version', fileVersionAdded, { run })`. */
export function errand<Payload>(
  name: string,
  event: EventDefinition<Payload>,
  options: RetryPolicy & Pick<ErrandDefinition<Payload>, 'run'>,
): ErrandDefinition<Payload> {
  const { run, ...retry } = options;
  return { kind: 'errand', name, event, run, ...withDefaults(retry) };
}

/** Declares housekeeping that runs again and again on one of the workers. */
export function systemJob(
  name: string,
  options: RetryPolicy & Pick<SystemJobDefinition, 'every' | 'run'>,
): SystemJobDefinition {
  const { every, run, ...retry } = options;
  return { kind: 'system', name, every, run, ...withDefaults({ attempts: 3, ...retry }) };
}

/** Thrown by a job that knows trying again is pointless: it lies dead at once, with this message. */
export class GiveUp extends Error {
  // The name is what the queue goes by.
  override readonly name = 'UnrecoverableError';
}
