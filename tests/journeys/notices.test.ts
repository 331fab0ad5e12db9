import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openTab } from './contract-tabs.fixture.ts';
import { NARROW, picture, type Seat, settled, useJourney } from './product.fixture.ts';
import { LOCALES, staffWords } from './words.fixture.ts';

const journey = useJourney();

/** Opens a picker, types, and takes the option of that name. */
async function choose(page: Page, scope: Locator, label: string, option: string): Promise<void> {
  const picker = scope.getByRole('combobox', { name: label, exact: true });
  await picker.click();
  await picker.fill(option);
  await page.getByRole('option', { name: option }).first().click();
}

describe.each(LOCALES)('what concerns a person reaches them where they are (%s)', (locale) => {
  const say = staffWords(locale);
  const name = locale === 'en' ? 'Palletising cell, controls' : '码垛单元电控系统';
  const contractNo = locale === 'en' ? 'HD-2641' : 'HD-2640';
  const electrical = locale === 'en' ? 'Electrical' : '电气部';
  let leader: Seat;
  let staff: Seat;
  let unread: number;

  const bell = (page: Page) =>
    page.getByRole('button', { name: new RegExp(`^${say('notifications.title')}`) });
  const bellSaying = (page: Page, count: number) =>
    page.getByRole('button', { name: say('notifications.bell', { count }), exact: true });

  const told = async (page: Page) =>
    Number((await bell(page).getAttribute('aria-label'))?.match(/\d+/)?.[0] ?? 0);

  it('a leader enters a contract while a colleague has their tasks open', async () => {
    leader = await journey.as('leader', { locale });
    const { page } = leader;
    await page.goto(`${journey.product.staff}/contracts`);
    // Who waits for overdue parts is told once a day, soon after the product starts; from then on nothing comes by itself.
    await page.getByRole('button', { name: new RegExp(`${say('notifications.title')}.*\\d`) }).waitFor();

    staff = await journey.as('staff', { locale });
    const counted = staff.page.waitForResponse((response) => response.url().includes('notifications.unread'));
    await staff.page.goto(`${journey.product.staff}/my-tasks`);
    await counted;
    await staff.page.getByRole('heading', { level: 1, name: say('tasks.mine.title') }).waitFor();
    await bell(staff.page).waitFor();
    await settled(staff.page);
    await staff.page.evaluate(() => Object.assign(window, { neverReloaded: true }));
    unread = await told(staff.page);

    await page.getByRole('button', { name: say('contracts.new'), exact: true }).click();
    const dialog = page.getByRole('dialog', { name: say('contracts.new') });
    await dialog.getByLabel(say('contracts.contractNo'), { exact: true }).fill(contractNo);
    await choose(page, dialog, say('contracts.customer'), '华东食品');
    await dialog.getByLabel(say('contracts.name'), { exact: true }).fill(name);
    await choose(page, dialog, say('contracts.departments'), electrical);
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: say('contracts.create') }).click();
    await page.waitForURL(/\/contracts\/[0-9a-f-]{36}$/);
  });

  it('puts the colleague on the team, and the bell on their open page counts up by itself', async () => {
    const { page } = leader;
    await openTab(page, say, 'team');
    const role = say('contracts.roles.member');
    const before = await told(page);
    await page
      .getByRole('button', {
        name: say('contracts.team.addAs', { department: electrical, role }),
        exact: true,
      })
      .click();
    const dialog = page.getByRole('dialog', { name: say('contracts.team.addTitle') });
    await choose(page, dialog, say('contracts.team.person'), '林海');
    await dialog.getByRole('button', { name: say('contracts.team.add') }).click();
    await dialog.waitFor({ state: 'detached' });

    await bellSaying(staff.page, unread + 1).waitFor();
    expect(await staff.page.evaluate(() => 'neverReloaded' in window)).toBe(true);
    // Whoever did it is not told of it.
    await bellSaying(page, before).waitFor();
  });

  it('the colleague opens it by keyboard and follows it to the contract; then it is read', async () => {
    const { page } = staff;
    await bell(page).focus();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('dialog', { name: say('notifications.title') });
    const text = say('notifications.kinds.team_assigned', {
      who: '周敏',
      department: electrical,
      role: say('notifications.roles.member'),
    });
    const notice = panel.getByRole('link').filter({ hasText: text }).filter({ hasText: contractNo });
    await notice.waitFor();
    await picture(page, `${locale}-notices`);
    await notice.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await panel.waitFor({ state: 'detached' });
    await bellSaying(page, unread).waitFor();
  });

  it('and finds it again in the whole list, on a phone as well', async () => {
    const { page } = staff;
    await page.setViewportSize(NARROW);
    await bell(page).click();
    await page.getByRole('link', { name: say('notifications.all') }).click();
    await page.getByRole('heading', { level: 1, name: say('notifications.title') }).waitFor();
    await page.getByRole('main').getByRole('link').filter({ hasText: contractNo }).waitFor();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });

  it('takes their dates along at an address of their own, until they end it', async () => {
    const { page } = staff;
    await page.goto(`${journey.product.staff}/account`);
    await page.getByRole('button', { name: say('calendar.create'), exact: true }).click();
    const dialog = page.getByRole('dialog', { name: say('calendar.newTitle') });
    const address = await dialog.getByLabel(say('calendar.address'), { exact: true }).inputValue();
    const calendar = async () => {
      const response = await fetch(address);
      return { status: response.status, text: await response.text() };
    };
    const found = await calendar();
    expect(found.text).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(found.text.match(/^UID:task-/gm)?.length).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: say('calendar.revoke'), exact: true }).click();
    await page
      .getByRole('alertdialog', { name: say('calendar.revokeTitle') })
      .getByRole('button', { name: say('calendar.revoke') })
      .click();
    await page.getByText(say('calendar.revoked')).waitFor();
    expect((await calendar()).status).toBe(404);
    for (const seat of [leader, staff]) await seat.context.close();
  });
});
