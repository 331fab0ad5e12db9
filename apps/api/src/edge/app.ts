import type { HttpBindings } from '@hono/node-server';
import type { EdgeContext, Face } from '@millwright/platform';
import type { AppServices } from '@millwright/server';
import type { AnyRouter } from '@trpc/server';
import { TRPCError } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { getErrorShape } from '@trpc/server/unstable-core-do-not-import';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ApiOptions } from '../server.ts';
import { calendarRoute } from './calendar-route.ts';
import { edgeContext } from './context.ts';
import { fileRoutes } from './file-routes.ts';
import { MAX_BATCH, MAX_BODY } from './short-way.ts';

export type EdgeEnv = {
  Bindings: HttpBindings;
  Variables: { edge: EdgeContext<AppServices>; headers: Map<string, string> };
};

/** Everything that is not a plain call: live updates, files, and tRPC by its official adapter. */
export function edgeApp(face: Face, router: AnyRouter, options: ApiOptions): Hono<EdgeEnv> {
  const app = new Hono<EdgeEnv>();
  app.use(async (c, next) => {
    const headers = new Map<string, string>();
    c.set('headers', headers);
    c.set('edge', await edgeContext(face, c.env.incoming, options, headers));
    await next();
    for (const [name, value] of headers) c.header(name, value);
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
  });
  // What was not read of a body keeps its connection from being used again.
  const onError = (c: Context) => c.json(tooLarge(router), 413, { connection: 'close' });
  const limit = bodyLimit({ maxSize: MAX_BODY, onError });
  app.all('/trpc/*', async (c) => {
    const refused = await limit(c, async () => {});
    if (refused) return refused;
    return fetchRequestHandler({
      endpoint: '/trpc',
      req: c.req.raw,
      router,
      maxBatchSize: MAX_BATCH,
      createContext: () => ({ ...c.get('edge'), signal: c.req.raw.signal }),
      onError: ({ error, path }) => {
        if (error.code === 'INTERNAL_SERVER_ERROR')
          options.log.error({ err: error.cause ?? error, path }, 'request failed');
      },
    });
  });
  fileRoutes(app, face);
  calendarRoute(app, face, options);
  app.notFound((c) => c.json({ error: 'not found' }, 404));
  app.onError((error, c) => {
    options.log.error({ err: error, requestId: c.get('edge')?.request.requestId }, 'request failed');
    return c.json({ error: 'unexpected', requestId: c.get('edge')?.request.requestId }, 500);
  });
  return app;
}

/** The answer of the short way to a body that is too large. */
function tooLarge(router: AnyRouter): object {
  const error = new TRPCError({ code: 'PAYLOAD_TOO_LARGE', message: 'The request is too large.' });
  const config = router._def._config;
  return {
    error: getErrorShape({
      config,
      error,
      type: 'unknown',
      path: undefined,
      input: undefined,
      ctx: undefined,
    }),
  };
}
