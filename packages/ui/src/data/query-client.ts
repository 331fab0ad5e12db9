/** How long answers stay fresh, what is tried again, and how a newer answer replaces an older one on the screen. */
import { QueryClient } from '@tanstack/solid-query';
import { reconcile } from 'solid-js/store';
import { reasonOf } from '../i18n/errors.ts';

/** Makes the page's one cache. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        gcTime: 10 * 60_000,
        refetchOnWindowFocus: true,
        // A refusal will not change by asking again; a lost connection may.
        retry: (failures, error) => failures < 2 && reasonOf(error) === undefined && httpStatus(error) === undefined,
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
