import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { pages } from '../../../apps/api/src/edge/pages.ts';
import { type Frames, measureFrames } from './frames.ts';

const USAGE = `npm run bench -- gantt [options]
  --tasks <n>       rows of the plan (2000)
  --seconds <n>     how long each movement lasts (5)`;

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The Gantt's own page, built as the staff app is, in Chromium: frames a second while it is scrolled and a bar dragged. */
async function bench(tasks: number, seconds: number): Promise<Frames[]> {
  const folder = await mkdtemp(join(tmpdir(), 'millwright-bench-gantt-'));
  await build({
    configFile: join(root, 'apps/web/vite.config.ts'),
    root: join(root, 'packages/ui/gantt-page'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  });
  const server = createServer(pages(folder));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    // What runs in the page is compiled with names kept, by a function that pages do not have.
    await page.addInitScript('globalThis.__name ??= (value) => value');
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/?tasks=${tasks}`);
    await page.locator('.gantt-bar').first().waitFor();
    await measureFrames(page, 0.5); // warms up
    return await measureFrames(page, seconds);
  } finally {
    await browser.close();
    server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const { values } = parseArgs({ options: { tasks: { type: 'string' }, seconds: { type: 'string' } } });
const [tasks, seconds] = [Number(values.tasks ?? 2000), Number(values.seconds ?? 5)];
if (!(tasks >= 10 && tasks <= 20_000 && seconds > 0 && seconds <= 60)) {
  console.error(USAGE);
  process.exit(1);
}
console.log(`${tasks} rows, Chromium without a graphics card, 1440 × 900`);
console.log('|                                    | frames /s | p95 ms | busy ms a frame |');
console.log('| ---------------------------------- | --------: | -----: | --------------: |');
for (const { name, perSecond, p95, busy } of await bench(tasks, seconds))
  console.log(
    `| ${name.padEnd(34)} | ${perSecond.toFixed(1).padStart(9)} | ${p95.toFixed(1).padStart(6)} | ${busy.toFixed(1).padStart(15)} |`,
  );
