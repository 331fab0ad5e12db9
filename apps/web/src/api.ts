/** The staff server, typed, and the page's one cache. */
import type { AppRouter } from '@millwright/server/api';
import { createApi, createQueryClient } from '@millwright/ui/data';
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';

/** What procedures answer and take: `Outputs['contracts']['get']`. */
export type Outputs = inferRouterOutputs<AppRouter>;
export type Inputs = inferRouterInputs<AppRouter>;

/** Who is signed in. */
export type Session = NonNullable<Outputs['session']['me']>;

export const api = createApi<AppRouter>();

export const queryClient = createQueryClient({
  // The session ended elsewhere: asking who one is brings the sign-in page.
  onSignedOut: () => void queryClient.invalidateQueries({ queryKey: api.session.me.key() }),
});
