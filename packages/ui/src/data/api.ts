/** A thin typed wrapper that makes the tRPC client and solid-query one thing. */
import {
  createTRPCUntypedClient,
  httpBatchLink,
  httpSubscriptionLink,
  splitLink,
  type TRPCUntypedClient,
} from '@trpc/client';
import type { AnyTRPCRouter } from '@trpc/server';
import type { Api } from './api-types.ts';

interface Page {
  nextCursor?: string | null;
}

function handlers(client: TRPCUntypedClient<AnyTRPCRouter>, path: readonly string[]) {
  const name = path.join('.');
  const key = (input?: unknown) => (input === undefined ? path : [...path, input]);
  const ask = (input: unknown, options?: { signal?: AbortSignal }) => client.query(name, input, options);
  return {
    key,
    fetch: ask,
    options: (input?: unknown) => ({
      queryKey: key(input),
      queryFn: ({ signal }: { signal: AbortSignal }) => ask(input, { signal }),
    }),
    infinite: (input: object = {}) => ({
      // Its own key: a page list and a single answer must not share a place in the cache.
      queryKey: [...path, input, 'pages'],
      queryFn: ({ signal, pageParam }: { signal: AbortSignal; pageParam: unknown }) =>
        ask(pageParam === undefined ? input : { ...input, cursor: pageParam }, { signal }),
      initialPageParam: undefined,
      getNextPageParam: (last: Page) => last.nextCursor ?? undefined,
      // With another filter the old rows stay, dimmed, until the new ones are there.
      placeholderData: (previous: unknown) => previous,
    }),
    mutation: () => ({ mutationKey: path, mutationFn: (input: unknown) => client.mutation(name, input) }),
    send: (input?: unknown) => client.mutation(name, input),
    subscribe: (
      input: unknown,
      on: { onData: (data: unknown) => void; onState?: (s: never) => void; onError?: (e: unknown) => void },
    ) => {
      const subscription = client.subscription(name, input, {
        onData: on.onData,
        onError: on.onError,
        onConnectionStateChange: (change) => on.onState?.(change.state as never),
      });
      return () => subscription.unsubscribe();
    },
  };
}

type Handlers = ReturnType<typeof handlers>;

function level(client: TRPCUntypedClient<AnyTRPCRouter>, path: readonly string[]): unknown {
  const own = handlers(client, path);
  const below = new Map<string, unknown>();
  return new Proxy(own, {
    get(_target, name: string) {
      if (path.length > 0 && name in own) return own[name as keyof Handlers];
      if (!below.has(name)) below.set(name, level(client, [...path, name]));
      return below.get(name);
    },
  });
}

/**
 * The server's router as an object: `api.contracts.get.options({ contractId })`, `api.contracts.sign.mutation()`,
 * `api.contracts.key()`. At most ten calls travel in one request. Refusals arrive as errors that `reasonOf` reads.
 */
export function createApi<TRouter extends AnyTRPCRouter>(settings: { url?: string } = {}): Api<TRouter> {
  const url = settings.url ?? '/trpc';
  const client = createTRPCUntypedClient<AnyTRPCRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === 'subscription',
        true: httpSubscriptionLink({ url }),
        false: httpBatchLink({ url, maxItems: 10, maxURLLength: 6000 }),
      }),
    ],
  });
  return level(client, []) as Api<TRouter>;
}
