import { allow, allowCustomer, type EdgeContext, router } from '@millwright/platform';
import { faceServicesOf } from '../../services.ts';
import { tellCustomer } from './live.portal.ts';
import { tellStaff } from './live.staff.ts';
import { liveStream } from './live.stream.ts';

/** Signing out and a changed password end what the session had opened, too. */
const sessionOpen = (ctx: EdgeContext) => () =>
  faceServicesOf(ctx).sessions.isOpen(ctx.face, ctx.cookieHeader);

export const liveRouter = router({
  changes: allow('read', 'Tenant').subscription(({ ctx, signal }) => {
    const services = faceServicesOf(ctx);
    const tell = tellStaff(services, ctx.request);
    return liveStream(services, ctx.principal, tell, signal, sessionOpen(ctx));
  }),
});

export const portalLiveRouter = router({
  changes: allowCustomer('read', 'PortalContract').subscription(({ ctx, signal }) => {
    const services = faceServicesOf(ctx);
    const tell = tellCustomer(services, ctx.request);
    return liveStream(services, ctx.principal, tell, signal, sessionOpen(ctx));
  }),
});
