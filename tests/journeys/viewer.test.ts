import { describe, expect, it } from 'vitest';
import { settled } from './product.fixture.ts';
import { documents } from './viewer-documents.fixture.ts';
import { address, coloursOf, drawn, useViewerPage, type ViewerAt } from './viewer-page.fixture.ts';

const viewer = useViewerPage(documents);

/** Nothing a document wanted to do was done. */
async function expectUnharmed({ page, asked }: ViewerAt): Promise<void> {
  expect(await page.title()).toBe('Document viewer');
  expect(asked.filter((url) => url.includes('harmed') || url.includes('stranger'))).toEqual([]);
}

describe('a PDF', () => {
  it('shows its pages with text that can be selected, Chinese included, and only links that may be followed', async () => {
    const { page, show } = await viewer.open({ locale: 'en' });
    await show({ kind: 'pdf', url: address('drawing.pdf') });
    await drawn(page, 1);
    expect(await coloursOf(page, '[data-page="1"]')).toBeGreaterThan(3);
    await page.getByText('包装线总装图 第一页').waitFor({ state: 'attached' });
    const links = page.locator('[data-page="1"] a');
    await links.first().waitFor({ state: 'attached' });
    expect(await links.count()).toBe(1);
    expect(await links.getAttribute('href')).toBe('https://example.com/manual');
    expect(await links.getAttribute('rel')).toBe('noopener noreferrer');
  });

  it('draws only what is in sight, goes to a page, zooms by keyboard and finds words', async () => {
    const { page, show } = await viewer.open({ locale: 'en' });
    await show({ kind: 'pdf', url: address('long.pdf') });
    await drawn(page, 1);
    expect(await page.locator('[data-page]').count()).toBe(40);
    expect(await page.locator('[data-state="drawn"]').count()).toBeLessThan(6);

    await page.getByLabel('Page, of 40').fill('17');
    await page.getByLabel('Page, of 40').press('Enter');
    await drawn(page, 17);
    await expect.poll(() => page.getByLabel('Page, of 40').inputValue()).toBe('17');

    const before = await page.locator('[data-zoom]').textContent();
    await page.getByRole('region', { name: 'long.pdf' }).press('-');
    await expect.poll(() => page.locator('[data-zoom]').textContent()).not.toBe(before);
    expect(await page.getByLabel('Page, of 40').inputValue()).toBe('17');

    await page.getByRole('searchbox').fill('NEEDLE');
    await page.getByRole('searchbox').press('Enter');
    await page.getByText('on 1 page').waitFor();
    await drawn(page, 30);
    await expect.poll(() => page.evaluate(() => CSS.highlights.get('millwright-found')?.size)).toBe(1);
    expect(await page.locator('[data-page="1"] canvas').evaluate((one: HTMLCanvasElement) => one.width)).toBe(
      0,
    );
  });

  it('that is a fax scan is decoded without WebAssembly, which the content policy forbids', async () => {
    const { page, show, asked } = await viewer.open();
    await show({ kind: 'pdf', url: address('scan.pdf') });
    await drawn(page, 1);
    expect(await coloursOf(page, '[data-page="1"]')).toBeGreaterThan(1);
    const black = await page.locator('[data-page="1"] canvas').evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      return data.filter((value, at) => at % 4 === 0 && value < 40).length / (data.length / 4);
    });
    // 200 by 400 of the page's 595 by 842 points.
    expect(black).toBeCloseTo(0.16, 2);
    expect(asked.some((url) => url.endsWith('.wasm'))).toBe(false);
  });

  it('runs no script in it', async () => {
    const at = await viewer.open();
    await at.show({ kind: 'pdf', url: address('script.pdf') });
    await drawn(at.page, 1);
    await expectUnharmed(at);
  });

  it('carries the watermark in the picture of each page', async () => {
    const { page, show } = await viewer.open();
    const marked = async (watermark: readonly string[]) => {
      await show({ kind: 'pdf', url: address('long.pdf'), watermark });
      await drawn(page, 1);
      return page.locator('[data-page="1"] canvas').evaluate((canvas: HTMLCanvasElement) => {
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
        return data.reduce((sum, value, at) => sum + (at % 4 === 0 && value < 250 ? 1 : 0), 0);
      });
    };
    expect(await marked(['李伟 2026-11-25'])).toBeGreaterThan((await marked([])) + 1000);
  });
});

describe('a picture', () => {
  it('is zoomed, turned and fitted with the keyboard', async () => {
    const { page, show } = await viewer.open({ locale: 'en' });
    await show({ kind: 'image', url: address('photo.png'), watermark: ['李伟'] });
    const frame = page.getByRole('region', { name: /photo\.png/ });
    await frame.press('1');
    await expect.poll(() => page.locator('[data-zoom]').textContent()).toBe('100%');
    await frame.press('+');
    await expect.poll(() => page.locator('[data-zoom]').textContent()).toBe('125%');
    await frame.press('r');
    await frame.press('0');
    expect(await page.locator('[data-viewer] img').getAttribute('style')).toContain('rotate(90deg)');
    expect(await page.locator('[data-watermark]').count()).toBe(1);
    expect(await coloursOf(page, '[data-viewer] section')).toBeGreaterThan(2);
  });

  it('zooms about the pointer with the wheel', async () => {
    const { page, show } = await viewer.open({ locale: 'en' });
    await show({ kind: 'image', url: address('photo.png') });
    const before = await page.locator('[data-zoom]').textContent();
    await page.mouse.move(500, 400);
    await page.mouse.wheel(0, -300);
    await expect.poll(() => page.locator('[data-zoom]').textContent()).not.toBe(before);
  });

  it('that is an SVG with script does nothing', async () => {
    const at = await viewer.open();
    await at.show({ kind: 'image', url: address('hostile.svg') });
    await at.page.locator('[data-viewer] img').waitFor();
    await settled(at.page);
    expect(await coloursOf(at.page, '[data-viewer] img')).toBeGreaterThan(1);
    await expectUnharmed(at);
  });
});

describe('a text', () => {
  it('is read in the writing it has', async () => {
    const { page, show } = await viewer.open();
    await show({ kind: 'text', url: address('gb18030.txt') });
    await page.getByText('合同 项目').waitFor();
    await show({ kind: 'text', url: address('utf16.txt') });
    await page.getByText('合同').waitFor();
  });

  it('that is very long is cut, and says so', async () => {
    const { page, show } = await viewer.open({ locale: 'en' });
    await show({ kind: 'text', url: address('large.txt') });
    await page.getByText('Only the first 2 MB are shown.').waitFor();
  });

  it('in Markdown is laid out, and what is hostile in it stays words', async () => {
    const at = await viewer.open({ locale: 'en' });
    await at.show({ kind: 'markdown', url: address('hostile.md') });
    await at.page.getByRole('heading', { name: '装配说明 Assembly' }).waitFor();
    await at.page.getByText('Picture not loaded: picture from elsewhere').waitFor();
    expect(await at.page.locator('.markdown :is(script, iframe, img, [onerror], [onclick])').count()).toBe(0);
    const addresses = await at.page
      .locator('.markdown a[href]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
    expect(addresses.filter((one) => !/^https?:/.test(one))).toEqual([]);
    await expectUnharmed(at);
  });

  it('that is code has line numbers and colours; an unknown language is plain', async () => {
    const { page, show } = await viewer.open({ locale: 'en' });
    await show({ kind: 'code', format: 'py', url: address('main.py') });
    await page.locator('.hljs-keyword').first().waitFor();
    expect(await page.locator('[data-line]').count()).toBe(5);
    await show({ kind: 'code', format: 'nc', url: address('program.nc') });
    await page.locator('[class^=hljs-]').first().waitFor();
    await show({ kind: 'code', format: 'st', url: address('logic.st') });
    await page.getByText('Shown without colours').waitFor();
    await page.getByText('start : BOOL;').waitFor();
  });

  it('that is a table is shown as one, with its first 5,000 rows', async () => {
    const { page, show } = await viewer.open({ locale: 'en' });
    await show({ kind: 'table', url: address('parts.csv') });
    await page.getByRole('columnheader', { name: '备注, 说明' }).waitFor();
    await page.getByText('Only the first 5,000 rows are shown.').waitFor();
    await page.getByRole('cell', { name: 'a "quoted" one' }).first().waitFor();
    await show({ kind: 'table', url: address('parts.tsv') });
    await page.getByRole('cell', { name: '电机' }).waitFor();
  });
});

describe('a model', () => {
  it.each([
    ['box.stl', 'stl', '120 × 80 × 40'],
    ['binary.stl', 'stl', '120 × 80 × 40'],
    ['box.obj', 'obj', '120 × 40 × 80'],
    ['box.gltf', 'gltf', '1.2 × 0.4 × 0.8'],
    ['textured.gltf', 'gltf', '1.2 × 0.4 × 0.8'],
    ['box.glb', 'glb', '1.2 × 0.4 × 0.8'],
  ])('%s is shown with its measures', async (name, format, measures) => {
    const { page, show } = await viewer.open({ locale: 'en' });
    await show({ kind: 'model', format, url: address(name) });
    await page.locator('[data-model="shown"]').waitFor();
    expect(await page.locator('[data-measures]').textContent()).toContain(measures);
    expect(await page.locator('[data-measures]').textContent()).toContain('12 triangles');
    await expect.poll(() => coloursOf(page, '[data-model]')).toBeGreaterThan(2);
  });

  it('is turned, looked at from the front and as wires', async () => {
    const { page, show } = await viewer.open({ locale: 'en' });
    await show({ kind: 'model', format: 'stl', url: address('box.stl') });
    const frame = page.locator('[data-model="shown"]');
    await frame.waitFor();
    await settled(page);
    const looks: string[] = [];
    const note = async () => {
      await settled(page);
      looks.push((await frame.screenshot()).toString('base64'));
    };
    await note();
    await frame.press('ArrowLeft');
    await note();
    await page.getByRole('button', { name: 'Front' }).click();
    await note();
    await page.getByRole('button', { name: 'Wireframe' }).click();
    await note();
    expect(new Set(looks).size).toBe(4);
  });
});

describe('a drawing', () => {
  it('is shown with Chinese texts, and its layers can be left out', async () => {
    const { page, show, asked } = await viewer.open({ locale: 'en' });
    await show({ kind: 'drawing', format: 'dxf', url: address('layout.dxf') });
    await page.locator('[data-drawing="shown"]').waitFor();
    await expect.poll(() => coloursOf(page, '[data-drawing]')).toBeGreaterThan(3);
    expect(asked.some((url) => url.includes('noto-sans-sc-chinese-simplified'))).toBe(true);
    // Greek, a symbol and a rarer sign: each was found in some font, and nothing was said to be missing.
    expect(asked.some((url) => url.includes('noto-sans-greek'))).toBe(true);
    expect(await page.getByRole('note').count()).toBe(0);
    await page.getByRole('button', { name: '2 layers' }).click();
    await page.getByLabel('标注').uncheck();
    await page.getByLabel('轮廓').uncheck();
    await page.keyboard.press('Escape');
    await expect.poll(() => coloursOf(page, '[data-drawing]')).toBe(1);
  });
});

describe('a document that the store on another origin delivers', () => {
  it.each([
    ['pdf', 'drawing.pdf', '', '[data-state="drawn"]'],
    ['image', 'photo.png', '', '[data-viewer] img'],
    ['text', 'gb18030.txt', '', '[data-sheet]'],
    ['model', 'box.glb', 'glb', '[data-model="shown"]'],
    ['drawing', 'layout.dxf', 'dxf', '[data-drawing="shown"]'],
  ])('is shown as well: %s', async (kind, name, format, until) => {
    const { page, show } = await viewer.open();
    await show({ kind, url: `/kept/${name}`, ...(format ? { format } : {}) });
    await page.locator(until).first().waitFor();
  });
});

describe('what cannot be shown ends in a reason', () => {
  it.each([
    ['pdf', 'damaged.pdf', '', 'damaged'],
    ['pdf', 'empty.pdf', '', 'empty'],
    ['pdf', 'none.pdf', '', 'missing'],
    ['image', 'damaged.png', '', 'damaged'],
    ['image', 'gb18030.txt', '', 'unknown_format'],
    ['image', 'none.png', '', 'missing'],
    ['text', 'binary.txt', '', 'unknown_format'],
    ['table', 'empty.pdf', '', 'empty'],
    ['model', 'damaged.stl', 'stl', 'damaged'],
    ['model', 'gb18030.txt', 'gltf', 'damaged'],
    ['model', 'outside.gltf', 'gltf', 'external_files'],
    ['model', 'packed.gltf', 'gltf', 'compressed'],
    ['model', 'box.stl', 'step', 'unknown_format'],
    ['drawing', 'damaged.dxf', 'dxf', 'damaged'],
    ['drawing', 'wrong.dxf', 'dxf', 'damaged'],
    ['drawing', 'empty.pdf', 'dxf', 'empty'],
    ['nonsense', 'box.stl', '', 'unknown_format'],
  ])('%s from %s %s: %s', async (kind, name, format, code) => {
    const { page, show } = await viewer.open({ locale: 'en' });
    await show({ kind, url: address(name), ...(format ? { format } : {}) });
    await page.locator(`[data-failure="${code}"]`).waitFor();
    expect(
      (await page.getByRole('alert').locator('p').allTextContents()).every((words) => words.length > 12),
    ).toBe(true);
  });
});
