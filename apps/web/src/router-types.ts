/** What this app knows of the server: types only. */
import type { AppRouter } from '@millwright/server/api';
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';

export type { AppRouter };

/** What procedures answer and take: `Outputs['contracts']['get']`. */
export type Outputs = inferRouterOutputs<AppRouter>;
export type Inputs = inferRouterInputs<AppRouter>;

/** Who is signed in. */
export type Session = NonNullable<Outputs['session']['me']>;
