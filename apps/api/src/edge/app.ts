import type { HttpBindings } from '@hono/node-server';
import { AppError, type EdgeContext, type Face, forbidden } from '@millwright/platform';
import type { Logger } from '@millwright/platform/logging';
import type { FaceServices } from '@millwright/server/portal';
import type { AnyRouter } from '@trpc/server';
import { TRPCError } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { getHTTPStatusCodeFromError, getProcedureAtPath } from '@trpc/server/unstable-core-do-not-import';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type EdgeOptions, edgeContext, sayWhen } from './context.ts';
import { refusalBody, refusalOf } from './refusal.ts';
import { MAX_BATCH, MAX_BODY } from './short-way.ts';

export type EdgeEnv = {
  Bindings: HttpBindings;
  Variables: { edge: EdgeContext<FaceServices>; headers: Map<string, string> };
};

export interface EdgeAppOptions extends EdgeOptions {
  router: AnyRouter;
  /** Further ways in of this face. */
  routes?: ((app: Hono<EdgeEnv>, limits?: EdgeOptions['limits']) => void) | undefined;
  log: Logger;
}

/** Everything that is not a plain call: live updates, files, and tRPC by its official adapter. */
export function edgeApp(face: Face, options: EdgeAppOptions): Hono<EdgeEnv> {
  const { router, limits, log } = options;
  const app = new Hono<EdgeEnv>();
  app.use(async (c, next) => {
    const headers = new Map<string, string>();
    c.set('headers', headers);
    c.set('edge', await edgeContext(face, c.env.incoming, options, headers));
    requireReading(c);
    await next();
    for (const [name, value] of headers) c.header(name, value);
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
  });
  // What was not read of a body keeps its connection from being used again.
  const tooLarge = new TRPCError({ code: 'PAYLOAD_TOO_LARGE', message: 'The request is too large.' });
  const onError = (c: Context) => c.json(refusalBody(router, tooLarge), 413, { connection: 'close' });
  const limit = bodyLimit({ maxSize: MAX_BODY, onError });
  app.all('/trpc/*', async (c) => {
    const refused = await limit(c, async () => {});
    if (refused) return refused;
    if (limits && (await asksForStream(router, c.req.raw.url))) takeStream(c, face, limits);
    return fetchRequestHandler({
      endpoint: '/trpc',
      req: c.req.raw,
      router,
      maxBatchSize: MAX_BATCH,
      createContext: () => ({ ...c.get('edge'), signal: c.req.raw.signal }),
      onError: ({ error, path }) => {
        if (error.code === 'INTERNAL_SERVER_ERROR')
          log.error({ err: error.cause ?? error, path }, 'request failed');
      },
    });
  });
  options.routes?.(app, limits);
  app.notFound((c) => c.json({ error: 'not found' }, 404));
  app.onError((error, c) => {
    if (error instanceof AppError) return refuse(c, router, error);
    log.error({ err: error, requestId: c.get('edge')?.request.requestId }, 'request failed');
    return c.json({ error: 'unexpected', requestId: c.get('edge')?.request.requestId }, 500);
  });
  return app;
}

/** A token made for reading changes nothing by a route either; what a call does is asked at its procedure's door. */
function requireReading(c: Context<EdgeEnv>): void {
  const { token } = c.get('edge');
  if (token?.access !== 'read' || c.req.path.startsWith('/trpc/')) return;
  if (!['GET', 'HEAD'].includes(c.req.method)) throw forbidden('platform.token_reads_only');
}

/** Whether a request opens a stream. The address is read as tRPC reads it, so that both see the same procedure. */
async function asksForStream(router: AnyRouter, url: string): Promise<boolean> {
  try {
    const path = decodeURIComponent(new URL(url).pathname.slice('/trpc/'.length).replace(/\/$/, ''));
    return (await getProcedureAtPath(router, path))?._def.type === 'subscription';
  } catch {
    return false; // an address nobody can read opens nothing
  }
}

function takeStream(c: Context<EdgeEnv>, face: Face, limits: NonNullable<EdgeOptions['limits']>): void {
  const { request, sessionHash } = c.get('edge');
  const { outgoing } = c.env;
  try {
    const giveBack = limits.openStream(face, { ip: request.ip, session: sessionHash });
    if (outgoing.destroyed) giveBack();
    else outgoing.once('close', giveBack);
  } catch (error) {
    sayWhen(error, c.get('headers'));
  }
}

/** The answer to who may not go on: a call's as its client reads it, a file's as pages read it. */
function refuse(c: Context<EdgeEnv>, router: AnyRouter, error: AppError): Response {
  const refusal = refusalOf(error);
  const { kind, code, facts } = error;
  const body = c.req.path.startsWith('/trpc/')
    ? refusalBody(router, refusal)
    : { reason: { kind, code, facts } };
  for (const [name, value] of c.get('headers')) c.header(name, value);
  c.header('cache-control', 'no-store');
  return c.json(body, getHTTPStatusCodeFromError(refusal) as ContentfulStatusCode);
}
