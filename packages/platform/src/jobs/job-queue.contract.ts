import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { Scope } from '../scope/index.ts';
import { recordingLog } from '../testing/recording-log.ts';
import type { JobBackendOptions } from './backend.ts';
import { createJobQueue } from './create-job-queue.ts';
import { GiveUp, type JobContext, job, systemJob } from './definitions.ts';
import type { JobQueue } from './job-queue.ts';
import { createJobRegistry, type JobContributions } from './registry.ts';
import { startWorkers, type Workers, type WorkersOptions } from './workers.ts';

export interface JobBackendUnderTest {
  options: JobBackendOptions;
  /** Cuts the connections of queue and workers. */
  interrupt(): Promise<void>;
  stop(): Promise<void>;
}

const tenantId = randomUUID();
const contract = z.object({ contractId: z.uuid() });
const soon = { timeout: 30_000, interval: 20 };

/** What the job queue promises on every server; a backend's test calls this inside its own describe. */
export function jobQueueContract(start: () => Promise<JobBackendUnderTest>): void {
  let backend: JobBackendUnderTest;
  let queue: JobQueue;
  const { log, records } = recordingLog();
  const open: Workers[] = [];
  beforeAll(async () => {
    backend = await start();
    queue = await createJobQueue({ ...backend.options, log });
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((workers) => workers.stop({ within: 0 })));
    for (const { id } of (await queue.failedJobs({ limit: 1000 })).items) await queue.discard(id);
  });
  afterAll(async () => {
    await queue.close();
    await backend.stop();
  });

  const scopes: JobContext[] = [];
  async function work(
    contributions: JobContributions,
    options: Partial<WorkersOptions> = {},
  ): Promise<Workers> {
    const workers = await startWorkers({
      ...backend.options,
      registry: createJobRegistry([contributions]),
      runScope: (context, run) => {
        scopes.push(context);
        return run({ firm: context.tenantId } as unknown as Scope);
      },
      log,
      ...options,
    });
    open.push(workers);
    return workers;
  }
  const name = () => `contract-test.job-${randomUUID()}`;
  const enqueue = (definition: ReturnType<typeof job<{ contractId: string }>>, contractId = randomUUID()) =>
    queue.enqueue(definition, { tenantId, payload: { contractId } });

  it('runs a job inside its firm, as the one who asked for it', async () => {
    const runs: unknown[] = [];
    const remind = job(name(), contract, {
      run: async (scope, payload, context) => void runs.push([scope, payload, context]),
    });
    const contractId = randomUUID();
    const id = await queue.enqueue(remind, {
      tenantId,
      payload: { contractId },
      actorId: 'ann',
      requestId: 'r-1',
    });
    await work({ jobs: [remind] });
    await expect.poll(() => runs.length, soon).toBe(1);
    const context = { tenantId, jobId: id, name: remind.name, attempt: 1, actorId: 'ann', requestId: 'r-1' };
    expect(runs).toMatchObject([[{ firm: tenantId }, { contractId }, context]]);
    expect(scopes.at(-1)).toMatchObject(context);
  });

  it('checks payloads when they come in, and again when they run', async () => {
    let ran = 0;
    const remind = job(name(), contract, { run: async () => void ran++ });
    await expect(queue.enqueue(remind, { tenantId, payload: { contractId: '7' } })).rejects.toThrow(
      'contractId',
    );

    const envelope = { tenantId, payload: { contractId: '7' }, actorId: null, requestId: 'r' };
    await queue.enqueueAll([{ id: randomUUID(), name: remind.name, envelope, retry: remind }]);
    await work({ jobs: [remind] });
    await expect
      .poll(async () => (await queue.failedJobs()).items, soon)
      .toMatchObject([
        { name: remind.name, tenantId, attempts: 1, error: expect.stringContaining('contractId') },
      ]);
    expect(ran).toBe(0);
  });

  it('runs the same occasion once, however often it is enqueued', async () => {
    const runs: string[] = [];
    const remind = job(name(), contract, {
      once: ({ contractId }) => `合同:${contractId}`,
      run: async (_scope, { contractId }) => void runs.push(contractId),
    });
    const [first, second] = [randomUUID(), randomUUID()];
    const ids = await Promise.all(Array.from({ length: 20 }, () => enqueue(remind, first)));
    expect(new Set(ids).size).toBe(1);
    await work({ jobs: [remind] });
    await expect.poll(() => runs, soon).toEqual([first]);
    await enqueue(remind, first);
    await enqueue(remind, second);
    await expect.poll(() => runs, soon).toEqual([first, second]);
  });

  it('does each of many jobs once, shared between processes', async () => {
    const runs: string[] = [];
    const count = job(name(), contract, {
      run: async (_scope, { contractId }) => void runs.push(contractId),
    });
    const ids = Array.from({ length: 300 }, () => randomUUID());
    const batch = ids.map((id) => ({
      id,
      name: count.name,
      envelope: { tenantId, payload: { contractId: id }, actorId: null, requestId: id },
      retry: count,
    }));
    await Promise.all([queue.enqueueAll(batch), queue.enqueueAll(batch)]);
    await Promise.all([work({ jobs: [count] }), work({ jobs: [count] })]);
    await expect.poll(() => runs.length, soon).toBe(300);
    await queue.enqueueAll(batch);
    await pause(200);
    expect(runs.toSorted()).toEqual(ids.toSorted());
  });

  it('tries again with growing pauses, then lies dead until someone retries it', async () => {
    const times: number[] = [];
    let mended = false;
    const send = job(name(), contract, {
      attempts: 3,
      backoff: 60,
      run: async () => {
        times.push(Date.now());
        if (!mended) throw new Error('postgres://app:canary@db refused');
      },
    });
    const id = await enqueue(send);
    await work({ jobs: [send] });
    await expect.poll(async () => (await queue.failedJobs()).total, soon).toBe(1);
    expect(times).toHaveLength(3);
    expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(30);
    expect(times[2]! - times[1]!).toBeGreaterThanOrEqual(60);
    const [failed] = (await queue.failedJobs()).items;
    expect(failed).toMatchObject({
      id,
      name: send.name,
      tenantId,
      attempts: 3,
      error: expect.stringContaining('refused'),
    });
    expect(JSON.stringify([failed, records()])).not.toContain('canary');
    expect(
      records()
        .filter(({ msg }) => msg === 'a job failed for good')
        .at(-1),
    ).toMatchObject({ jobId: id });

    mended = true;
    expect(await queue.retry(id)).toBe(true);
    await expect.poll(() => times.length, soon).toBe(4);
    await expect.poll(async () => (await queue.failedJobs()).total, soon).toBe(0);
    expect(await queue.retry(id)).toBe(false);
  });

  it('does not try again what says there is no point, and forgets what is discarded', async () => {
    let runs = 0;
    const hopeless = job(name(), contract, {
      run: async () => {
        runs++;
        throw new GiveUp('the supplier is gone');
      },
    });
    const id = await enqueue(hopeless);
    await work({ jobs: [hopeless] });
    await expect
      .poll(async () => (await queue.failedJobs()).items, soon)
      .toMatchObject([{ id, error: 'the supplier is gone' }]);
    expect(runs).toBe(1);
    expect(await queue.discard(id)).toBe(true);
    expect(await queue.discard(id)).toBe(false);
    expect((await queue.failedJobs()).total).toBe(0);
  });

  it('revives a dead job when the same occasion comes again', async () => {
    let runs = 0;
    const remind = job(name(), contract, {
      attempts: 1,
      once: ({ contractId }) => contractId,
      run: async () => {
        if (++runs === 1) throw new Error('not yet');
      },
    });
    const contractId = randomUUID();
    await enqueue(remind, contractId);
    await work({ jobs: [remind] });
    await expect.poll(async () => (await queue.failedJobs()).total, soon).toBe(1);
    await enqueue(remind, contractId);
    await expect.poll(() => runs, soon).toBe(2);
    await expect.poll(async () => (await queue.failedJobs()).total, soon).toBe(0);
  });

  it('waits for its time', async () => {
    const times: number[] = [];
    const later = job(name(), contract, { run: async () => void times.push(Date.now()) });
    await work({ jobs: [later] });
    const before = Date.now();
    await queue.enqueue(later, { tenantId, payload: { contractId: randomUUID() }, delay: 300 });
    expect((await queue.counts()).delayed).toBe(1);
    await expect.poll(() => times.length, soon).toBe(1);
    expect(times[0]! - before).toBeGreaterThanOrEqual(295);
  });

  it('keeps a job no process knows until one does', async () => {
    let ran = 0;
    const unknown = job(name(), contract, { attempts: 5, backoff: 50, run: async () => void ran++ });
    const older = await work({});
    await enqueue(unknown);
    await expect.poll(() => records().some(({ job }) => job === unknown.name), soon).toBe(true);
    await older.stop();
    await work({ jobs: [unknown] });
    await expect.poll(() => ran, soon).toBe(1);
  });

  it('lets running jobs end when it stops, and takes no new ones', async () => {
    const ended: string[] = [];
    const slow = job(name(), contract, {
      run: async (_scope, { contractId }) => {
        await pause(400);
        ended.push(contractId);
      },
    });
    const workers = await work({ jobs: [slow] }, { concurrency: 1 });
    const [first, second] = [randomUUID(), randomUUID()];
    await enqueue(slow, first);
    await enqueue(slow, second);
    await expect.poll(async () => (await queue.counts()).active, soon).toBe(1);
    await workers.stop();
    expect(ended).toEqual([first]);
    await work({ jobs: [slow] });
    await expect.poll(() => ended, soon).toEqual([first, second]);
  });

  it('gives a job that a dead process left to another one', async () => {
    const runs: string[] = [];
    const endless = job(name(), contract, {
      run: async (_scope, _payload, { signal }) => {
        runs.push('started');
        if (runs.length === 1) await new Promise((resolve) => signal.addEventListener('abort', resolve));
        if (signal.aborted) await pause(2000);
      },
    });
    // On a server of its own: how often to look for abandoned jobs is settled by the first worker there.
    const fresh = await start();
    const own = await createJobQueue({ ...fresh.options, log });
    const options = { ...fresh.options, abandonedAfter: 400 };
    await own.enqueue(endless, { tenantId, payload: { contractId: randomUUID() } });
    const dying = await work({ jobs: [endless] }, options);
    await expect.poll(() => runs.length, soon).toBe(1);
    await dying.stop({ within: 50 });
    await work({ jobs: [endless] }, options);
    await expect.poll(() => runs.length, soon).toBe(2);
    await expect.poll(async () => (await own.counts()).active, soon).toBe(0);
    await Promise.all(open.splice(0).map((workers) => workers.stop()));
    await own.close();
    await fresh.stop();
  });

  it('runs housekeeping again and again, once for all processes, until it is taken off', async () => {
    let runs = 0;
    const tidy = systemJob(name(), { every: 300, run: async () => void runs++ });
    const [first, second] = [await work({ systemJobs: [tidy] }), await work({ systemJobs: [tidy] })];
    await expect.poll(() => runs, soon).toBeGreaterThanOrEqual(3);
    const before = runs;
    await pause(900);
    expect(runs - before).toBeLessThanOrEqual(4);
    await Promise.all([first.stop(), second.stop()]);
    await work({});
    const after = runs;
    await pause(700);
    expect(runs).toBe(after);
  });

  it('goes on after its connections were cut', async () => {
    const runs: string[] = [];
    const count = job(name(), contract, {
      run: async (_scope, { contractId }) => void runs.push(contractId),
    });
    await work({ jobs: [count] });
    await enqueue(count);
    await expect.poll(() => runs.length, soon).toBe(1);
    await backend.interrupt();
    await expect.poll(() => enqueue(count).catch(() => undefined), soon).toBeTypeOf('string');
    await expect.poll(() => runs.length, soon).toBeGreaterThanOrEqual(2);
  });
}
