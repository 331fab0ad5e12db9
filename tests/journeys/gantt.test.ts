import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { measureFrames } from '../../bench/src/gantt/frames.ts';
import { useGanttPage } from './gantt-page.fixture.ts';
import { complaintsAbout } from './look.fixture.ts';
import { NARROW, settled } from './product.fixture.ts';

const gantt = useGanttPage();

const row = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(`^${name} `) });
/** What the row says of its bar. */
const said = (page: Page, name: string) => row(page, name).getByRole('gridcell').last().textContent();
const bar = (page: Page, task: string) => page.locator(`.gantt-bar[data-task="${task}"]`);

async function dragBy(page: Page, selector: string, pixels: number): Promise<void> {
  // The chart may still be on its way to today: the hand waits until the bar stands still.
  const boxOf = async () => (await page.locator(selector).boundingBox())!;
  let box = await boxOf();
  for (let before = Number.NaN; before !== box.x; box = await boxOf()) {
    before = box.x;
    await settled(page);
  }
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + pixels / 2, y, { steps: 3 });
  await page.mouse.move(x + pixels, y, { steps: 3 });
}

describe('a plan of 2,000 tasks', () => {
  it('draws only what is in sight while one scrolls through it and drags', async () => {
    const { page } = await gantt.open({ tasks: '2000' });
    const drawn = () => page.locator('.gantt-row, .gantt-lane').count();
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe('2002');
    expect(await drawn()).toBeLessThan(100);

    await page.getByRole('grid').evaluate((view) => {
      view.scrollTop = view.scrollHeight / 2;
    });
    await row(page, '机械设计 101').waitFor();
    expect(await drawn()).toBeLessThan(100);
    expect(await page.locator('.gantt-line').count()).toBeLessThan(100);

    for (const { name, perSecond, p95, busy } of await measureFrames(page, 1))
      console.log(
        `2,000 rows, ${name}: ${perSecond.toFixed(1)} frames a second, 95 % within ${p95.toFixed(1)} ms, ${busy.toFixed(1)} ms busy`,
      );
  });

  it('moves a bar by hand, on whole working days, and takes it back', async () => {
    const { page } = await gantt.open({ tasks: '2000' });
    expect(await said(page, '总装 001')).toContain('2026-11-24 至 2026-12-04');

    await dragBy(page, '.gantt-bar[data-task="t6"]', 105); // a week of 15 px a day
    await expect.poll(() => page.locator('.gantt-tag').textContent()).toContain('2026-12-01 – 2026-12-11');
    await page.mouse.up();
    await expect.poll(() => said(page, '总装 001')).toContain('2026-12-01 至 2026-12-11');

    await page.getByRole('button', { name: '撤销' }).click();
    await expect.poll(() => said(page, '总装 001')).toContain('2026-11-24 至 2026-12-04');

    // Dropped on a Saturday it begins on the Monday; Escape leaves it where it was.
    await dragBy(page, '.gantt-bar[data-task="t6"]', 60);
    await expect.poll(() => page.locator('.gantt-tag').textContent()).toContain('2026-11-30');
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(await said(page, '总装 001')).toContain('2026-11-24 至 2026-12-04');
  });

  it('resizes a bar by its end, and draws a dependency from bar to bar', async () => {
    const { page } = await gantt.open({ tasks: '60' });
    await bar(page, 't6').hover();
    await dragBy(page, '.gantt-bar[data-task="t6"] [data-part="end"]', 45);
    await page.mouse.up();
    await expect.poll(() => said(page, '总装 001')).toContain('2026-11-24 至 2026-12-07');

    await bar(page, 't6').hover();
    const port = (await page.locator('[data-task="t6"] [data-part="from-end"]').boundingBox())!;
    const target = (await bar(page, 't9').boundingBox())!;
    await page.mouse.move(port.x + port.width / 2, port.y + port.height / 2);
    await page.mouse.down();
    await page.mouse.move(target.x + 4, target.y + 6, { steps: 6 });
    await expect.poll(() => page.locator('.gantt-tag').textContent()).toContain('FS');
    await page.mouse.up();
    await expect.poll(() => said(page, '现场安装调试 001')).toContain('总装 001');
  });

  it('is used by keyboard alone', async () => {
    const { page } = await gantt.open({ tasks: '2000' });
    const grid = page.getByRole('grid');
    await grid.focus();
    for (let step = 0; step < 7; step += 1) await page.keyboard.press('ArrowDown');
    await expect.poll(() => row(page, '总装 001').getAttribute('aria-selected')).toBe('true');
    expect(await grid.getAttribute('aria-activedescendant')).toBe(
      await row(page, '总装 001').getAttribute('id'),
    );

    await page.keyboard.down('Alt');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.up('Alt');
    await expect.poll(() => said(page, '总装 001')).toContain('2026-11-26 至 2026-12-09');

    await page.keyboard.press('ArrowRight'); // to what waits for it
    await expect.poll(() => row(page, '内部验收 001').getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Enter');
    await page.getByText('open t7').waitFor();

    await page.keyboard.press('End');
    await expect
      .poll(() => page.locator('[aria-selected="true"]').getAttribute('aria-rowindex'))
      .toBe('2002');
    expect(await page.locator('.gantt-row, .gantt-lane').count()).toBeLessThan(100);
  });

  it('has nothing for axe to find, in either theme and width', async () => {
    const { page } = await gantt.open({ tasks: '40', selected: 't6' });
    expect(await complaintsAbout(page, 'gantt')).toEqual([]);
  });

  it('scrolls under a finger, and moves a bar under one that rests on it', async () => {
    const { page } = await gantt.open({ tasks: '40' }, { viewport: NARROW });
    const touch = await page.context().newCDPSession(page);
    const box = (await bar(page, 't6').boundingBox())!;
    const point = (x: number) => [{ x, y: box.y + box.height / 2 }];
    const at = Math.max(box.x, 180) + 20;
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number) =>
      touch.send('Input.dispatchTouchEvent', { type, touchPoints: x === undefined ? [] : point(x) });

    await send('touchStart', at);
    for (let step = 1; step <= 6; step += 1) await send('touchMove', at + step * 5);
    await send('touchEnd');
    expect(await said(page, '总装 001'), 'a swipe moves nothing').toContain('2026-11-24 至 2026-12-04');

    const again = (await bar(page, 't6').boundingBox())!;
    const start = Math.max(again.x, 180) + 20;
    await send('touchStart', start);
    await page.locator('[data-dragging="move"]').waitFor();
    for (let step = 1; step <= 6; step += 1) await send('touchMove', start + step * 5);
    await expect.poll(() => page.locator('.gantt-tag').textContent()).toContain('2026-11-26');
    await send('touchEnd');
    await expect.poll(() => said(page, '总装 001')).toContain('2026-11-26 至');
  });
});
