import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { NARROW, picture, type Seat, useJourney } from './product.fixture.ts';
import { LOCALES, staffWords } from './words.fixture.ts';

const journey = useJourney();

/** Two overdue tasks of different departments, and an electrician who works on neither contract's other side. */
const WIRING = '预制线束';
const SETTLING = '交期变更单签署';
const ELECTRICIAN = '谢芳';

describe.each(LOCALES)('a list as one wants it (%s)', (locale) => {
  const say = staffWords(locale);
  const name = locale === 'en' ? 'Late, Monday meeting' : '周一例会：逾期';
  let boss: Seat;

  const tab = (page: Page, pressed?: boolean) =>
    page
      .getByRole('group', { name: say('ui.list.savedViews') })
      .getByRole('button', { name, ...(pressed === undefined ? {} : { pressed }) });
  const rows = (page: Page) => page.locator('[data-row]');
  async function choose(page: Page, entry: string): Promise<void> {
    await page.getByRole('button', { name: say('ui.list.savedViews'), exact: true }).click();
    await page.getByRole('menuitem', { name: entry }).click();
  }

  it('keeps what it shows as a view: filters, order and columns', async () => {
    boss = await journey.as('boss', { locale });
    const { page } = boss;
    await page.goto(`${journey.product.staff}/tasks?state=overdue&sort=-due`);
    await rows(page).first().waitFor();
    await page.getByRole('button', { name: say('ui.list.columns'), exact: true }).click();
    await page.getByRole('menuitemcheckbox', { name: say('tasks.weight') }).click();
    await page.keyboard.press('Escape');
    await choose(page, say('ui.list.saveView'));
    const dialog = page.getByRole('dialog', { name: say('ui.list.saveViewTitle') });
    await dialog.getByLabel(say('ui.list.viewName')).fill(name);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await tab(page, true).waitFor();
  });

  it('opens it with one click after everything was put away, a reload included', async () => {
    const { page } = boss;
    const shown = await rows(page).count();
    await tab(page, true).click();
    await page.waitForURL((url) => url.search === '');
    await page.getByRole('columnheader', { name: say('tasks.weight') }).waitFor({ state: 'detached' });
    await page.reload();
    await tab(page, false).click();
    await page.waitForURL((url) => url.searchParams.get('sort') === '-due');
    await page.getByRole('columnheader', { name: say('tasks.weight') }).waitFor();
    await expect.poll(() => rows(page).count()).toBe(shown);
  });

  it('is shared, and another person has it at once, with the rows that are theirs', async () => {
    const staff = await journey.as('staff', { locale, viewport: NARROW });
    await staff.page.goto(`${journey.product.staff}/tasks`);
    await staff.page.getByRole('heading', { level: 1, name: say('tasks.list') }).waitFor();
    expect(await tab(staff.page).count()).toBe(0);
    await choose(boss.page, say('ui.list.shareView'));
    await boss.page.getByText(say('ui.list.viewShared', { name })).waitFor();

    await tab(staff.page).click();
    await staff.page.waitForURL((url) => url.searchParams.get('state') === 'overdue');
    await tab(staff.page, true)
      .getByText(say('ui.list.sharedBy', { name: '陈立' }))
      .waitFor();
    expect(await staff.page.getByText(SETTLING).count()).toBe(0);
    // It is not theirs to change.
    await staff.page.getByRole('button', { name: say('ui.list.savedViews'), exact: true }).click();
    await staff.page.getByRole('menuitem', { name: say('ui.list.saveView') }).waitFor();
    expect(await staff.page.getByRole('menuitem', { name: say('ui.list.deleteView') }).count()).toBe(0);
    await staff.page.keyboard.press('Escape');
    await picture(staff.page, `${locale}-views-phone`);
    await staff.context.close();
  });

  it('gives two tasks to somebody at once; the one that cannot be given is named, with the reason', async () => {
    const { page } = boss;
    for (const task of [WIRING, SETTLING])
      await page.getByRole('checkbox', { name: say('ui.list.selectRow', { name: task }) }).check();
    await page.getByRole('button', { name: say('tasks.bulk.assign') }).click();
    const dialog = page.getByRole('dialog', { name: say('tasks.bulk.assignTitle', { count: 2 }) });
    await dialog.getByRole('combobox').fill(ELECTRICIAN);
    await page.getByRole('option', { name: ELECTRICIAN }).first().click();
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: say('tasks.bulk.assignSend') }).click();

    const refused = page.getByRole('dialog', { name: say('tasks.bulk.refusedTitle', { count: 1 }) });
    await refused.getByText(SETTLING).waitFor();
    await refused.getByText(say('tasks.errors.not_assignable')).waitFor();
    await picture(page, `${locale}-bulk-refused`);
    await page.keyboard.press('Escape');
    await refused.waitFor({ state: 'detached' });
    await page.getByText(say('tasks.bulk.assigned', { count: 1 })).waitFor();
    await page.getByRole('button', { name: say('ui.actions.undo') }).click();
    await page.getByText(say('ui.toast.undone')).waitFor();
  });

  it('goes home as a file with just the rows the view shows', async () => {
    const { page } = boss;
    const shown = await rows(page).count();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: say('ui.list.export'), exact: true }).click();
    await page.getByRole('menuitem', { name: say('ui.list.exportCsv') }).click();
    const text = await readFile(await (await download).path(), 'utf8');
    expect(text).toContain(SETTLING);
    // What was undone is undone: the electrician is no longer on the task.
    expect(text).not.toContain(ELECTRICIAN);
    expect(text).toMatch(new RegExp(`— \\D*${shown}\\D* —`));
  });

  it('is deleted, and comes back for whoever was too quick', async () => {
    const { page } = boss;
    await picture(page, `${locale}-views`);
    await choose(page, say('ui.list.deleteView'));
    await page.getByText(say('ui.list.viewDeleted', { name })).waitFor();
    await tab(page).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: say('ui.actions.undo') }).click();
    await tab(page).waitFor();
    await boss.context.close();
  });
});
