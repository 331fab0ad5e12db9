import { describe, expect, it } from 'vitest';
import { asSuperuser, cutConnections, openTestDatabase } from '../testing/postgres.ts';
import { recordingLog } from '../testing/recording-log.ts';
import { describeWithRedis, startTestRedis } from '../testing/redis.ts';
import { createLiveBus } from './create-live-bus.ts';
import { liveBusContract } from './live-bus.contract.ts';

const unreachable = 'postgres://nobody@127.0.0.1:1/none';

describe('live updates on PostgreSQL', () => {
  liveBusContract(async () => {
    const database = await openTestDatabase();
    const { log } = recordingLog();
    return {
      open: () => createLiveBus({ postgresUrl: database.appUrl, log }),
      interrupt: async () => void (await cutConnections(database, 'millwright live')),
      stop: () => database.drop(),
    };
  });

  it('uses one connection a process and leaves none behind', async () => {
    const database = await openTestDatabase();
    const names = () =>
      asSuperuser(
        database,
        `SELECT application_name FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      );
    const bus = await createLiveBus({ postgresUrl: database.appUrl, log: recordingLog().log });
    bus.subscribe(() => {});
    bus.subscribe(() => {});
    expect(await names()).toEqual([{ application_name: 'millwright live' }]);
    await bus.close();
    await expect.poll(names).toEqual([]);
    await database.drop();
  });

  it('leaves out what it does not understand and says so in the log', async () => {
    const database = await openTestDatabase();
    const { log, records } = recordingLog();
    const bus = await createLiveBus({ postgresUrl: database.appUrl, log });
    const heard: unknown[] = [];
    bus.subscribe((signal) => heard.push(signal));
    await asSuperuser(database, `SELECT pg_notify('millwright_live', '[{"kind":"from-a-newer-version"}]')`);
    await asSuperuser(database, `SELECT pg_notify('millwright_live', 'not json')`);
    await expect.poll(() => records().length).toBe(2);
    expect(heard).toEqual([]);
    await bus.close();
    await database.drop();
  });

  it('refuses to start without the database', async () => {
    await expect(createLiveBus({ postgresUrl: unreachable, log: recordingLog().log })).rejects.toThrow(
      'ECONNREFUSED',
    );
  });
});

describeWithRedis('live updates on Redis', () => {
  liveBusContract(async () => {
    const redis = await startTestRedis();
    const { log } = recordingLog();
    return {
      open: () => createLiveBus({ redisUrl: redis.url, postgresUrl: unreachable, log }),
      interrupt: () => redis.cut('pubsub'),
      stop: () => redis.stop(),
    };
  });

  it('refuses to start without Redis', async () => {
    const redisUrl = 'redis://127.0.0.1:1';
    await expect(
      createLiveBus({ redisUrl, postgresUrl: unreachable, log: recordingLog().log }),
    ).rejects.toThrow();
  });
});
