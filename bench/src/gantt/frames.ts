/** How many frames a second a page with a Gantt draws while somebody scrolls it and drags a bar. */
import type { Page } from 'playwright-core';

export interface Frames {
  name: string;
  /** Frames a second over the whole of it. */
  perSecond: number;
  /** Milliseconds between frames that 95 of 100 stay below. */
  p95: number;
  /** Milliseconds of the page's own thread a frame takes: script, style, layout, painting. */
  busy: number;
}

/** Begins to note when frames are drawn; a speed scrolls by so many pixels each frame. */
function begin(scroll: { x: number; y: number }): void {
  const view = document.querySelector('.gantt-scroller')!;
  const notes = { times: [] as number[], stopped: false };
  Object.assign(window, { frameNotes: notes });
  const frame = (now: number) => {
    notes.times.push(now);
    if (scroll.y !== 0) {
      const before = view.scrollTop;
      view.scrollTop += scroll.y;
      if (view.scrollTop === before) scroll.y = -scroll.y;
    }
    if (scroll.x !== 0) {
      const before = view.scrollLeft;
      view.scrollLeft += scroll.x;
      if (view.scrollLeft === before) scroll.x = -scroll.x;
    }
    if (!notes.stopped) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

function end(): number[] {
  const { frameNotes } = window as unknown as { frameNotes: { times: number[]; stopped: boolean } };
  frameNotes.stopped = true;
  return frameNotes.times;
}

async function record(
  page: Page,
  name: string,
  scroll: { x: number; y: number },
  during: () => Promise<void>,
): Promise<Frames> {
  const tools = await page.context().newCDPSession(page);
  // Time the thread worked, not time it waited for a processor.
  await tools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busyTime = async () => {
    const { metrics } = await tools.send('Performance.getMetrics');
    return (metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  const busyBefore = await busyTime();
  await page.evaluate(begin, scroll);
  await during();
  const times = await page.evaluate(end);
  const busy = (await busyTime()) - busyBefore;
  await tools.detach();
  const gaps = times
    .slice(1)
    .map((time, at) => time - times[at]!)
    .sort((a, b) => a - b);
  return {
    name,
    perSecond: (gaps.length / (times.at(-1)! - times[0]!)) * 1000,
    p95: gaps[Math.floor(gaps.length * 0.95)] ?? 0,
    busy: busy / Math.max(1, times.length),
  };
}

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Scrolls down fast, then sideways, then drags a bar to and fro: a few seconds each. The bar is back where it was. */
export async function measureFrames(page: Page, seconds: number): Promise<Frames[]> {
  const found = [
    await record(page, 'scrolling down, 3 rows a frame', { x: 0, y: 108 }, () => wait(seconds * 1000)),
    await record(page, 'scrolling sideways, 3 days a frame', { x: 45, y: 0 }, () => wait(seconds * 1000)),
  ];
  const bar = page.locator('.gantt-bar[data-movable]:not([data-stone])');
  const place = await inSight(page);
  await bar.nth(place.at).hover();
  await page.mouse.move(place.x, place.y);
  await page.mouse.down();
  found.push(
    await record(page, 'dragging a bar', { x: 0, y: 0 }, async () => {
      const until = Date.now() + seconds * 1000;
      for (let step = 0; Date.now() < until; step += 1)
        await page.mouse.move(place.x + 80 * Math.sin(step / 12), place.y);
      await page.mouse.move(place.x, place.y);
    }),
  );
  await page.mouse.move(place.x, place.y);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  return found;
}

/** A bar that lies well inside what one sees. */
function inSight(page: Page): Promise<{ at: number; x: number; y: number }> {
  return page.evaluate(() => {
    const view = document.querySelector('.gantt-scroller')!.getBoundingClientRect();
    const table = document.querySelector('.gantt-table')!.getBoundingClientRect();
    const bars = [...document.querySelectorAll('.gantt-bar[data-movable]:not([data-stone])')];
    const at = bars.findIndex((bar) => {
      const { left, right, top, bottom, width } = bar.getBoundingClientRect();
      const isInside = left > table.right + 120 && right < view.right - 200;
      return isInside && top > view.top + 80 && bottom < view.bottom - 40 && width > 40;
    });
    const box = bars[Math.max(0, at)]!.getBoundingClientRect();
    return { at: Math.max(0, at), x: box.left + box.width / 2, y: box.top + box.height / 2 };
  });
}
