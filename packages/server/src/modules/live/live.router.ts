import { allow, allowCustomer, router } from '@millwright/platform';
import { servicesOf } from '../../services.ts';
import { tellCustomer } from './live.portal.ts';
import { tellStaff } from './live.staff.ts';
import { liveStream } from './live.stream.ts';

export const liveRouter = router({
  changes: allow('read', 'Tenant').subscription(({ ctx, signal }) => {
    const services = servicesOf(ctx);
    return liveStream(services, ctx.principal, tellStaff(services, ctx.request), signal);
  }),
});

export const portalLiveRouter = router({
  changes: allowCustomer('read', 'PortalContract').subscription(({ ctx, signal }) => {
    const services = servicesOf(ctx);
    return liveStream(services, ctx.principal, tellCustomer(services, ctx.request), signal);
  }),
});
