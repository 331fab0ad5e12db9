import { allow, allowCustomer, type EdgeContext, router } from '@millwright/platform';
import { servicesOf } from '../../services.ts';
import { tellCustomer } from './live.portal.ts';
import { tellStaff } from './live.staff.ts';
import { liveStream } from './live.stream.ts';

/** Signing out and a changed password end what the session had opened, too. */
const sessionOpen = (ctx: EdgeContext) => () => servicesOf(ctx).sessions.isOpen(ctx.face, ctx.cookieHeader);

export const liveRouter = router({
  changes: allow('read', 'Tenant').subscription(({ ctx, signal }) => {
    const services = servicesOf(ctx);
    const tell = tellStaff(services, ctx.request);
    return liveStream(services, ctx.principal, tell, signal, sessionOpen(ctx));
  }),
});

export const portalLiveRouter = router({
  changes: allowCustomer('read', 'PortalContract').subscription(({ ctx, signal }) => {
    const services = servicesOf(ctx);
    const tell = tellCustomer(services, ctx.request);
    return liveStream(services, ctx.principal, tell, signal, sessionOpen(ctx));
  }),
});
