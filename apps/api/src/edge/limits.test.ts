import { request as httpRequest } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Browser, startTestApi, type TestApi } from '../api.fixture.ts';

let test: TestApi | undefined;
afterEach(async () => {
  vi.useRealTimers();
  await test?.close();
  test = undefined;
});

const PASSWORD = 'correct horse battery';
const ROOMY = {
  MILLWRIGHT_LIMIT_STAFF_SESSION: '100000',
  MILLWRIGHT_LIMIT_STAFF_ADDRESS: '100000',
};

async function opened(env: Record<string, string>): Promise<TestApi> {
  test = await startTestApi(env);
  return test;
}

async function boss({ origins }: TestApi): Promise<Browser> {
  const browser = new Browser(origins.staff);
  const email = `boss.${Math.random()}@limits.example`;
  const firm = { firmName: 'Firm', name: '陈立', email, password: PASSWORD, locale: 'zh-CN' };
  expect((await browser.mutate('session.signUp', firm)).error).toBeUndefined();
  return browser;
}

/** Two ways in: plain calls, and what goes through Hono. */
const WAYS = {
  short: (browser: Browser) => browser.fetch('/trpc/session.me'),
  hono: (browser: Browser) =>
    browser.fetch('/trpc/session.me?batch=1&input=%7B%7D', {
      headers: { 'trpc-accept': 'application/jsonl' },
    }),
  file: (browser: Browser) => browser.fetch('/files/exports/tasks.csv'),
};

/** The refusal an answer carries, whichever way it came. */
async function refusalIn(answer: Response) {
  const body = (await answer.json()) as { reason?: object; error?: { data: { reason: object } } };
  return {
    status: answer.status,
    wait: Number(answer.headers.get('retry-after')),
    reason: body.reason ?? body.error?.data.reason,
  };
}
const tooMany = {
  status: 429,
  wait: expect.any(Number),
  reason: {
    kind: 'conflict',
    code: 'platform.too_many_requests',
    facts: { seconds: expect.any(Number) },
  },
};

describe('who asks for too much', () => {
  it.each(Object.keys(WAYS) as (keyof typeof WAYS)[])(
    'is told so and when to come again, by the way called %s; other sessions are not',
    async (way) => {
      const api = await opened({ ...ROOMY, MILLWRIGHT_LIMIT_STAFF_SESSION: '5' });
      const [busy, calm] = [await boss(api), await boss(api)];
      for (let i = 0; i < 5; i += 1) expect((await WAYS[way](busy)).status).toBe(200);
      const refused = await refusalIn(await WAYS[way](busy));
      expect(refused).toMatchObject(tooMany);
      expect(refused.wait).toBeGreaterThan(0);
      expect(refused.wait).toBeLessThanOrEqual(60);
      for (const other of Object.values(WAYS)) expect((await other(busy)).status).toBe(429);
      expect((await WAYS[way](calm)).status).toBe(200);
    },
  );

  it('is one token of several, and not its owner at their session', async () => {
    const api = await opened({ ...ROOMY, MILLWRIGHT_LIMIT_STAFF_SESSION: '5' });
    const owner = await boss(api);
    const make = async (name: string) =>
      (await owner.mutate('tokens.create', { name, access: 'read' })).token as string;
    const [busy, calm] = [await make('busy'), await make('calm')];
    const ask = (token: string) =>
      fetch(`${api.origins.staff}/trpc/session.me`, { headers: { authorization: `Bearer ${token}` } });
    for (let i = 0; i < 5; i += 1) expect((await ask(busy)).status).toBe(200);
    expect(await refusalIn(await ask(busy))).toMatchObject(tooMany);
    expect((await ask(calm)).status).toBe(200);
    expect((await owner.fetch('/trpc/session.me')).status).toBe(200);
  });

  it('may go on after the minute', async () => {
    const api = await opened({ ...ROOMY, MILLWRIGHT_LIMIT_STAFF_SESSION: '2' });
    const browser = await boss(api);
    vi.useFakeTimers({ toFake: ['Date'] });
    for (let i = 0; i < 2; i += 1) await browser.query('session.me');
    const { wait } = await refusalIn(await WAYS.short(browser));
    vi.setSystemTime(Date.now() + wait * 1000);
    expect(await browser.query('session.me')).toMatchObject({ member: { role: 'boss' } });
  });

  it('gains nothing by calling in batches, however the commas are written', async () => {
    const api = await opened({ ...ROOMY, MILLWRIGHT_LIMIT_STAFF_SESSION: '10' });
    const browser = await boss(api);
    const batch = (comma: string) =>
      browser.fetch(`/trpc/${Array(6).fill('session.me').join(comma)}?batch=1&input=%7B%7D`);
    expect((await batch(',')).status).toBe(200);
    expect((await batch('%2C')).status).toBe(429);
  });

  it('is counted by address before anything is known of them, and each face by itself', async () => {
    const api = await opened({ ...ROOMY, MILLWRIGHT_LIMIT_PORTAL_ADDRESS: '3' });
    const visitor = new Browser(api.origins.portal);
    for (let i = 0; i < 3; i += 1) {
      visitor.cookie = `millwright_portal=made-up-${i}`;
      expect((await WAYS.short(visitor)).status).toBe(200);
    }
    expect(await refusalIn(await WAYS.short(new Browser(api.origins.portal)))).toMatchObject(tooMany);
    expect((await WAYS.short(await boss(api))).status).toBe(200);
  });

  it('is let alone where nothing is to be limited', async () => {
    const api = await opened({ MILLWRIGHT_LIMITS: 'off', MILLWRIGHT_LIMIT_STAFF_ADDRESS: '1' });
    const browser = await boss(api);
    for (let i = 0; i < 5; i += 1) expect((await WAYS.short(browser)).status).toBe(200);
  });
});

describe('the address that counts', () => {
  /** A call as a proxy, or somebody who pretends to be one, sends it. */
  const called = (api: TestApi, forwarded: string) =>
    new Promise<number>((resolve, reject) => {
      httpRequest(`${api.origins.staff}/trpc/session.me`, { headers: { 'x-forwarded-for': forwarded } })
        .on('response', (response) => resolve(response.resume().statusCode!))
        .on('error', reject)
        .end();
    });

  it('is not one a sender can choose: without a proxy none of what they write counts', async () => {
    const api = await opened({ MILLWRIGHT_LIMIT_STAFF_ADDRESS: '3' });
    const statuses: number[] = [];
    for (let i = 0; i < 4; i += 1) statuses.push(await called(api, `203.0.113.${i}`));
    expect(statuses).toEqual([200, 200, 200, 429]);
  });

  it('is what the proxy wrote behind one; what stands left of it counts for nothing', async () => {
    const api = await opened({ MILLWRIGHT_LIMIT_STAFF_ADDRESS: '3', MILLWRIGHT_TRUST_PROXY: '1' });
    const statuses: number[] = [];
    for (let i = 0; i < 4; i += 1) statuses.push(await called(api, `203.0.113.${i}, 198.51.100.7`));
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect(await called(api, '203.0.113.1, 198.51.100.8')).toBe(200);
  });

  it('is the whole /64 of IPv6', async () => {
    const api = await opened({ MILLWRIGHT_LIMIT_STAFF_ADDRESS: '3', MILLWRIGHT_TRUST_PROXY: '1' });
    const statuses: number[] = [];
    for (let i = 0; i < 4; i += 1) statuses.push(await called(api, `2001:db8::${i}:1`));
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect(await called(api, '2001:db8:0:1::1')).toBe(200);
  });
});

describe('the ways in', () => {
  it('have a budget of their own, one for all of them, that no batch gets round', async () => {
    const api = await opened({ ...ROOMY, MILLWRIGHT_LIMIT_ENTRANCE_ADDRESS: '4' });
    const inside = await boss(api); // the first use
    const visitor = new Browser(api.origins.portal);
    const token = 'x'.repeat(40);
    const asked = await visitor.query('session.invitation', { token });
    expect(asked.error.code).toBe('identity.invitation_not_found');
    const names = Array(3).fill('session.invitation').join(',');
    const input = encodeURIComponent(JSON.stringify({ 0: { token }, 1: { token }, 2: { token } }));
    const batch = (await (await visitor.fetch(`/trpc/${names}?batch=1&input=${input}`)).json()) as {
      error: { data: { httpStatus: number } };
    }[];
    expect(batch.map(({ error }) => error.data.httpStatus)).toEqual([404, 404, 429]);
    const late = await visitor.fetch('/trpc/session.signIn', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'a@b.example', password: PASSWORD }),
    });
    expect(await refusalIn(late)).toMatchObject(tooMany);
    // Who is in already is not shut out by those at the door.
    expect(await inside.query('session.me')).not.toBeNull();
  });
});

describe('live streams', () => {
  const streamOf = async (browser: Browser, address = '/trpc/live.changes') => {
    const controller = new AbortController();
    const answer = await browser.fetch(address, {
      headers: { accept: 'text/event-stream' },
      signal: controller.signal,
    });
    return { answer, close: () => controller.abort() };
  };
  const tooManyStreams = (most: number) => ({
    status: 429,
    wait: 10,
    reason: { kind: 'conflict', code: 'platform.too_many_streams', facts: { most, seconds: 10 } },
  });

  it('are so many at once for a session, and one more when one was closed', async () => {
    const api = await opened({ ...ROOMY, MILLWRIGHT_LIMIT_STREAMS_SESSION: '2' });
    const [browser, other] = [await boss(api), await boss(api)];
    const first = await streamOf(browser);
    const second = await streamOf(browser);
    expect([first.answer.status, second.answer.status]).toEqual([200, 200]);
    expect(await refusalIn((await streamOf(browser)).answer)).toEqual(tooManyStreams(2));
    // Another spelling of the same address is the same stream.
    expect(await refusalIn((await streamOf(browser, '/trpc/live.changes/')).answer)).toEqual(
      tooManyStreams(2),
    );
    const others = await streamOf(other);
    expect(others.answer.status).toBe(200);
    first.close();
    let again = await streamOf(browser);
    await expect
      .poll(async () => {
        if (again.answer.status !== 200) again = await streamOf(browser);
        return again.answer.status;
      })
      .toBe(200);
    for (const one of [second, others, again]) one.close();
  });

  it('are so many at once for an address, whatever road leads to them', async () => {
    const api = await opened({ ...ROOMY, MILLWRIGHT_LIMIT_STREAMS_ADDRESS: '1' });
    const [browser, other] = [await boss(api), await boss(api)];
    const first = await streamOf(browser);
    expect(await refusalIn((await streamOf(other)).answer)).toEqual(tooManyStreams(1));
    const roundabout = await other.fetch('/trpc/live%2Echanges', { headers: { 'trpc-accept': 'x' } });
    expect(roundabout.status).toBe(429);
    first.close();
  });
});

it('the defaults let one person load a hundred pages at once', async () => {
  const api = await opened({});
  const browser = await boss(api);
  const page = `/trpc/${Array(10).fill('session.me').join(',')}?batch=1&input=%7B%7D`;
  const statuses = await Promise.all(
    Array.from({ length: 100 }, async () => (await browser.fetch(page)).status),
  );
  expect(new Set(statuses)).toEqual(new Set([200]));
});
