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
export type ProcedureMeta = ({ allow: { action: string; subject: string } } | { open: string }) & {
  /** Why no program may come in here with a token, or that one may where that goes without saying. */
  tokens?: { refused: string } | 'welcome';
};

const t = initTRPC
  .context<EdgeContext>()
  .meta<ProcedureMeta>()
  .create({
    errorFormatter: shapeError,
    sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
  });

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

const isClosedToTokens = ({ tokens, ...meta }: ProcedureMeta): boolean =>
  'open' in meta ? tokens !== 'welcome' : typeof tokens === 'object';

/**
 * What a token is good for, whatever its owner may do: a door that lets people in, or hands out what opens one, is not for
 * programs; and one made for reading changes nothing.
 */
function requireForToken(ctx: EdgeContext, meta: ProcedureMeta | undefined, kind: string): void {
  if (!ctx.token) return;
  if (!meta || isClosedToTokens(meta)) throw forbidden('platform.not_by_token');
  if (kind === 'mutation' && ctx.token.access === 'read') throw forbidden('platform.token_reads_only');
}

const refusals = t.middleware(async ({ ctx, meta, type, next }) => {
  refusing(() => requireForToken(ctx, meta, type));
  const result = await next();
  if (result.ok) return result;
  throw toTrpcError(result.error);
});

/** What is refused at the door is an answer, too. */
function refusing<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw toTrpcError(getTRPCErrorFromUnknown(error));
  }
}

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
  return t.middleware(async ({ ctx, meta, type, next }) => {
    const principal = refusing(() => {
      requireForToken(ctx, meta, type);
      return check(ctx);
    });
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

/**
 * The door of what only a person at their own session does, and no program with a token: whatever hands out a further way
 * in, which would go on when the token is revoked. The reason is part of the API's walk.
 */
export function allowInPerson(action: string, subject: string, reason: string) {
  return allow(action, subject).meta({ allow: { action, subject }, tokens: { refused: reason } });
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

/** A public procedure that tells a program, too, whom its token stands for. */
export function openToTokens(reason: string) {
  return t.procedure.meta({ open: reason, tokens: 'welcome' }).use(refusals);
}

/** A public procedure that lets people in, or tells who was invited: counted apart from all else, and more tightly. */
export function entrance(reason: string) {
  return open(reason).use(entrances);
}
