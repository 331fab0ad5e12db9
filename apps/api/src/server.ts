import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Face } from '@millwright/platform';
import type { Logger } from '@millwright/platform/logging';
import type { EdgeAppOptions } from './edge/app.ts';
import type { Limits } from './edge/limits.ts';
import { listener } from './edge/listener.ts';
import { orderlyClosing } from './edge/orderly-closing.ts';

/** One face as it is opened: what it offers, with which services, where. `staffFace` and `portalFace` make them. */
export interface FaceOptions extends Pick<EdgeAppOptions, 'router' | 'routes' | 'services'> {
  port: number;
  /** Folder of the built app. */
  app: string;
  /** Where its pages send files to, if not here. */
  storageOrigin?: string | undefined;
}

export interface ApiOptions<F extends Face> {
  /** The faces this process opens: both, or one alone. */
  faces: Record<F, FaceOptions>;
  log: Logger;
  host: string;
  /** How many trusted reverse proxies stand in front. */
  trustProxy: number;
  /** None: nothing is limited. */
  limits?: Limits | undefined;
}

export interface RunningApi<F extends Face = Face> {
  ports: Record<F, number>;
  /** Lets what is being answered be answered, ends what would never end, and closes. */
  close(): Promise<void>;
}

interface OpenFace {
  port: number;
  close(): Promise<void>;
}

async function open(face: Face, options: ApiOptions<Face>): Promise<OpenFace> {
  const { faces, log, host, trustProxy, limits } = options;
  const { port, ...own } = faces[face];
  const handle = listener(face, { ...own, log, trustProxy, limits });
  const server = createServer((request, response) => {
    Promise.resolve(handle(request, response)).catch((error: unknown) => {
      log.error({ err: error }, 'request failed');
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  // Slow senders may not hold a connection open for ever; but a part of a file takes minutes over a thin line.
  server.headersTimeout = 20_000;
  server.requestTimeout = 600_000;
  const close = orderlyClosing(server);
  await listenOn(server, port, host);
  return { port: (server.address() as AddressInfo).port, close };
}

function listenOn(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

/** Opens the faces asked for. Rejects, with nothing left open, when a port is taken. */
export async function startApi<F extends Face>(options: ApiOptions<F>): Promise<RunningApi<F>> {
  const opened = new Map<string, OpenFace>();
  const close = async () => void (await Promise.all([...opened.values()].map((one) => one.close())));
  try {
    for (const face of Object.keys(options.faces) as F[])
      opened.set(face, await open(face, options as unknown as ApiOptions<Face>));
  } catch (error) {
    await close();
    throw error;
  }
  const ports = Object.fromEntries([...opened].map(([face, { port }]) => [face, port]));
  return { ports: ports as Record<F, number>, close };
}
