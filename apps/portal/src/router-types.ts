/** What this app knows of the server: types only. */
import type { PortalRouter } from '@millwright/server/api';
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';

export type { PortalRouter };

/** What procedures answer and take: `Outputs['contracts']['get']`. */
export type Outputs = inferRouterOutputs<PortalRouter>;
export type Inputs = inferRouterInputs<PortalRouter>;

/** Who is signed in. */
export type Session = NonNullable<Outputs['session']['me']>;
