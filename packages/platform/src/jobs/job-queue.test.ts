import { describe, expect, it } from 'vitest';
import { asSuperuser, cutConnections, openTestDatabase } from '../testing/postgres.ts';
import { recordingLog } from '../testing/recording-log.ts';
import { describeWithRedis, startTestRedis } from '../testing/redis.ts';
import { createJobQueue } from './create-job-queue.ts';
import { jobQueueContract } from './job-queue.contract.ts';

describe('jobs on PostgreSQL', () => {
  jobQueueContract(async () => {
    const database = await openTestDatabase();
    return {
      options: { postgresUrl: database.jobsUrl },
      interrupt: async () => {
        await cutConnections(database, 'millwright %');
        await cutConnections(database, 'jobs%');
      },
      stop: () => database.drop(),
    };
  });

  it('keeps its tables in a schema of its own, owned by the queue role, out of reach of the application', async () => {
    const database = await openTestDatabase();
    const queue = await createJobQueue({ postgresUrl: database.jobsUrl, log: recordingLog().log });
    const tables = await asSuperuser<{ owner: string; reachable: boolean }>(
      database,
      `SELECT DISTINCT tableowner AS owner, has_schema_privilege('millwright_login', 'bullmq', 'USAGE') AS reachable
         FROM pg_tables WHERE schemaname = 'bullmq'`,
    );
    expect(tables).toEqual([{ owner: 'millwright_jobs', reachable: false }]);
    await queue.close();
    await database.drop();
  });

  it('refuses to open without a server', async () => {
    const { log } = recordingLog();
    await expect(createJobQueue({ postgresUrl: 'postgres://x@127.0.0.1:1/x', log })).rejects.toThrow(
      'ECONNREFUSED',
    );
    await expect(createJobQueue({ log })).rejects.toThrow('address of Redis or of PostgreSQL');
  });
});

describeWithRedis('jobs on Redis', () => {
  jobQueueContract(async () => {
    const redis = await startTestRedis();
    return {
      options: { redisUrl: redis.url },
      interrupt: () => redis.cut('normal'),
      stop: () => redis.stop(),
    };
  });
});
