import { allow, allowCustomer, type EdgeContext, router } from '@millwright/platform';
import { faceServicesOf } from '../../services.ts';
import { tellCustomer } from './live.portal.ts';
import { tellStaff } from './live.staff.ts';
import { liveStream } from './live.stream.ts';

/** Signing out, a changed password and a revoked token end what the session or the token had opened, too. */
const sessionOpen = (ctx: EdgeContext) => () => {
  const { sessions, tokens } = faceServicesOf(ctx);
  return ctx.token ? tokens.isOpen(ctx.sessionHash ?? '') : sessions.isOpen(ctx.face, ctx.cookieHeader);
};

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
