/** The types of the `api` object, derived from the server's router. Types only. */
import type { InfiniteData, QueryKey } from '@tanstack/solid-query';
import type {
  AnyTRPCMutationProcedure,
  AnyTRPCProcedure,
  AnyTRPCQueryProcedure,
  AnyTRPCRouter,
  AnyTRPCSubscriptionProcedure,
  inferProcedureInput,
  inferTransformedProcedureOutput,
} from '@trpc/server';

type Root = AnyTRPCRouter['_def']['_config']['$types'];
type Input<P extends AnyTRPCProcedure> = inferProcedureInput<P>;
type Output<P extends AnyTRPCProcedure> = inferTransformedProcedureOutput<Root, P>;
/** An input that is void or has only optional fields may be left out. */
type Args<I, Rest extends unknown[] = []> = [undefined] extends [I]
  ? [input?: I, ...rest: Rest]
  : Partial<I> extends I
    ? [input?: I, ...rest: Rest]
    : [input: I, ...rest: Rest];

export type ApiKey = readonly [...path: string[]] | readonly [...path: string[], input: object];

export interface QueryApi<I, O> {
  /** For `useQuery(() => api.contracts.get.options({ contractId }))`. */
  options: (...args: Args<I>) => {
    queryKey: QueryKey;
    queryFn: (context: { signal: AbortSignal }) => Promise<O>;
  };
  /** For `useInfiniteQuery(() => api.contracts.list.infinite(filters))`, on answers with `items` and `nextCursor`. */
  infinite: (...args: Args<Omit<I & object, 'cursor'>>) => {
    queryKey: QueryKey;
    queryFn: (context: { signal: AbortSignal; pageParam: string | undefined }) => Promise<O>;
    initialPageParam: string | undefined;
    getNextPageParam: (last: O) => string | undefined;
    placeholderData: (
      previous: InfiniteData<O, string | undefined> | undefined,
    ) => InfiniteData<O, string | undefined> | undefined;
  };
  /** The cache key: of one input, or of all inputs when none is given. For invalidation. */
  key: (input?: I) => QueryKey;
  /** Asks the server right now, past the cache. */
  fetch: (...args: Args<I, [options?: { signal?: AbortSignal }]>) => Promise<O>;
}

export interface MutationApi<I, O> {
  /** For `useMutation(() => api.contracts.sign.mutation())`. */
  mutation: () => { mutationKey: QueryKey; mutationFn: (input: I) => Promise<O> };
  /** Sends it without a hook. */
  send: (...args: Args<I>) => Promise<O>;
}

export interface SubscriptionApi<I, O> {
  /** Listens until the returned function is called; reconnects by itself. */
  subscribe: (
    input: I,
    handlers: {
      onData: (data: O) => void;
      onState?: (state: 'connecting' | 'pending' | 'idle') => void;
      onError?: (error: unknown) => void;
    },
  ) => () => void;
}

type SubscriptionData<P> = P extends { _def: { $types: { output: infer O } } }
  ? O extends AsyncIterable<infer D>
    ? Untracked<D>
    : Untracked<O>
  : unknown;
// `tracked(id, data)` arrives as { id, data }.
type Untracked<D> = D extends readonly [infer Id, infer Data, symbol] ? { id: Id; data: Data } : D;

type Decorated<P> = P extends AnyTRPCQueryProcedure
  ? QueryApi<Input<P>, Output<P>>
  : P extends AnyTRPCMutationProcedure
    ? MutationApi<Input<P>, Output<P>>
    : P extends AnyTRPCSubscriptionProcedure
      ? SubscriptionApi<Input<P>, SubscriptionData<P>>
      : never;

type DecoratedRecord<R> = {
  [K in keyof R]: R[K] extends AnyTRPCProcedure
    ? Decorated<R[K]>
    : DecoratedRecord<R[K]> & { key: () => QueryKey };
};

/** Everything the router offers, ready for solid-query; every level has `key()` for invalidating what is below it. */
export type Api<TRouter extends AnyTRPCRouter> = DecoratedRecord<TRouter['_def']['record']>;
