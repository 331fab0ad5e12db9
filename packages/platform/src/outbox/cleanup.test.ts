import { randomUUID } from 'node:crypto';
import type { TestDatabase } from '@millwright/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asSuperuser, openTestDatabase } from '../testing/postgres.ts';
import { recordingLog } from '../testing/recording-log.ts';
import { outboxCleanup } from './cleanup.ts';
import { announce, outbox, poolOf } from './relay.fixture.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.drop());

describe('cleaning up the outbox', () => {
  it('removes what was delivered over a week ago and nothing else', async () => {
    const [old, recent, waiting] = await announce(database, 3);
    const delivered = (id: string, ago: string) =>
      asSuperuser(
        database,
        `UPDATE outbox_event SET delivered_at = now() - $2::interval, occurred_at = now() - interval '30 days' WHERE id = $1`,
        [id, ago],
      );
    await delivered(old!, '8 days');
    await delivered(recent!, '6 days');
    await asSuperuser(
      database,
      `UPDATE outbox_event SET occurred_at = now() - interval '99 days' WHERE id = $1`,
      [waiting],
    );
    for (const ago of ['8 days', '6 days']) {
      await asSuperuser(
        database,
        `INSERT INTO handled_event (tenant_id, id, event_id, subscriber, handled_at)
         VALUES ($1, $2, $3, 'relay-test.tell', now() - $4::interval)`,
        [randomUUID(), randomUUID(), randomUUID(), ago],
      );
    }
    const pool = poolOf(database);
    const { log, records } = recordingLog();
    const cleanup = outboxCleanup(pool);
    await cleanup.run({ log, signal: new AbortController().signal });

    expect((await outbox(database)).map(({ id }) => id)).toEqual([recent, waiting]);
    expect(await asSuperuser(database, 'SELECT count(*)::int AS n FROM handled_event')).toEqual([{ n: 1 }]);
    expect(records()).toMatchObject([{ events: 1, handled: 1 }]);
    await pool.end();
  });
});
