/** A hand at the Gantt: what a row says, and bars taken hold of. */

import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { settled } from './product.fixture.ts';

export const row = (page: Page, title: string): Locator =>
  page.getByRole('row', { name: new RegExp(`^${title} `) });

/** What a row says of its bar. */
export const said = (page: Page, title: string) =>
  row(page, title).getByRole('gridcell').last().textContent();

/** The bar of a row. */
export async function barOf(page: Page, title: string): Promise<Locator> {
  const id = (await row(page, title).getAttribute('id'))!.slice(-36);
  return page.locator(`.gantt-bar[data-task="${id}"]`);
}

/** Where something stands, once it stands still: the chart may still be on its way to today. */
async function standing(page: Page, what: Locator) {
  const boxOf = async () => (await what.boundingBox())!;
  let box = await boxOf();
  for (let before = Number.NaN; before !== box.x; box = await boxOf()) {
    before = box.x;
    await settled(page);
  }
  return box;
}

/** Moves a bar by so many pixels and lets go. */
export async function moveBar(page: Page, title: string, pixels: number): Promise<void> {
  const box = await standing(page, await barOf(page, title));
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + pixels / 2, y, { steps: 3 });
  await page.mouse.move(x + pixels, y, { steps: 3 });
  await page.mouse.up();
}

/** Draws a dependency from the end of one bar to the beginning of another. */
export async function drawLink(page: Page, from: string, to: string): Promise<void> {
  const bar = await barOf(page, from);
  await standing(page, bar);
  await bar.hover();
  const id = await bar.getAttribute('data-task');
  const port = (await page.locator(`[data-task="${id}"] [data-part="from-end"]`).boundingBox())!;
  const target = (await (await barOf(page, to)).boundingBox())!;
  await page.mouse.move(port.x + port.width / 2, port.y + port.height / 2);
  await page.mouse.down();
  await page.mouse.move(target.x + 4, target.y + target.height / 2, { steps: 6 });
  await expect.poll(() => page.locator('.gantt-tag').textContent()).toContain('FS');
  await page.mouse.up();
  await expect.poll(() => said(page, to)).toContain(from);
}
