import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { TestDatabase } from '@millwright/db/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { principalChanged } from '../events/principal-changed.ts';
import { createJobQueue, type JobQueue, startWorkers, type Workers } from '../jobs/index.ts';
import { createLiveBus, type LiveBus, type LiveSignal } from '../live/index.ts';
import type { Scope } from '../scope/index.ts';
import { asSuperuser, cutConnections, openTestDatabase } from '../testing/postgres.ts';
import { recordingLog } from '../testing/recording-log.ts';
import { announce, outbox, poolOf, registryWith, undelivered, unheard } from './relay.fixture.ts';
import { type Relay, type RelayOptions, startRelay } from './relay.ts';

const soon = { timeout: 30_000, interval: 25 };
let database: TestDatabase;
let queue: JobQueue;
let live: LiveBus;
let workers: Workers;
let pool: ReturnType<typeof poolOf>;
const acted: string[] = [];
const heard: LiveSignal[] = [];
const relays: Relay[] = [];
const { log, records } = recordingLog();
const registry = registryWith(({ event, tenantId, requestId }) => {
  if (tenantId && requestId) acted.push(`${event!.id} ${event!.subscriber}`);
});

beforeAll(async () => {
  database = await openTestDatabase();
  pool = poolOf(database);
  queue = await createJobQueue({ postgresUrl: database.jobsUrl, log });
  live = await createLiveBus({ postgresUrl: database.appUrl, log });
  live.subscribe((signal) => heard.push(signal));
  workers = await startWorkers({
    postgresUrl: database.jobsUrl,
    registry,
    runScope: (_context, work) => work({} as Scope),
    log,
  });
});
beforeEach(async () => {
  acted.length = 0;
  heard.length = 0;
  await asSuperuser(database, 'DELETE FROM outbox_event');
});
afterEach(() => Promise.all(relays.splice(0).map((relay) => relay.stop())));
afterAll(async () => {
  await workers.stop();
  await Promise.all([queue.close(), live.close(), pool.end()]);
  await database.drop();
});

async function relay(more: Partial<RelayOptions> = {}): Promise<Relay> {
  const started = await startRelay({ pool, queue, live, registry, listenUrl: database.appUrl, log, ...more });
  relays.push(started);
  return started;
}
const actedOnce = (ids: string[]) =>
  ids.flatMap((id) => ['relay-test.count', 'relay-test.tell'].map((name) => `${id} ${name}`)).toSorted();

describe('the outbox relay', () => {
  it('hands an announcement to each subscriber and to live updates at once', async () => {
    await relay();
    const [id] = await announce(database, 1, { subject: true });
    await expect.poll(() => acted.toSorted(), soon).toEqual(actedOnce([id!]));
    expect(heard).toMatchObject([{ kind: 'changed', type: 'contract', id, verb: 'happened' }]);
    expect(await outbox(database)).toEqual([{ id, delivered: true, attempts: 0, last_error: null }]);
  });

  it('delivers what nobody acts on and what is about nothing in particular', async () => {
    await relay();
    await announce(database, 3, { name: unheard.name });
    await expect.poll(() => undelivered(database), soon).toBe(0);
    expect([acted, heard]).toEqual([[], []]);
  });

  it('tells every process whose rights have changed', async () => {
    await relay();
    const [memberId, contactId] = [randomUUID(), randomUUID()];
    const payload = { memberIds: [memberId], contactIds: [contactId] };
    await announce(database, 1, { name: principalChanged.name, payload });
    await expect
      .poll(() => heard, soon)
      .toMatchObject([memberId, contactId].map((id) => ({ kind: 'principal-changed', memberId: id })));
  });

  it('delivers what was announced while none ran, in batches', async () => {
    const ids = await announce(database, 450, { subject: true });
    await relay();
    await expect.poll(() => acted.length, soon).toBe(900);
    expect(acted.toSorted()).toEqual(actedOnce(ids));
    await expect.poll(() => heard.length, soon).toBe(450);
    expect(await undelivered(database)).toBe(0);
  });

  it('shares the work between several, each announcement acted on once', async () => {
    const ids = await announce(database, 300);
    await Promise.all([1, 2, 3].map(() => relay({ batchSize: 7 })));
    ids.push(...(await announce(database, 300)));
    await expect.poll(() => undelivered(database), soon).toBe(0);
    await expect.poll(() => acted.length, soon).toBe(1200);
    expect(acted.toSorted()).toEqual(actedOnce(ids));
  });

  it('looks by itself, for what it did not hear of', async () => {
    await relay({ pollEvery: 200 });
    await pause(100);
    const [id] = await announce(database, 1, { silently: true });
    await expect.poll(() => acted.toSorted(), soon).toEqual(actedOnce([id!]));
  });

  it('goes on at once after its connections were cut', async () => {
    await relay({ pollEvery: 60_000 });
    await announce(database, 1);
    await expect.poll(() => acted.length, soon).toBe(2);
    expect(await cutConnections(database, 'millwright relay')).toBe(1);
    await cutConnections(database, 'millwright');
    await announce(database, 1);
    await expect.poll(() => acted.length, soon).toBe(4);
  });

  it('loses nothing while the queue is away, and keeps the reason with the announcement', async () => {
    let away = true;
    const enqueueAll: JobQueue['enqueueAll'] = (jobs) =>
      away ? Promise.reject(new Error('redis://:canary@cache is gone')) : queue.enqueueAll(jobs);
    const ids = await announce(database, 30);
    await relay({ queue: { enqueueAll }, pollEvery: 500 });
    await expect
      .poll(async () => (await outbox(database)).filter((row) => row.last_error !== null), soon)
      .not.toEqual([]);
    expect(await undelivered(database)).toBe(30);
    expect(JSON.stringify([await outbox(database), records()])).not.toContain('canary');

    away = false;
    await expect.poll(() => undelivered(database), soon).toBe(0);
    await expect.poll(() => acted.length, soon).toBe(60);
    expect(acted.toSorted()).toEqual(actedOnce(ids));
    expect((await outbox(database)).every((row) => row.last_error === null)).toBe(true);
  });

  it('does not let one announcement that cannot be delivered hold up the others', async () => {
    const ids = await announce(database, 40);
    const bad = ids[3]!;
    const enqueueAll: JobQueue['enqueueAll'] = (jobs) =>
      jobs.some(({ id }) => id.startsWith(bad))
        ? Promise.reject(new Error('too large'))
        : queue.enqueueAll(jobs);
    await relay({ queue: { enqueueAll }, pollEvery: 300 });
    await expect.poll(() => undelivered(database), soon).toBe(1);
    const more = await announce(database, 5);
    await expect.poll(() => acted.length, soon).toBe(88);
    expect(acted.toSorted()).toEqual(actedOnce([...ids, ...more].filter((id) => id !== bad)));
    const row = (await outbox(database)).find(({ id }) => id === bad);
    expect(row).toMatchObject({ delivered: false, last_error: 'too large' });
    expect(row!.attempts).toBeGreaterThanOrEqual(1);
  });

  it('dying after it handed on and before it took note, makes nobody act twice', async () => {
    const ids = await announce(database, 20);
    let handedOn = 0;
    const enqueueAll: JobQueue['enqueueAll'] = async (jobs) => {
      await queue.enqueueAll(jobs);
      if (handedOn++ === 0) throw new Error('gone');
    };
    await relay({ queue: { enqueueAll }, batchSize: 50, pollEvery: 300 });
    await expect.poll(() => undelivered(database), soon).toBe(0);
    expect(handedOn).toBeGreaterThan(1);
    await expect.poll(() => acted.length, soon).toBe(40);
    await pause(200);
    expect(acted.toSorted()).toEqual(actedOnce(ids));
  });

  it('killed again and again in the middle, still has each announcement acted on once', async () => {
    const urls = JSON.stringify({ appUrl: database.appUrl, jobsUrl: database.jobsUrl });
    const ids = await announce(database, 2000);
    let left = ids.length;
    for (const moment of [0, 7, 23]) {
      const child = fork(join(import.meta.dirname, 'relay.test-process.ts'), [urls], {
        execArgv: ['--import', 'tsx'],
        stdio: 'inherit',
      });
      await expect.poll(() => undelivered(database), { timeout: 30_000, interval: 1 }).toBeLessThan(left);
      await pause(moment);
      child.kill('SIGKILL');
      await once(child, 'exit');
      left = await undelivered(database);
    }
    expect(left).toBeGreaterThan(0);
    await relay();
    await expect.poll(() => undelivered(database), { timeout: 25_000 }).toBe(0);
    await expect.poll(() => acted.length, { timeout: 25_000 }).toBe(4000);
    await pause(300);
    expect(acted.toSorted()).toEqual(actedOnce(ids));
  }, 120_000);

  it('ends after the batch in hand', async () => {
    const ids = await announce(database, 600);
    const one = await relay({ batchSize: 10 });
    await expect.poll(() => undelivered(database), soon).toBeLessThan(600);
    await one.stop();
    const left = await undelivered(database);
    expect(left).toBeGreaterThan(0);
    await pause(200);
    expect(await undelivered(database)).toBe(left);
    await relay();
    await expect.poll(() => acted.length, soon).toBe(1200);
    expect(acted.toSorted()).toEqual(actedOnce(ids));
  });
});
