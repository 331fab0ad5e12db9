import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Face } from '@millwright/platform';
import type { Logger } from '@millwright/platform/logging';
import { type AppServices, appRouter, portalRouter } from '@millwright/server';
import { edgeApp } from './edge/app.ts';
import { edgeContext } from './edge/context.ts';
import { comesFromOurPages } from './edge/origin-check.ts';
import { pages, securityHeaders } from './edge/pages.ts';
import { isPlainCall, shortWay } from './edge/short-way.ts';

export interface ApiOptions {
  services: AppServices;
  log: Logger;
  host: string;
  ports: { staff: number; portal: number };
  /** Folders of the built apps. */
  apps: { staff: string; portal: string };
  /** How many trusted reverse proxies stand in front. */
  trustProxy: number;
}

export interface RunningApi {
  ports: { staff: number; portal: number };
  close(): Promise<void>;
}

const ROUTERS = { staff: appRouter, portal: portalRouter };

/** One face's listener: plain calls the short way, streams and files through Hono, everything else is its app. */
function listener(face: Face, options: ApiOptions) {
  const { services, log } = options;
  const router = ROUTERS[face];
  const app = getRequestListener(edgeApp(face, router, options).fetch);
  const servePages = pages(options.apps[face]);
  const pageHeaders = Object.entries(securityHeaders(services.storageOrigin));
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
    if (!isCall && !path.startsWith('/files/')) {
      for (const [name, value] of pageHeaders) response.setHeader(name, value);
      if (request.method === 'GET' || request.method === 'HEAD') return servePages(request, response);
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

async function listen(face: Face, options: ApiOptions): Promise<Server> {
  const handle = listener(face, options);
  const server = createServer((request, response) => {
    Promise.resolve(handle(request, response)).catch((error: unknown) => {
      options.log.error({ err: error }, 'request failed');
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  // Slow senders may not hold a connection open for ever; but a part of a file takes minutes over a thin line.
  server.headersTimeout = 20_000;
  server.requestTimeout = 600_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.ports[face], options.host, resolve);
  });
  return server;
}

/** Opens both faces. Rejects when a port is taken. */
export async function startApi(options: ApiOptions): Promise<RunningApi> {
  const staff = await listen('staff', options);
  const portal = await listen('portal', options).catch(async (error: unknown) => {
    staff.close();
    throw error;
  });
  const close = (server: Server) =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return {
    ports: { staff: (staff.address() as AddressInfo).port, portal: (portal.address() as AddressInfo).port },
    close: async () => {
      await Promise.all([close(staff), close(portal)]);
    },
  };
}
