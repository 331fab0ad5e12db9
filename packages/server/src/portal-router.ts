import { router } from '@millwright/platform';
import { portalSessionRouter } from './modules/identity/identity.router.ts';

/** The customers' API: its own, smaller surface. */
export const portalRouter = router({
  session: portalSessionRouter,
});

export type PortalRouter = typeof portalRouter;
