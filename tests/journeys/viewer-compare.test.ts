import { describe, expect, it } from 'vitest';
import { documents } from './viewer-documents.fixture.ts';
import { address, drawn, useViewerPage } from './viewer-page.fixture.ts';

const viewer = useViewerPage(documents);

describe('two documents', () => {
  const labels = { label: 'version 1', afterLabel: 'version 2' };

  it('of pages: those that differ are listed, what went is red and what came is green', async () => {
    const { page, show } = await viewer.open({ locale: 'en' });
    await show({ kind: 'pdf', url: address('before.pdf'), after: address('after.pdf'), ...labels });
    await page.locator('[data-compared="done"]').waitFor();
    expect(await page.getByRole('navigation').getByRole('button').allTextContents()).toEqual([
      'Page 2 differs',
      'Page 3 differs',
      'Page 4 exists only in version 2',
    ]);
    await page.getByRole('button', { name: 'Overlay' }).click();
    await page.getByText('Page 2 differs').click();
    const tints = () =>
      page
        .locator('[data-overlay] canvas')
        .first()
        .evaluate((canvas: HTMLCanvasElement) => {
          const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
          let [red, green, grey] = [0, 0, 0];
          for (let at = 0; at < data.length; at += 4) {
            const [r, g, b] = [data[at]!, data[at + 1]!, data[at + 2]!];
            if (r > g + 100 && r > b + 100) red += 1;
            else if (g > r + 80 && g > b + 60) green += 1;
            else if (r === g && g === b && r < 240) grey += 1;
          }
          return [red > 5000, green > 5000, grey > 5000];
        });
    await expect.poll(tints).toEqual([true, true, true]);
  });

  it('of pages: scrolled together', async () => {
    const { page, show } = await viewer.open({ locale: 'en' });
    await show({ kind: 'pdf', url: address('long.pdf'), after: address('long.pdf'), ...labels });
    await drawn(page, 1);
    const top = (label: string) =>
      page.getByRole('region', { name: label, exact: true }).evaluate((frame) => frame.scrollTop);
    await page.getByRole('region', { name: 'version 1', exact: true }).evaluate((frame) => {
      frame.scrollTop = 3000;
    });
    await expect.poll(() => top('version 2')).toBeGreaterThan(2900);
    expect(Math.abs((await top('version 1')) - (await top('version 2')))).toBeLessThan(4);
    await page.getByRole('button', { name: 'Next page' }).click();
    await expect
      .poll(async () => Math.abs((await top('version 1')) - (await top('version 2'))))
      .toBeLessThan(4);
  });

  it('of pictures in two sizes', async () => {
    const { page, show } = await viewer.open({ locale: 'en' });
    await show({ kind: 'image', url: address('photo.png'), after: address('moved.png'), ...labels });
    await page.getByText('The two have different sizes').waitFor();
    expect(await page.locator('[data-share]').textContent()).toMatch(/^19\.23%/);
    await page.getByRole('button', { name: 'Side by side' }).click();
    await expect.poll(() => page.locator('img').count()).toBe(2);
    await page.getByRole('button', { name: 'Zoom in' }).first().click();
    const scales = await page
      .locator('img')
      .evaluateAll((images) =>
        images.map((image) => /scale\(([^)]*)\)/.exec(image.getAttribute('style')!)?.[1]),
      );
    expect(scales[0]).toBe(scales[1]);
  });

  it('of lines, with what did not change folded', async () => {
    const { page, show } = await viewer.open({ locale: 'en' });
    await show({ kind: 'text', url: address('old.txt'), after: address('new.txt'), ...labels });
    await page.getByText('2 lines added, 1 removed').waitFor();
    expect(await page.locator('[data-change="removed"]').allTextContents()).toHaveLength(1);
    await page.getByRole('button', { name: 'Show 26 unchanged lines' }).click();
    await page.getByText('line 1 行', { exact: true }).waitFor();
  });

  it('one of which cannot be read, end in a reason', async () => {
    const { page, show } = await viewer.open({ locale: 'en' });
    await show({ kind: 'pdf', url: address('before.pdf'), after: address('damaged.pdf'), ...labels });
    await page.locator('[data-failure="damaged"]').waitFor();
  });
});
