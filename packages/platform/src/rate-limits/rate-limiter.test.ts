import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { recordingLog } from '../testing/recording-log.ts';
import { describeWithRedis, startTestRedis, type TestRedis } from '../testing/redis.ts';
import { openRateLimiter } from './rate-limiter.ts';

const { log } = recordingLog();

describe('a budget of one process', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const ofThree = async () => (await openRateLimiter({ log })).budget('test', 3, 10);

  it('is spent call by call, says how long to wait, and is there again after the window', async () => {
    const budget = await ofThree();
    expect([await budget.take('a'), await budget.take('a', 2)]).toEqual([0, 0]);
    vi.advanceTimersByTime(4_500);
    expect(await budget.take('a')).toBe(6);
    vi.advanceTimersByTime(5_501);
    expect(await budget.take('a')).toBe(0);
  });

  it('is nobody else’s', async () => {
    const budget = await ofThree();
    expect(await budget.take('a', 4)).toBe(10);
    expect(await budget.take('b', 3)).toBe(0);
  });

  it('is not put off by those who go on asking', async () => {
    const budget = await ofThree();
    for (let i = 0; i < 9; i += 1) {
      await budget.take('a', 3);
      vi.advanceTimersByTime(1_000);
    }
    vi.advanceTimersByTime(1_001);
    expect(await budget.take('a')).toBe(0);
  });
});

describeWithRedis('a budget on Redis', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startTestRedis();
  });
  afterAll(() => redis?.stop());

  it('is one for all processes, and comes back', async () => {
    const limiters = await Promise.all([1, 2].map(() => openRateLimiter({ redisUrl: redis.url, log })));
    const [here, there] = limiters.map((limiter) => limiter.budget('together', 3, 1));
    expect(await here!.take('a', 3)).toBe(0);
    await expect.poll(() => there!.take('a')).toBeGreaterThan(0);
    await expect.poll(() => there!.take('a')).toBe(0);
    for (const limiter of limiters) limiter.close();
  });

  it('goes on in each process while Redis is away', async () => {
    const limiter = await openRateLimiter({ redisUrl: 'redis://127.0.0.1:1', log });
    const budget = limiter.budget('alone', 1);
    expect(await budget.take('a')).toBe(0);
    expect(await budget.take('a')).toBeGreaterThan(0);
    limiter.close();
  });
});
