import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Face } from '@millwright/platform';
import { type EdgeAppOptions, edgeApp } from './app.ts';
import { edgeContext } from './context.ts';
import { comesFromOurPages } from './origin-check.ts';
import { pages, securityHeaders } from './pages.ts';
import { isPlainCall, shortWay } from './short-way.ts';

export interface ListenerOptions extends EdgeAppOptions {
  /** Folder of the built app. */
  app: string;
  /** Where its pages send files to, if not here. */
  storageOrigin?: string | undefined;
}

/** Addresses that carry bytes instead of pages. */
export const BYTES = /^\/(?:files|documents|calendar|delivery-notes)\//;
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * This machine has several names, and only one of them is the origin that changes are taken from: whoever opened a page by
 * another is sent on, instead of being refused when they sign in.
 */
function loopbackDetour(request: IncomingMessage, origin: string): string | undefined {
  const own = new URL(origin);
  const host = request.headers.host ?? '';
  const [, name = '', port = ''] = /^(\[.*\]|[^:]*):?(\d*)$/.exec(host) ?? [];
  const isOther = LOOPBACK.test(name) && LOOPBACK.test(own.hostname) && name !== own.hostname;
  return isOther && port === own.port ? `${origin}${request.url ?? '/'}` : undefined;
}

/** One face's listener: plain calls the short way, streams and files through Hono, everything else is its app. */
export function listener(face: Face, options: ListenerOptions) {
  const { services, log, router } = options;
  const app = getRequestListener(edgeApp(face, options).fetch);
  const servePages = pages(options.app);
  const pageHeaders = Object.entries(securityHeaders(options.storageOrigin));
  const short = {
    router,
    context: (request: IncomingMessage, headers: Map<string, string>) =>
      edgeContext(face, request, options, headers),
    onFault: (error: unknown, path: string, requestId: string | undefined) =>
      log.error({ err: error, path, requestId }, 'request failed'),
  };
  return async (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '/';
    const isCall = path.startsWith('/trpc/');
    if (!isCall && !BYTES.test(path)) {
      for (const [name, value] of pageHeaders) response.setHeader(name, value);
      if (request.method === 'GET' || request.method === 'HEAD') {
        const elsewhere = loopbackDetour(request, services.origins[face]);
        if (elsewhere) return response.writeHead(307, { location: elsewhere }).end();
        return servePages(request, response);
      }
    }
    if (
      request.method !== 'GET' &&
      request.method !== 'HEAD' &&
      !comesFromOurPages(request, services.origins[face])
    ) {
      response.writeHead(403, { 'content-type': 'application/json' });
      return response.end(
        JSON.stringify({
          error: {
            message: 'platform.foreign_origin',
            code: -32003,
            data: {
              code: 'FORBIDDEN',
              httpStatus: 403,
              reason: { kind: 'forbidden', code: 'platform.foreign_origin', facts: {} },
            },
          },
        }),
      );
    }
    response.setHeader('x-content-type-options', 'nosniff');
    if (isCall && isPlainCall(request)) return shortWay(request, response, short);
    return app(request, response);
  };
}
