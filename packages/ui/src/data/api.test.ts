import type { AnyTRPCRouter } from '@trpc/server';
import { afterEach, expect, it, vi } from 'vitest';
import { createApi } from './api.ts';

interface Loose {
  contracts: {
    key: () => unknown;
    get: {
      key: (input?: object) => unknown;
      options: (input: object) => { queryKey: unknown; queryFn: (c: object) => Promise<unknown> };
    };
    list: {
      infinite: (input: object) => {
        queryKey: unknown;
        queryFn: (c: object) => Promise<unknown>;
        getNextPageParam: (last: object) => unknown;
      };
    };
    sign: { mutation: () => { mutationFn: (input: object) => Promise<unknown> } };
  };
}
const api = createApi<AnyTRPCRouter>({ url: 'http://localhost/trpc' }) as unknown as Loose;
const { signal } = new AbortController();
afterEach(() => void vi.unstubAllGlobals());

function answer(body: unknown) {
  const fetch = vi.fn(
    async (..._: Parameters<typeof globalThis.fetch>) => new Response(JSON.stringify(body)),
  );
  vi.stubGlobal('fetch', fetch);
  return fetch;
}

it('names cache keys so that a router, a procedure and one answer can be made old apart', () => {
  expect(api.contracts.key()).toEqual(['contracts']);
  expect(api.contracts.get.key()).toEqual(['contracts', 'get']);
  expect(api.contracts.get.options({ contractId: '1' }).queryKey).toEqual([
    'contracts',
    'get',
    { contractId: '1' },
  ]);
  expect(api.contracts.list.infinite({ search: 'x' }).queryKey).toEqual([
    'contracts',
    'list',
    { search: 'x' },
    'pages',
  ]);
});

it('sends what is asked at once in one request', async () => {
  const fetch = answer([{ result: { data: { id: '1' } } }, { result: { data: { id: '2' } } }]);
  const one = api.contracts.get.options({ contractId: '1' }).queryFn({ signal });
  const two = api.contracts.get.options({ contractId: '2' }).queryFn({ signal });
  expect(await Promise.all([one, two])).toEqual([{ id: '1' }, { id: '2' }]);
  expect(fetch).toHaveBeenCalledOnce();
});

it('walks pages by their cursor and stops at the last', async () => {
  const fetch = answer([{ result: { data: { items: [], nextCursor: null } } }]);
  const list = api.contracts.list.infinite({ search: 'x' });
  await list.queryFn({ signal, pageParam: 'c2' });
  expect(decodeURIComponent(String(fetch.mock.calls[0]?.[0]))).toContain('{"search":"x","cursor":"c2"}');
  expect(list.getNextPageParam({ nextCursor: 'c3' })).toBe('c3');
  expect(list.getNextPageParam({ nextCursor: null })).toBeUndefined();
});

it('hands on the refusal with its reason', async () => {
  const reason = { kind: 'conflict', code: 'contracts.already_signed', facts: {} };
  answer([{ error: { message: 'no', code: -32009, data: { code: 'CONFLICT', httpStatus: 409, reason } } }]);
  await expect(api.contracts.sign.mutation().mutationFn({ contractId: '1' })).rejects.toMatchObject({
    data: { reason },
  });
});
