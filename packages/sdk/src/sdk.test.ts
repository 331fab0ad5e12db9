import { afterEach, describe, expect, it, vi } from 'vitest';
import { createMillwright, MillwrightError, type MillwrightOptions } from './index.ts';

const TOKEN = `mwt_${'a'.repeat(49)}`;
afterEach(() => vi.useRealTimers());

type Answer = Response | Error | ((request: Request) => Response);
const told = (data: unknown) => Response.json({ result: { data } });
const refused = (status: number, reason: object, headers: Record<string, string> = {}) =>
  Response.json({ error: { data: { reason } } }, { status, headers });

/** A server that gives these answers, one after the other, and remembers what it was asked. */
function answering(answers: Answer[], options: Partial<MillwrightOptions> = {}) {
  const asked: Request[] = [];
  const send = async (url: string, init: RequestInit) => {
    const request = new Request(url, init);
    asked.push(request);
    const answer = answers.shift();
    if (answer instanceof Response) return answer;
    if (typeof answer === 'function') return answer(request);
    throw answer ?? new TypeError('nobody asked for more');
  };
  const given = { url: 'https://m.example/', token: TOKEN, fetch: send as typeof fetch, ...options };
  return { asked, millwright: createMillwright(given) };
}

/** Runs it with a clock that goes by itself, and says how long it took. */
async function timed<T>(run: () => Promise<T>): Promise<{ outcome: T | MillwrightError; took: number }> {
  vi.useFakeTimers();
  const start = Date.now();
  const settled = run().catch((error: MillwrightError) => error);
  await vi.runAllTimersAsync();
  return { outcome: await settled, took: Date.now() - start };
}

describe('a call', () => {
  it('goes with the token and nothing else that says who asks', async () => {
    const { asked, millwright } = answering([told({ items: [], nextCursor: null })]);
    await millwright.contracts.list({ search: 'HT/1&2' });
    const [request] = asked as [Request];
    expect(request.url).toBe(
      'https://m.example/trpc/contracts.list?input=%7B%22search%22%3A%22HT%2F1%262%22%7D',
    );
    expect(request.headers.get('authorization')).toBe(`Bearer ${TOKEN}`);
    expect(request.credentials).toBe('omit');
    expect(request.url).not.toContain('mwt_');
  });

  it('that is refused says what, why and with which facts', async () => {
    const reason = { kind: 'conflict', code: 'tasks.progress_goes_back', facts: { current: 60 } };
    const { millwright } = answering([refused(409, reason)]);
    const error = await millwright.tasks
      .reportProgress({ taskId: 'x', percent: 10 })
      .catch((e: unknown) => e);
    expect(error).toBeInstanceOf(MillwrightError);
    expect(error).toMatchObject({ ...reason, status: 409, name: 'MillwrightError' });
    expect((error as Error).message).toContain('tasks.progress_goes_back');
  });

  it('that a proxy answers in words of its own is unexpected, not unreadable', async () => {
    const { millwright } = answering([new Response('<h1>nope</h1>', { status: 403 })]);
    await expect(millwright.me()).rejects.toMatchObject({
      kind: 'unexpected',
      code: 'sdk.unexpected_answer',
      status: 403,
    });
  });

  it('is not made at all with what is no token, or no address', () => {
    expect(() => createMillwright({ url: 'https://m.example', token: 'secret' })).toThrow(
      'sdk.token_malformed',
    );
    expect(() => createMillwright({ url: 'm.example', token: TOKEN })).toThrow('sdk.url_invalid');
  });
});

describe('patience', () => {
  const busy = (headers: Record<string, string> = {}) => new Response('', { status: 503, headers });

  it('asks again where the line broke or somebody is busy, with growing pauses', async () => {
    const { asked, millwright } = answering([
      new TypeError('cut'),
      busy(),
      new TypeError('cut'),
      told({ id: 1 }),
    ]);
    const { outcome, took } = await timed(() => millwright.contracts.get('c'));
    expect(outcome).toEqual({ id: 1 });
    expect(asked).toHaveLength(4);
    expect(took).toBeGreaterThan(300 * 0.75 * (1 + 2 + 4) - 10);
  });

  it('comes again when it was told to', async () => {
    const limit = { kind: 'conflict', code: 'platform.too_many_requests', facts: { seconds: 20 } };
    const { millwright } = answering([
      refused(429, limit, { 'retry-after': '20' }),
      busy({ 'retry-after': new Date(Date.now() + 60_000).toUTCString() }),
      told(1),
    ]);
    const { outcome, took } = await timed(() => millwright.me());
    expect(outcome).toBe(1);
    expect(took).toBeGreaterThanOrEqual(20_000 + 35_000);
  });

  it('ends where it would have to wait too long, and after its tries', async () => {
    const far = answering([busy({ 'retry-after': '3600' })]);
    expect((await timed(() => far.millwright.me())).took).toBeLessThan(1_000);
    const cut = answering(
      Array.from({ length: 9 }, () => new TypeError('cut')),
      { retries: 2 },
    );
    expect((await timed(() => cut.millwright.me())).outcome).toMatchObject({ code: 'sdk.unreachable' });
    expect(cut.asked).toHaveLength(3);
  });

  it('sends no change twice that may have arrived, but one that was turned away for haste', async () => {
    for (const unknown of [new TypeError('cut'), busy()]) {
      const { asked, millwright } = answering([unknown, told(1)]);
      await timed(() => millwright.tasks.reportProgress({ taskId: 'x', percent: 1 }));
      expect(asked).toHaveLength(1);
    }
    const limit = { kind: 'conflict', code: 'platform.too_many_requests' };
    const { asked, millwright } = answering([refused(429, limit, { 'retry-after': '1' }), told(1)]);
    await timed(() => millwright.tasks.reportProgress({ taskId: 'x', percent: 1 }));
    expect(asked).toHaveLength(2);
  });

  it('ends at once when it is told to, with the reason given', async () => {
    const stop = new AbortController();
    const { millwright } = answering([busy({ 'retry-after': '60' })]);
    const asking = millwright.me({ signal: stop.signal });
    setTimeout(() => stop.abort(new Error('enough')), 20);
    await expect(asking).rejects.toThrow('enough');
  });
});

describe('a list', () => {
  it('gives every item, page after page, and asks for no page it does not need', async () => {
    const page = (ids: number[], nextCursor: string | null) =>
      told({ items: ids.map((id) => ({ id })), nextCursor });
    const { asked, millwright } = answering([page([1, 2], 'a'), page([3], 'b'), page([4], null)]);
    const ids: unknown[] = [];
    for await (const { id } of millwright.contracts.each({ overdue: true })) {
      ids.push(id);
      if (ids.length === 3) break;
    }
    expect(ids).toEqual([1, 2, 3]);
    const cursors = asked.map(({ url }) => JSON.parse(new URL(url).searchParams.get('input')!).cursor);
    expect(cursors).toEqual([undefined, 'a']);
  });

  it('finds a contract by its exact number among those that look like it', async () => {
    const items = [{ contractNo: 'HT-10' }, { contractNo: 'HT-1', id: 'this' }];
    const { millwright } = answering([
      told({ items, nextCursor: null }),
      told({ items: [], nextCursor: null }),
    ]);
    expect(await millwright.contracts.byNumber('HT-1')).toMatchObject({ id: 'this' });
    await expect(millwright.contracts.byNumber('HT-1')).rejects.toMatchObject({
      kind: 'not_found',
      code: 'sdk.contract_not_found',
    });
  });
});
