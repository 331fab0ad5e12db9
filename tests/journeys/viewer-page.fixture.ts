/** The viewer by itself: built as the apps build it, served under the content policy the apps are served under. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { pages, securityHeaders } from '../../apps/api/src/edge/pages.ts';
import { type Look, openSeat, type Seat, startBrowser } from './product.fixture.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

type Documents = Readonly<Record<string, Buffer>>;

async function listening(server: Server): Promise<Server> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

const originOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

function deliver(request: IncomingMessage, response: ServerResponse, documents: Documents): void {
  const name = decodeURIComponent((request.url ?? '/').split('?', 1)[0]!)
    .split('/')
    .at(-1)!;
  const bytes = documents[name];
  response.statusCode = bytes ? 200 : 404;
  response.setHeader('content-type', 'application/octet-stream');
  response.end(bytes ?? 'Not found');
}

/** The server that keeps the files where there is one: on another origin, open to ours. */
function serveStore(documents: Documents): Promise<Server> {
  return listening(
    createServer((request, response) => {
      response.setHeader('access-control-allow-origin', request.headers.origin ?? '');
      response.setHeader('vary', 'origin');
      deliver(request, response, documents);
    }),
  );
}

/** The page, documents below `/documents/`, and below `/kept/` the way to those in the store. */
function servePage(folder: string, documents: Documents, store: Server): Promise<Server> {
  const page = pages(folder);
  const headers = securityHeaders(originOf(store));
  return listening(
    createServer((request, response) => {
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      const path = request.url ?? '/';
      if (path.startsWith('/documents/')) return deliver(request, response, documents);
      if (!path.startsWith('/kept/')) return page(request, response);
      response.writeHead(302, { location: originOf(store) + path });
      response.end();
    }),
  );
}

export interface ViewerAt extends Seat {
  /** Everything the browser asked for, its own pages included. */
  asked: string[];
  /** Shows a document: the query of the page's address. */
  show(query: Readonly<Record<string, string | readonly string[]>>): Promise<void>;
}

export interface ViewerPage {
  open(look?: Look): Promise<ViewerAt>;
}

/** Draws without a graphics card, so that models are seen on every machine. */
const WITH_WEBGL = ['--enable-unsafe-swiftshader', '--use-angle=swiftshader'];

/** One built page and one Chromium for a file. A fault on any page fails the test it happened in. */
export function useViewerPage(documents: Documents, settings: { webgl?: boolean } = {}): ViewerPage {
  let folder = '';
  let server: Server | undefined;
  let store: Server | undefined;
  let browser: Browser | undefined;
  const open: ViewerAt[] = [];
  const origin = () => originOf(server!);
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'millwright-viewer-'));
    // With the staff app's own settings, so that what holds here holds there.
    await build({
      configFile: join(root, 'apps/web/vite.config.ts'),
      root: join(root, 'packages/ui/viewer-page'),
      logLevel: 'error',
      build: { outDir: folder, emptyOutDir: true },
    });
    store = await serveStore(documents);
    server = await servePage(folder, documents, store);
    browser = await startBrowser(settings.webgl === false ? ['--disable-3d-apis'] : WITH_WEBGL);
  });
  afterEach(async () => {
    const seats = open.splice(0);
    for (const { context } of seats) await context.close();
    expect(
      seats.flatMap(({ faults }) => faults),
      'what pages complained of',
    ).toEqual([]);
    const ours = [`${origin()}/`, `${originOf(store!)}/kept/`];
    const outside = seats
      .flatMap(({ asked }) => asked)
      .filter((url) => !ours.some((one) => url.startsWith(one)));
    expect(outside, 'what was asked of strangers').toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    for (const one of [server, store])
      await new Promise((resolve) => one?.close(resolve) ?? resolve(undefined));
    await rm(folder, { recursive: true, force: true });
  });
  return {
    open: async (look) => {
      const seat = await openSeat(browser!, look);
      const asked: string[] = [];
      seat.context.on('request', (request) => {
        // What stands in the page itself is asked of nobody.
        if (!/^(data|blob):/.test(request.url())) asked.push(request.url());
      });
      const at: ViewerAt = {
        ...seat,
        asked,
        show: async (query) => {
          const search = new URLSearchParams();
          for (const [name, value] of Object.entries(query))
            for (const one of typeof value === 'string' ? [value] : value) search.append(name, one);
          await seat.page.goto(`${origin()}/?${search}`);
        },
      };
      open.push(at);
      return at;
    },
  };
}

/** Where the test server delivers a document. */
export const address = (name: string) => `/documents/${name}`;

/** Waits until a page of a PDF is drawn. */
export const drawn = (page: Page, number: number) =>
  page.locator(`[data-page="${number}"][data-state="drawn"]`).first().waitFor();

/** How many different colours a canvas or the page's part shows: one is blank. */
export async function coloursOf(page: Page, selector: string): Promise<number> {
  const shot = await page.locator(selector).first().screenshot();
  return page.evaluate(async (picture) => {
    const image = new Image();
    image.src = `data:image/png;base64,${picture}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const seen = new Set<number>();
    for (let at = 0; at < data.length; at += 4)
      seen.add((data[at]! >> 4) * 256 + (data[at + 1]! >> 4) * 16 + (data[at + 2]! >> 4));
    return seen.size;
  }, shot.toString('base64'));
}
