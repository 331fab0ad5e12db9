/** Looks at a page as a designer and a screen reader would, in its four looks: wide and narrow, light and dark. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { NARROW, settled, WIDE } from './product.fixture.ts';

/** At each width every rule is asked once; the other theme draws the same page, so there only contrast is. */
const LOOKS = [
  { name: '1440 light', viewport: WIDE, colorScheme: 'light', rules: 'all' },
  { name: '1440 dark', viewport: WIDE, colorScheme: 'dark', rules: 'contrast' },
  { name: '390 dark', viewport: NARROW, colorScheme: 'dark', rules: 'all' },
  { name: '390 light', viewport: NARROW, colorScheme: 'light', rules: 'contrast' },
] as const;

interface AxeResult {
  violations: { id: string; impact: string; nodes: { target: unknown[]; failureSummary?: string }[] }[];
}

interface Axe {
  axe: { run(context: Document, options: { runOnly?: string[] }): Promise<AxeResult> };
}

const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What is wrong with the open page in any of its looks; with GUIDE_PICTURES also one sheet of all four, to look at. */
export async function complaintsAbout(page: Page, name: string, settings: { noHan?: boolean } = {}) {
  const complaints: string[] = [];
  const shots: Buffer[] = [];
  for (const look of LOOKS) {
    await page.setViewportSize(look.viewport);
    await page.emulateMedia({ colorScheme: look.colorScheme });
    await page.waitForFunction(
      (scheme) => document.documentElement.dataset.theme === scheme,
      look.colorScheme,
    );
    await settled(page);
    const say = (text: string) => complaints.push(`${name}, ${look.name}: ${text}`);
    const { over, keys, han } = await page.evaluate(examine, settings.noHan ?? false);
    if (over > 0) say(`scrolls sideways by ${over} px`);
    if (keys.length > 0) say(`shows untranslated ${keys.join(' | ')}`);
    if (han.length > 0) say(`speaks Chinese: ${han.join(' | ')}`);
    if (look === LOOKS[0]) await page.evaluate(await axeSource);
    const { violations } = await page.evaluate(
      (only) => (window as unknown as Axe).axe.run(document, only ? { runOnly: only } : {}),
      look.rules === 'contrast' ? ['color-contrast'] : null,
    );
    for (const { id, impact, nodes } of violations) {
      const where = nodes.slice(0, 3).map(({ target }) => target.join(' '));
      say(`axe ${impact} ${id}: ${where.join(' | ')} ${nodes[0]?.failureSummary?.split('\n')[1] ?? ''}`);
    }
    if (process.env.GUIDE_PICTURES) shots.push(await page.screenshot());
  }
  if (shots.length > 0) await contactSheet(page, name, shots);
  return complaints;
}

/** Runs in the page: what sticks out at the side, texts nobody translated, and Chinese where none is expected. */
function examine(noHan: boolean) {
  const untranslated = /^[a-z]+(\.[a-zA-Z_]+)+$|\{[a-z]\w*\}/;
  const texts: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    texts.push(node.textContent?.trim() ?? '');
  for (const element of document.querySelectorAll('[aria-label], [placeholder], [title]'))
    for (const attribute of ['aria-label', 'placeholder', 'title'])
      texts.push(element.getAttribute(attribute)?.trim() ?? '');
  return {
    over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    keys: texts.filter((text) => untranslated.test(text)),
    // A language is offered in its own words.
    han: noHan ? texts.filter((text) => text !== '中文' && /\p{Script=Han}/u.test(text)) : [],
  };
}

/** The four looks side by side in the system's temporary folder. */
async function contactSheet(page: Page, name: string, shots: readonly Buffer[]): Promise<void> {
  const folder = join(tmpdir(), 'millwright-looks');
  await mkdir(folder, { recursive: true });
  const sheet = await page.context().newPage();
  await sheet.setViewportSize({ width: 1560, height: 1000 });
  const pictures = shots.map(
    (shot, at) =>
      `<img src="data:image/png;base64,${shot.toString('base64')}" width="${at < 2 ? 770 : 380}">`,
  );
  await sheet.setContent(`<body style="margin:4px;display:flex;flex-wrap:wrap;gap:4px">${pictures.join('')}`);
  await sheet.waitForFunction(() => [...document.images].every((image) => image.complete));
  await writeFile(
    join(folder, `${name.replace(/[^\w-]+/g, '_')}.png`),
    await sheet.screenshot({ fullPage: true }),
  );
  await sheet.close();
}
