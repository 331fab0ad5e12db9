/** How long answers stay fresh, what is tried again, and how a newer answer replaces an older one on the screen. */
import { MutationCache, QueryCache, QueryClient } from '@tanstack/solid-query';
import { reconcile } from 'solid-js/store';
import { reasonOf } from '../i18n/errors.ts';

/** Makes the page's one cache. `onSignedOut` runs when the server no longer knows the session (401). */
export function createQueryClient(settings: { onSignedOut?: () => void } = {}): QueryClient {
  const onError = (error: unknown) => {
    if (httpStatus(error) === 401) settings.onSignedOut?.();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        gcTime: 10 * 60_000,
        refetchOnWindowFocus: true,
        // A refusal will not change by asking again; a lost connection may.
        retry: (failures, error) =>
          failures < 2 && reasonOf(error) === undefined && httpStatus(error) === undefined,
        // Rows keep their place in the page when a list is fetched again (by id), so focus and selection stay.
        // The answer is copied first: the screen's store changes in place, the cache must not.
        reconcile: (old, next) =>
          old === undefined || old === null
            ? structuredClone(next)
            : reconcile(structuredClone(next), { key: 'id' })(old),
      },
      mutations: { retry: false },
    },
  });
}

function httpStatus(error: unknown): number | undefined {
  return (error as { data?: { httpStatus?: number } | null }).data?.httpStatus;
}
