import type { PgQueryable, Processor, Queue, Worker, WorkerOptions } from 'bullmq';
import pg from 'pg';

export interface JobBackendOptions {
  /** When set, jobs are kept by Redis. */
  redisUrl?: string | undefined;
  /** Otherwise by PostgreSQL, reached directly as the role that owns the queue's schema. */
  postgresUrl?: string | undefined;
  /** Sets this installation apart from others on the same server: a schema, or a prefix of keys. */
  namespace?: string;
}

const queueName = 'jobs';

/** Makes the two ends of the queue, on whichever server the installation has. */
export interface JobBackend {
  queue(): Queue;
  worker(process: Processor, options: Partial<WorkerOptions>): Worker;
}

/** Loaded when a queue is opened: modules that only declare jobs need not wait for it. */
const bullmq = () => import('bullmq');

/** Chooses Redis when its address is given, otherwise PostgreSQL. Throws when neither is. */
export async function jobBackend({
  redisUrl,
  postgresUrl,
  namespace,
}: JobBackendOptions): Promise<JobBackend> {
  const { createPostgresBackend, Queue, Worker } = await bullmq();
  // What happened to a job is read from the job; the stream of events about all of them is not used.
  const streams = { events: { maxLen: 500 } };
  if (redisUrl) {
    const prefix = namespace ?? 'millwright';
    const retryStrategy = (attempt: number) => Math.min(50 * 2 ** Math.min(attempt, 8), 10_000);
    const connection = { url: redisUrl, retryStrategy };
    return {
      // Who enqueues wants to know soon that it did not work; who works waits until it does again.
      queue: () =>
        new Queue(queueName, { connection: { ...connection, maxRetriesPerRequest: 2 }, prefix, streams }),
      worker: (process, options) =>
        new Worker(queueName, process, {
          ...options,
          connection: { ...connection, maxRetriesPerRequest: null },
          prefix,
        }),
    };
  }
  if (!postgresUrl) throw new Error('the job queue needs the address of Redis or of PostgreSQL');
  const connection = (name: string) => ({
    connectionString: postgresUrl,
    schema: namespace ?? 'bullmq',
    max: 4,
    application_name: name,
    keepAlive: true,
  });
  return {
    queue: () =>
      new Queue(
        queueName,
        { connection: connection('millwright queue'), streams },
        createPostgresBackend,
      ) as unknown as Queue,
    worker: (process, options) =>
      new Worker(
        queueName,
        process,
        { ...(options as object), connection: connection('millwright worker') },
        createPostgresBackend,
      ) as unknown as Worker,
  };
}

/**
 * Creates or upgrades the queue's tables on PostgreSQL. They belong to the role in the address, which needs no right
 * to create schemas where its own exists already. Does nothing on Redis.
 */
export async function migrateJobQueue(options: JobBackendOptions): Promise<void> {
  if (options.redisUrl || !options.postgresUrl) return;
  const client = new pg.Client({ connectionString: options.postgresUrl });
  await client.connect();
  try {
    const schema = options.namespace ?? 'bullmq';
    const { rowCount } = await client.query('SELECT 1 FROM pg_namespace WHERE nspname = $1', [schema]);
    const { runMigrations } = await bullmq();
    const migrator: PgQueryable = {
      // CREATE SCHEMA IF NOT EXISTS asks for the right to create one even when it exists.
      async query(text, parameters) {
        if (rowCount && text.startsWith('CREATE SCHEMA')) return { rows: [] };
        return (await client.query(text, parameters as unknown[])) as { rows: never[] };
      },
    };
    await runMigrations(migrator, schema);
  } finally {
    await client.end();
  }
}
