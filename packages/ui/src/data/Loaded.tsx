import {
  type Accessor,
  createComponent,
  createMemo,
  type JSX,
  Match,
  Show,
  Suspense,
  Switch,
} from 'solid-js';
import { ErrorState } from '../display/ErrorState.tsx';
import { PageSkeleton } from '../display/Skeleton.tsx';
import { reasonOf } from '../i18n/errors.ts';

/** What `Loaded` needs of a query; solid-query's result has it. */
export interface LoadedQuery<T> {
  readonly data: T | undefined;
  readonly isPending: boolean;
  readonly isError: boolean;
  readonly error: unknown;
  refetch: () => unknown;
}

export interface LoadedProps<T> {
  query: LoadedQuery<T>;
  /** Shown while waiting, shaped like the content; a page's skeleton unless told. */
  fallback?: JSX.Element;
  /** Shown instead of the children when `isEmpty` says so. */
  empty?: JSX.Element;
  isEmpty?: (data: NonNullable<T>) => boolean;
  children: (data: Accessor<NonNullable<T>>) => JSX.Element;
}

/** True when the server answered that one may not see this, or no longer: then nothing older may stay on the screen. */
export function isLost(query: { readonly isError: boolean; readonly error: unknown }): boolean {
  const kind = query.isError ? reasonOf(query.error)?.kind : undefined;
  return kind === 'not_found' || kind === 'forbidden';
}

/**
 * What a query has, as soon as it has something. Whoever reads a query that was loaded before is suspended by each of its next
 * refreshes, and what is suspended is taken off the page for a moment: it loses its focus and its place. So it is read in an
 * empty place of its own.
 */
export function dataOf<T>(query: () => LoadedQuery<T>): Accessor<NonNullable<T> | undefined> {
  let data!: Accessor<NonNullable<T> | undefined>;
  const read = () =>
    (query().isPending ? undefined : (query().data ?? undefined)) as NonNullable<T> | undefined;
  createComponent(Suspense, {
    get children() {
      data = createMemo(read);
      return null;
    },
  });
  return data;
}

/**
 * Waiting, failing and empty, handled once for all pages. What was loaded stays visible if a refresh fails, unless it
 * fails because the viewer may no longer see it.
 */
export function Loaded<T>(props: LoadedProps<T>): JSX.Element {
  const data = dataOf(() => props.query);
  return (
    <Switch fallback={props.fallback ?? <PageSkeleton />}>
      <Match when={!isLost(props.query) && data()}>
        {(loaded) => (
          <Show when={!(props.empty && props.isEmpty?.(loaded()))} fallback={props.empty}>
            {props.children(loaded)}
          </Show>
        )}
      </Match>
      <Match when={props.query.isError}>
        <ErrorState error={props.query.error} onRetry={() => void props.query.refetch()} />
      </Match>
    </Switch>
  );
}
