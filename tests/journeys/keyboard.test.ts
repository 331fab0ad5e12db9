import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openTab } from './contract-tabs.fixture.ts';
import { useJourney } from './product.fixture.ts';
import { staffWords } from './words.fixture.ts';

const journey = useJourney();
const say = staffWords('zh-CN');

/** Opens the palette and waits until it takes what is typed. */
async function openPalette(page: Page): Promise<Locator> {
  await page.keyboard.press('Control+k');
  await page.waitForFunction(() => document.activeElement?.matches('[role=dialog] [role=combobox]'));
  return page.getByRole('dialog', { name: say('ui.palette.title') });
}

/** What has the focus: its name, else its words. */
const focused = () => {
  const at = document.activeElement;
  return at?.getAttribute('aria-label') ?? at?.textContent?.trim() ?? '';
};

describe('with the keyboard alone', () => {
  it('Ctrl+K reaches a page and a contract', async () => {
    const { page, context } = await journey.as('leader');
    await page.getByRole('heading', { level: 1 }).waitFor();

    const palette = await openPalette(page);
    await page.keyboard.type(say('shell.nav.people'));
    await palette.getByRole('option', { name: say('shell.nav.people') }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/people');
    await palette.waitFor({ state: 'detached' });

    await openPalette(page);
    await page.keyboard.type('PL-3000');
    await palette.getByRole('option', { name: '包装线 PL-3000' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '包装线 PL-3000' }).waitFor();
    await context.close();
  });

  it('a list is searched with /, walked with j and k and opened with Enter', async () => {
    const { page, context } = await journey.as('leader');
    await page.goto(`${journey.product.staff}/contracts`);
    const rows = page.locator('[data-row]');
    await rows.first().waitFor();

    await page.keyboard.press('/');
    const search = page.getByRole('main').getByRole('searchbox', { name: say('ui.list.search') });
    await page.waitForFunction(() => document.activeElement?.matches('[type=search]'));
    await page.keyboard.type('线');
    await page.waitForURL((url) => url.searchParams.get('q') === '线' || url.search.includes('线'));
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await search.inputValue()).toBe('');
    await page.waitForFunction(() => !document.activeElement?.matches('[type=search]'));
    await page.waitForURL((url) => url.search === '');

    const names = await page.getByRole('main').getByRole('row').getByRole('link').allTextContents();
    for (const key of ['j', 'j', 'j', 'k']) await page.keyboard.press(key);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: names[1]! }).waitFor();
    await context.close();
  });

  it('x selects rows, what was done to them can be undone', async () => {
    const { page, context } = await journey.as('leader');
    await page.goto(`${journey.product.staff}/contracts`);
    await page.getByRole('link', { name: '冷库分拣线电控' }).click();
    await openTab(page, say, 'tasks');
    await page.locator('[data-row]').first().waitFor();
    const count = await page.locator('[data-row]').count();

    for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key);
    await page.getByRole('toolbar', { name: say('ui.list.selected', { count: 2 }) }).waitFor();
    await page.getByRole('button', { name: say('tasks.remove') }).click();
    await page.getByText(say('tasks.bulk.removed', { count: 2 })).waitFor();
    await expect.poll(() => page.locator('[data-row]').count()).toBe(count - 2);
    await page.getByRole('button', { name: say('ui.actions.undo') }).click();
    await page.getByText(say('ui.toast.undone')).waitFor();
    await expect.poll(() => page.locator('[data-row]').count()).toBe(count);
    await context.close();
  });

  it('Esc closes what is open and gives the focus back', async () => {
    const { page, context } = await journey.as('leader');
    await page.goto(`${journey.product.staff}/contracts`);
    const opener = page.getByRole('button', { name: say('contracts.new') });
    await opener.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: say('contracts.new') });
    await dialog.waitFor();
    // The first field waits for typing; nothing behind the dialog does.
    await page.keyboard.type('K-1');
    expect(await dialog.getByLabel(say('contracts.contractNo')).inputValue()).toBe('K-1');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.waitForFunction(
      (text) => document.activeElement?.textContent?.trim() === text,
      say('contracts.new'),
    );

    // What was typed waits as a draft.
    await page.keyboard.press('Enter');
    await dialog.getByText(say('ui.form.draftRestored')).waitFor();
    await dialog.getByRole('button', { name: say('ui.form.discardDraft') }).click();
    expect(await dialog.getByLabel(say('contracts.contractNo')).inputValue()).toBe('');
    // The button took itself away; the keys still reach the dialog.
    await page.waitForFunction(() => document.activeElement?.closest('[role=dialog]'));
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await context.close();
  });

  it('? shows the keys, wherever nothing is being typed', async () => {
    const { page, context } = await journey.as('leader');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('?');
    const keys = page.getByRole('dialog', { name: say('ui.shortcuts.title') });
    await keys.getByText(say('ui.shortcuts.palette')).waitFor();
    await page.keyboard.press('Escape');
    await keys.waitFor({ state: 'detached' });

    await openPalette(page);
    await page.keyboard.type('?');
    expect(await keys.count()).toBe(0);
    await context.close();
  });

  it('the first Tab offers a way past the navigation', async () => {
    const { page, context } = await journey.as('leader');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('Tab');
    expect(await page.evaluate(focused)).toBe(say('ui.page.skip'));
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await context.close();
  });
});
