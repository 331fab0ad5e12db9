/** The Gantt by itself: built as the apps build it, served under the content policy the apps are served under. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { pages, securityHeaders } from '../../apps/api/src/edge/pages.ts';
import { type Look, openSeat, type Seat, startBrowser } from './product.fixture.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface GanttPage {
  /** A browser at a plan of so many tasks. */
  open(query: Readonly<Record<string, string>>, look?: Look): Promise<Seat>;
}

/** One built page and one Chromium for a file. A fault on any page fails the test it happened in. */
export function useGanttPage(): GanttPage {
  let folder = '';
  let server: Server | undefined;
  let browser: Browser | undefined;
  const open: Seat[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'millwright-gantt-'));
    // With the staff app's own settings, so that what holds here holds there.
    await build({
      configFile: join(root, 'apps/web/vite.config.ts'),
      root: join(root, 'packages/ui/gantt-page'),
      logLevel: 'error',
      build: { outDir: folder, emptyOutDir: true },
    });
    const deliver = pages(folder);
    const headers = Object.entries(securityHeaders());
    server = createServer((request, response) => {
      for (const [name, value] of headers) response.setHeader(name, value);
      deliver(request, response);
    });
    await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
    browser = await startBrowser();
  });
  afterEach(async () => {
    const seats = open.splice(0);
    for (const { context } of seats) await context.close();
    expect(
      seats.flatMap(({ faults }) => faults),
      'what pages complained of',
    ).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await new Promise((resolve) => server?.close(resolve) ?? resolve(undefined));
    await rm(folder, { recursive: true, force: true });
  });
  return {
    open: async (query, look) => {
      const seat = await openSeat(browser!, look);
      open.push(seat);
      const { port } = server!.address() as AddressInfo;
      await seat.page.goto(`http://127.0.0.1:${port}/?${new URLSearchParams(query)}`);
      await seat.page.locator('.gantt-bar').first().waitFor();
      return seat;
    },
  };
}
