import type { HttpBindings } from '@hono/node-server';
import type { EdgeContext, Face } from '@millwright/platform';
import type { AppServices } from '@millwright/server';
import type { AnyRouter } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { Hono } from 'hono';
import type { ApiOptions } from '../server.ts';
import { edgeContext } from './context.ts';
import { fileRoutes } from './file-routes.ts';

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
  });
  app.all('/trpc/*', (c) =>
    fetchRequestHandler({
      endpoint: '/trpc',
      req: c.req.raw,
      router,
      createContext: () => ({ ...c.get('edge'), signal: c.req.raw.signal }),
      onError: ({ error, path }) => {
        if (error.code === 'INTERNAL_SERVER_ERROR')
          options.log.error({ err: error.cause ?? error, path }, 'request failed');
      },
    }),
  );
  fileRoutes(app, face, options);
  app.notFound((c) => c.json({ error: 'not found' }, 404));
  app.onError((error, c) => {
    options.log.error({ err: error, requestId: c.get('edge')?.request.requestId }, 'request failed');
    return c.json({ error: 'unexpected', requestId: c.get('edge')?.request.requestId }, 500);
  });
  return app;
}
