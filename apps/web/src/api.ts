/** The staff server, typed, and the page's one cache. */
import { createApi, createQueryClient } from '@millwright/ui/data';
import type { AppRouter } from './router-types.ts';

export type { Inputs, Outputs, Session } from './router-types.ts';

export const api = createApi<AppRouter>();

export const queryClient = createQueryClient({
  // The session ended elsewhere: asking who one is brings the sign-in page.
  onSignedOut: () => void queryClient.invalidateQueries({ queryKey: api.session.me.key() }),
});
