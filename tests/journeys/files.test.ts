import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { picture, type Seat, useJourney } from './product.fixture.ts';
import { LOCALES, staffWords } from './words.fixture.ts';

const journey = useJourney();
const MiB = 1024 ** 2;
const drawing = Buffer.alloc(30 * MiB, 'LINE 0 0 ');
const folder = mkdtempSync(join(tmpdir(), 'millwright-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A file on this machine, as somebody chooses it: the same each time it is chosen. */
function onDisk(name: string, content: Uint8Array, inside = ''): string {
  mkdirSync(join(folder, inside), { recursive: true });
  const path = join(folder, inside, name);
  writeFileSync(path, content);
  return path;
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe.each(LOCALES)('files of a contract (%s)', (locale) => {
  const say = staffWords(locale);
  const name = locale === 'en' ? 'General arrangement.dxf' : '总装图.dxf';
  const file = onDisk(name, drawing);
  let boss: Seat;
  let page: Page;
  let address: string;
  const row = () => page.getByRole('button', { name, exact: true });

  it('go up from the browser; a line that is cut is gone on with', async () => {
    boss = await journey.as('boss', { locale });
    page = boss.page;
    await page.goto(`${journey.product.staff}/contracts?status=executing`);
    const link = page.locator('a[href^="/contracts/"]').first();
    address = `${journey.product.staff}${await link.getAttribute('href')}?tab=files`;
    await page.goto(address);
    await page.getByRole('button', { name: say('files.upload') }).waitFor();

    // Parts find no way for a while, then the line is back: nobody has to do anything.
    let cuts = 0;
    await page.route('**/files/storage/**', (route) => {
      cuts += 1;
      return cuts <= 4 ? route.abort('connectionreset') : route.continue();
    });
    await page.locator('input[type=file]').first().setInputFiles(file);
    await row().waitFor({ timeout: 60_000 });
    expect(cuts).toBeGreaterThan(4);
    await page.unroute('**/files/storage/**');
    await picture(page, `${locale}-files`);
  });

  it('sent again after a reload send only what is missing', async () => {
    await page.goto(address);
    await page.route('**/files/storage/**', (route) => route.abort('connectionreset'));
    const other = `2-${name}`;
    const path = onDisk(other, drawing);
    const began = page.waitForResponse((answer) => answer.url().includes('files.beginUpload'));
    await page.locator('input[type=file]').first().setInputFiles(path);
    const [begun] = [await (await began).json()].flat();
    const { uploadId } = begun.result.data;
    await page.reload();
    await page.unroute('**/files/storage/**');
    await page.getByRole('button', { name: say('files.upload') }).waitFor();
    const again = page.waitForRequest((request) => request.url().includes('files.completeUpload'));
    await page.locator('input[type=file]').first().setInputFiles(path);
    expect((await again).postData()).toContain(uploadId);
    await page.getByRole('button', { name: other, exact: true }).waitFor({ timeout: 60_000 });
  });

  it('keep every version, and say what each of them is', async () => {
    const changed = Buffer.concat([drawing, Buffer.from('CIRCLE')]);
    const path = onDisk(name, changed, 'changed');
    await page.locator('input[type=file]').first().setInputFiles(path);
    await page
      .getByText(say('files.versionNo', { number: 2 }), { exact: true })
      .first()
      .waitFor({ timeout: 60_000 });
    await row().click();
    const drawer = page.getByRole('dialog', { name });
    for (const bytes of [changed, drawing])
      await drawer.getByText(`SHA-256 ${sha256(bytes)}`).waitFor({ timeout: 60_000 });
    await picture(page, `${locale}-file`);
    const down = page.waitForEvent('download');
    await drawer.getByRole('link', { name: say('files.downloadVersion', { number: 1 }) }).click();
    expect(sha256(await readFile(await (await down).path()))).toBe(sha256(drawing));
  });

  it('are seen by whom they are shared with, and no longer when that ends', async () => {
    const staff = await journey.as('staff', { locale });
    const reads = async () => {
      const found = await page.request.get(
        `${journey.product.staff}/trpc/files.browse?input=${encodeURIComponent(
          JSON.stringify({ subject: { type: 'Contract', id: /contracts\/([0-9a-f-]+)/.exec(address)?.[1] } }),
        )}`,
      );
      const { files } = (await found.json()).result.data;
      const { id, versionId } = files.find((one: { name: string }) => one.name === name);
      const answer = await staff.page.request.get(`${journey.product.staff}/files/versions/${versionId}`);
      return { id, status: answer.status() };
    };
    expect((await reads()).status).toBe(404);
    const drawer = page.getByRole('dialog', { name });
    await drawer.getByRole('button', { name: say('files.share.action'), exact: true }).click();
    const dialog = page.getByRole('dialog', { name: say('files.share.title') });
    const people = dialog.getByRole('combobox', { name: say('files.share.people') });
    await people.fill('林海');
    await page.getByRole('option', { name: '林海' }).first().click();
    await page.keyboard.press('Tab');
    await dialog.getByRole('button', { name: say('files.share.save'), exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect((await reads()).status).toBe(200);

    await drawer.getByRole('button', { name: say('files.share.action'), exact: true }).click();
    await people.press('Backspace');
    await dialog.getByRole('button', { name: say('files.share.save'), exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect((await reads()).status).toBe(404);
  });
});
