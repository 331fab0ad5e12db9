import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { unpacked } from '../../packages/testkit/src/unpacked.ts';
import { picture, type Seat, useJourney } from './product.fixture.ts';
import { LOCALES, staffWords } from './words.fixture.ts';

const journey = useJourney();
const MiB = 1024 ** 2;
const desk = mkdtempSync(join(tmpdir(), 'millwright-folders-'));
afterAll(() => rmSync(desk, { recursive: true, force: true }));

/** A folder on this machine as engineers have them: deep, mixed, with an empty one and with what systems leave behind. */
function folderOnDisk(name: string): { path: string; files: Map<string, Buffer> } {
  const files = new Map<string, Buffer>([
    ['总装图.dxf', Buffer.alloc(20 * MiB, 'LINE 0 0 ')],
    ['电气/接线表.csv', Buffer.from('端子,线号\r\nX1,101')],
    ['电气/PLC/main.st', Buffer.from('PROGRAM main\nEND_PROGRAM')],
    ...Array.from(
      { length: 40 },
      (_, index) => [`电气/照片/${index + 1}.txt`, Buffer.from(`photo ${index}`)] as const,
    ),
  ]);
  const path = join(desk, name);
  const write = (below: string, content: Buffer) => {
    mkdirSync(dirname(join(path, below)), { recursive: true });
    writeFileSync(join(path, below), content);
  };
  for (const [below, content] of files) write(below, content);
  write('.DS_Store', Buffer.from('of the system'));
  write('电气/Thumbs.db', Buffer.from('of the system'));
  mkdirSync(join(path, '验收/待补'), { recursive: true });
  return { path, files };
}

/** Drops files and folders of this machine on the list, as the file manager does. */
async function drop(page: Page, paths: string[]): Promise<void> {
  const box = await page.locator('[data-drop]').boundingBox();
  const session = await page.context().newCDPSession(page);
  const at = { x: box!.x + box!.width / 2, y: box!.y + 20 };
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...at, data });
  await session.detach();
}

describe.each(LOCALES)('folders of files (%s)', (locale) => {
  const say = staffWords(locale);
  const name = locale === 'en' ? 'Filler 07' : '灌装机 07';
  const { path, files } = folderOnDisk(name);
  let boss: Seat;
  let page: Page;
  const tray = () => page.getByRole('region', { name: say('files.uploads.title') });
  const folder = (called: string) => page.getByRole('button', { name: called, exact: true });
  const file = folder;

  it('are dropped as they are: paused and gone on with as a whole, each file in its folder', async () => {
    boss = await journey.as('boss', { locale });
    page = boss.page;
    await page.goto(`${journey.product.staff}/contracts?status=executing`);
    const link = page.locator('a[href^="/contracts/"]').first();
    await page.goto(`${journey.product.staff}${await link.getAttribute('href')}?tab=files`);
    await page.getByRole('button', { name: say('files.upload') }).waitFor();

    // The large one is held up at the store, so that there is something to pause.
    let hold = true;
    const held: (() => void)[] = [];
    await page.route('**/files/storage/**', async (route) => {
      const isLarge = (route.request().postDataBuffer()?.length ?? 0) > MiB;
      if (isLarge && hold) await new Promise<void>((resolve) => held.push(resolve));
      await route.continue().catch(() => undefined);
    });
    await drop(page, [path]);
    const count = files.size;
    await tray()
      .getByText(new RegExp(String(count)))
      .first()
      .waitFor();
    await tray()
      .getByRole('button', { name: say('files.uploads.pauseAll') })
      .click();
    await tray()
      .getByRole('button', { name: say('files.uploads.resumeAll') })
      .waitFor();
    await expect
      .poll(() => tray().getByText(say('files.uploads.paused'), { exact: true }).count())
      .toBeGreaterThan(3);
    await picture(page, `${locale}-folders-paused`);
    hold = false;
    for (const go of held) go();
    await tray()
      .getByRole('button', { name: say('files.uploads.resumeAll') })
      .click();
    await tray()
      .getByText(say('files.uploads.doneOf', { done: count, count }))
      .waitFor({ timeout: 120_000 });
    await page.unroute('**/files/storage/**');
    await tray()
      .getByText(/\.DS_Store.*Thumbs\.db/)
      .waitFor();
    await tray()
      .getByRole('button', { name: say('files.uploads.clear') })
      .click();
    await tray()
      .getByRole('button', { name: say('files.uploads.understood') })
      .click();
    await tray().waitFor({ state: 'hidden' });

    await folder(name).click();
    for (const called of ['电气', '验收', '总装图.dxf']) await folder(called).waitFor();
    await folder('验收').click();
    await folder('待补').waitFor();
    await page.getByRole('button', { name, exact: true }).click();
    await folder('电气').click();
    await folder('PLC').waitFor();
    await file('接线表.csv').waitFor();
  });

  it('chosen again with a button are not doubled: their files get a further version', async () => {
    await page.getByRole('button', { name: say('files.top') }).click();
    await folder(name).waitFor();
    await page.locator('input[type=file]').nth(1).setInputFiles(path);
    const count = files.size;
    await tray()
      .getByText(say('files.uploads.doneOf', { done: count, count }))
      .waitFor({ timeout: 120_000 });
    await tray()
      .getByRole('button', { name: say('files.uploads.clear') })
      .click();
    expect(await folder(name).count()).toBe(1);
    await folder(name).click();
    await folder('电气').click();
    await page
      .getByText(say('files.versionNo', { number: 2 }), { exact: true })
      .first()
      .waitFor();
  });

  it('are moved and copied: chosen together, dragged, and into another contract', async () => {
    const tick = (called: string) =>
      page.getByRole('checkbox', { name: say('files.bulk.select', { name: called }), exact: true });
    const place = (verb: 'move' | 'copy', count: number) =>
      page.getByRole('dialog', { name: say(`files.place.${verb}Title`, { count }) });
    const path = page.getByRole('navigation', { name: say('files.path') });
    await page.getByRole('button', { name: say('files.top') }).click();
    await folder(name).click();
    await folder('电气').click();
    await folder('照片').click();
    for (const called of ['1.txt', '2.txt']) await tick(called).check();
    await picture(page, `${locale}-files-chosen`);
    await page.getByRole('button', { name: say('files.place.move') }).click();
    const moving = place('move', 2);
    await moving.getByRole('button', { name, exact: true }).click();
    await folder('验收').first().waitFor();
    await moving.getByRole('button', { name: say('files.place.moveHere') }).click();
    await moving.waitFor({ state: 'hidden' });
    await file('1.txt').waitFor({ state: 'hidden' });
    await path.getByRole('button', { name, exact: true }).click();
    await file('2.txt').waitFor();

    // The other one is dragged onto a folder.
    await page.locator('li[draggable=true]', { hasText: '2.txt' }).dragTo(folder('验收'));
    await file('2.txt').waitFor({ state: 'hidden' });
    await folder('验收').click();
    await file('2.txt').waitFor();

    // A folder with all in it goes to another contract as a copy.
    await path.getByRole('button', { name, exact: true }).click();
    await page.getByRole('button', { name: say('files.folders.more', { name: '电气' }) }).click();
    await page.getByRole('menuitem', { name: say('files.place.copy') }).click();
    const copying = place('copy', 1);
    await copying.getByRole('combobox', { name: say('files.place.record') }).click();
    await page.getByRole('option').nth(2).click();
    await copying.getByRole('button', { name: say('files.place.copyHere') }).click();
    await copying.waitFor({ state: 'hidden', timeout: 60_000 });
    // 38 pictures, the table, the program, and the folder itself.
    await page.getByText(say('files.bulk.copied', { count: 41 })).waitFor();

    // What cannot be done says why: a folder with something in it is not removed.
    await tick('验收').check();
    await page.getByRole('button', { name: say('files.bulk.remove'), exact: true }).click();
    const refused = page.getByRole('dialog', { name: say('files.bulk.refusedTitle', { count: 1 }) });
    await refused.getByText('验收', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await refused.waitFor({ state: 'hidden' });
  });

  it('go home as one ZIP, as they came', async () => {
    await page.getByRole('button', { name: say('files.top') }).click();
    await folder(name).waitFor();
    // Every version has been read back.
    await folder(name).click();
    await page.getByText(say('files.state.checking')).waitFor({ state: 'hidden', timeout: 60_000 });
    await page.getByRole('button', { name: say('files.top') }).click();
    await page.getByRole('button', { name: say('files.folders.more', { name }) }).click();
    const down = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: say('files.downloadZip') }).click();
    const taken = await down;
    expect(taken.suggestedFilename()).toMatch(new RegExp(`^${name}-\\d{4}-\\d\\d-\\d\\d\\.zip$`));
    const found = await unpacked(await readFile(await taken.path()));
    for (const moved of ['1.txt', '2.txt']) files.delete(`电气/照片/${moved}`);
    files.set('1.txt', Buffer.from('photo 0')).set('验收/2.txt', Buffer.from('photo 1'));
    for (const [below, content] of files)
      expect(found.get(`${name}/${below}`)?.equals(content), below).toBe(true);
    expect(found.has(`${name}/验收/待补/`)).toBe(true);
    expect(found.get(locale === 'en' ? 'Contents.csv' : '文件清单.csv')?.toString()).toContain('接线表.csv');
  });
});
