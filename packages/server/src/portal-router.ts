import { router } from '@millwright/platform';

/** The customers' API: its own, smaller surface. */
export const portalRouter = router({});

export type PortalRouter = typeof portalRouter;
