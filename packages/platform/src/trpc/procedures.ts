import { getTRPCErrorFromUnknown, initTRPC } from '@trpc/server';
import { forbidden } from '../errors/index.ts';
import { permissionsOf } from '../permissions/index.ts';
import { abilityOf, openRead, openWrite, roleFacts } from '../scope/index.ts';
import {
  type EdgeContext,
  type Face,
  type PortalContext,
  principalOf,
  type StaffContext,
} from './context.ts';
import { shapeError, toTrpcError } from './errors.ts';

/** What the walk over the router reads off every procedure. */
export type ProcedureMeta = { allow: { action: string; subject: string } } | { open: string };

const t = initTRPC
  .context<EdgeContext>()
  .meta<ProcedureMeta>()
  .create({
    errorFormatter: shapeError,
    sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
  });

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

const refusals = t.middleware(async ({ next }) => {
  const result = await next();
  if (result.ok) return result;
  throw toTrpcError(result.error);
});

/** The door: refuses who may not come in, and turns every refusal further inside into an answer. */
function scoped<P extends StaffContext | PortalContext>(face: Face, action: string, subject: string) {
  const check = (ctx: EdgeContext) => {
    permissionsOf(subject);
    const principal = principalOf(ctx);
    if (ctx.face !== face) throw forbidden('platform.sign_in_first');
    if (!abilityOf(principal).canEver(action, subject)) {
      throw forbidden('platform.forbidden', { action, subject, ...roleFacts(principal) });
    }
    return principal;
  };
  return t.middleware(async ({ ctx, next }) => {
    let principal: ReturnType<typeof check>;
    try {
      principal = check(ctx);
    } catch (error) {
      throw toTrpcError(getTRPCErrorFromUnknown(error));
    }
    const inside = {
      principal,
      read: (run: never) => openRead(ctx.services, principal, ctx.request, run),
      write: (run: never) => openWrite(ctx.services, principal, ctx.request, run),
    };
    const result = await next({ ctx: inside as unknown as P & EdgeContext });
    if (result.ok) return result;
    throw toTrpcError(result.error);
  });
}

/**
 * The door of the staff API: every procedure names its permission. There is no bare builder; what should be public
 * says why with {@link open}.
 */
export function allow(action: string, subject: string) {
  return t.procedure.meta({ allow: { action, subject } }).use(scoped<StaffContext>('staff', action, subject));
}

/** The door of the customer portal. */
export function allowCustomer(action: string, subject: string) {
  return t.procedure
    .meta({ allow: { action, subject } })
    .use(scoped<PortalContext>('portal', action, subject));
}

const entrances = t.middleware(async ({ ctx, next }) => {
  await ctx.countEntrance?.();
  return next();
});

/** The short list of public procedures: signing in and what leads there. The reason is part of the API's walk. */
export function open(reason: string) {
  return t.procedure.meta({ open: reason }).use(refusals);
}

/** A public procedure that lets people in, or tells who was invited: counted apart from all else, and more tightly. */
export function entrance(reason: string) {
  return open(reason).use(entrances);
}
