import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { boxStep } from '../../packages/conversion/src/box-step.fixture.ts';
import { heicPicture, textDocument } from '../../packages/conversion/src/documents.fixture.ts';
import { asciiStl, dxf } from './cad.fixture.ts';
import { picture, type Seat, useJourney } from './product.fixture.ts';
import { documents, png } from './viewer-documents.fixture.ts';
import { LOCALES, portalWords, staffWords } from './words.fixture.ts';

const journey = useJourney();
const folder = mkdtempSync(join(tmpdir(), 'millwright-previews-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function onDisk(name: string, content: Uint8Array | string, inside = ''): string {
  mkdirSync(join(folder, inside), { recursive: true });
  const path = join(folder, inside, name);
  writeFileSync(path, content);
  return path;
}

/** One document of each kind, and what shows that it is shown. */
const KINDS: readonly (readonly [
  name: string,
  bytes: Uint8Array | string,
  shown: (page: Page) => Locator,
])[] = [
  ['技术协议.fodt', textDocument('主轴扭矩 42 牛米'), (page) => page.locator('[data-page="1"] canvas')],
  ['总图.pdf', documents['before.pdf']!, (page) => page.locator('[data-page="1"] canvas')],
  ['photo.png', png(400, 300, { x: 50, y: 50, size: 100 }), (page) => page.locator('[data-viewer] img')],
  ['IMG_0042.heic', heicPicture, (page) => page.locator('[data-viewer] img')],
  ['说明.md', '# 装配说明', (page) => page.getByRole('heading', { name: '装配说明' })],
  ['程序.st', 'start : BOOL;', (page) => page.getByText('start : BOOL;')],
  ['物料.csv', '件号,名称\n1,电机\n', (page) => page.getByRole('cell', { name: '电机' })],
  ['支架.stl', asciiStl(), (page) => page.locator('[data-model="shown"]')],
  ['箱体.step', boxStep(30, 20, 10), (page) => page.locator('[data-model="shown"]')],
  ['布局.dxf', dxf(), (page) => page.locator('[data-drawing="shown"]')],
];

describe.each(LOCALES)('documents to look at (%s)', (locale) => {
  const say = staffWords(locale);
  const words = portalWords(locale);
  let boss: Seat;
  let customer: Seat;
  let page: Page;
  let contract: string;
  // Each language has documents of its own: what one has marked stays marked.
  const own = (file: string) => (locale === 'en' ? `EN ${file}` : file);
  const name = own('总图.pdf');
  const screen = () => page.getByRole('dialog').last();
  const preview = (file: string) =>
    page.getByRole('button', { name: say('files.preview.openNamed', { name: file }) });

  it('go up together, each in its place', async () => {
    customer = await journey.as('customer', { locale });
    await customer.page.goto(journey.product.portal);
    const link = customer.page.locator('a[href^="/contracts/"]').first();
    contract = (await link.getAttribute('href'))!;
    boss = await journey.as('boss', { locale });
    page = boss.page;
    await page.goto(`${journey.product.staff}${contract}?tab=files`);
    await page.getByRole('button', { name: say('files.upload') }).waitFor();
    const paths = KINDS.map(([file, bytes]) => onDisk(own(file), bytes, locale));
    await page.locator('input[type=file][multiple]:not([webkitdirectory])').first().setInputFiles(paths);
    for (const [file] of KINDS) await preview(own(file)).waitFor({ timeout: 60_000 });
  });

  it.each(KINDS)('are shown without a download: %s', async (file, _bytes, shown) => {
    await preview(own(file)).click();
    await shown(page).first().waitFor({ timeout: 90_000 });
    if (file.endsWith('.step'))
      expect(await page.locator('[data-measures]').textContent()).toMatch(/30.*10.*20|30.*20.*10/);
    if (file.endsWith('.step')) await picture(page, `${locale}-preview-${file.split('.').at(-1)}`);
    await page.keyboard.press('Escape');
    await screen().waitFor({ state: 'hidden' });
  });

  it('show a small picture in the list, and are found by the words in them', async () => {
    await page.reload();
    await page.locator('img[src$="/thumbnail"]').first().waitFor();
    await page.getByRole('searchbox', { name: say('files.search') }).fill('扭矩 42');
    await page
      .getByText(/主轴扭矩 42/)
      .first()
      .waitFor();
    await page.getByRole('searchbox', { name: say('files.search') }).fill('');
  });

  it('follow one another, forwards and backwards', async () => {
    await preview(name).click();
    await screen()
      .getByRole('button', { name: say('files.preview.next') })
      .click();
    await expect.poll(() => screen().getByRole('heading').first().textContent()).not.toBe(name);
    await page.keyboard.press('Alt+ArrowLeft');
    await expect.poll(() => screen().getByRole('heading').first().textContent()).toBe(name);
    await page.keyboard.press('Escape');
  });

  it('are compared, version with version, page by page', async () => {
    await page
      .locator('input[type=file][multiple]:not([webkitdirectory])')
      .first()
      .setInputFiles(onDisk(name, documents['after.pdf']!, `${locale}-2`));
    await page
      .getByText(say('files.versionNo', { number: 2 }), { exact: true })
      .first()
      .waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name, exact: true }).click();
    const drawer = page.getByRole('dialog', { name });
    await drawer
      .getByRole('button', { name: say('files.versionMore', { number: 1 }) })
      .click({ timeout: 60_000 });
    await page.getByRole('menuitem', { name: say('files.preview.compareNewest') }).click();
    await page.locator('[data-viewer] canvas').first().waitFor({ timeout: 60_000 });
    await picture(page, `${locale}-files-compare`);
    await page.keyboard.press('Escape');
  });

  it('reach the customer when they are shared, with their preview, and are gone when that ends', async () => {
    const drawer = page.getByRole('dialog', { name });
    await drawer.getByRole('button', { name: say('files.publish.action') }).click();
    const seen = customer.page;
    await seen.goto(`${journey.product.portal}${contract}`);
    const document = seen.getByRole('button', { name: words('portal.documents.open', { name }) });
    await document.waitFor({ timeout: 60_000 });
    await document.click();
    await seen.locator('[data-page="1"] canvas').first().waitFor({ timeout: 60_000 });
    await seen.keyboard.press('Escape');
    await picture(seen, `${locale}-portal-documents`);
    const href = await seen
      .getByRole('link', { name: words('portal.documents.download', { name }) })
      .getAttribute('href');
    const fetched = () => seen.request.get(`${journey.product.portal}${href}`);
    expect((await fetched()).status()).toBe(200);
    await drawer.getByRole('button', { name: say('files.publish.end') }).click();
    // The open page hears of it by itself.
    await document.waitFor({ state: 'detached', timeout: 60_000 });
    expect((await fetched()).status()).toBe(404);
  });

  it('carry who looks at them where that is demanded, and the mark leads back', async () => {
    const drawer = page.getByRole('dialog', { name });
    await drawer.getByRole('button', { name: say('files.share.action'), exact: true }).click();
    const dialog = page.getByRole('dialog', { name: say('files.share.title') });
    await dialog.getByRole('checkbox', { name: say('files.watermark.label') }).check({ force: true });
    await dialog.getByRole('button', { name: say('files.share.save'), exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    const opened = page.waitForResponse((answer) => answer.url().includes('files.view'));
    await drawer.getByRole('button', { name: say('files.preview.open'), exact: true }).click();
    const [answer] = [await (await opened).json()].flat();
    const [, second] = answer.result.data.watermark as [string, string];
    await page.locator('[data-page="1"] canvas').first().waitFor({ timeout: 60_000 });
    await picture(page, `${locale}-files-watermark`);
    await page.goto(`${journey.product.staff}/settings?tab=access`);
    await page.getByLabel(say('files.trace.code')).fill(second.split(' · ').at(-1)!);
    await page.getByRole('button', { name: say('files.trace.look') }).click();
    await page.getByText(name).waitFor();
  });
});
