import { router } from '@millwright/platform';
import { portalSessionRouter } from './modules/identity/identity.router.ts';
import { portalLiveRouter } from './modules/live/live.router.ts';
import {
  portalAcceptanceRouter,
  portalContractsRouter,
  portalDeliveryRouter,
  portalFeedbackRouter,
  portalFirmRouter,
} from './modules/portal/portal.router.ts';

/** The customers' API: its own, smaller surface. */
export const portalRouter = router({
  acceptance: portalAcceptanceRouter,
  contracts: portalContractsRouter,
  delivery: portalDeliveryRouter,
  feedback: portalFeedbackRouter,
  firm: portalFirmRouter,
  live: portalLiveRouter,
  session: portalSessionRouter,
});

export type PortalRouter = typeof portalRouter;
