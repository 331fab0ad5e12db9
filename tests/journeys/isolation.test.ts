import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useJourney } from './product.fixture.ts';
import { portalWords, staffWords } from './words.fixture.ts';

const journey = useJourney();
const say = staffWords('zh-CN');
const words = portalWords('zh-CN');

/** Where the contracts listed on a page lead to, by name. */
async function contractsOn(page: Page): Promise<Map<string, string>> {
  const links = page.getByRole('main').locator('a[href^="/contracts/"]');
  await links.first().waitFor();
  const found = await links.evaluateAll((all) =>
    all.map((link) => [link.textContent ?? '', link.getAttribute('href') ?? ''] as const),
  );
  return new Map(found);
}

const notFound = (page: Page, speak: typeof say) =>
  page.getByRole('alert').filter({ hasText: speak('ui.errors.titleNotFound') });

async function allContracts(): Promise<Map<string, string>> {
  const { page, context } = await journey.as('boss');
  await page.goto(`${journey.product.staff}/contracts`);
  const all = await contractsOn(page);
  await context.close();
  return all;
}

describe('everyone sees exactly what they may see', () => {
  it('a staff member finds nothing at the address of a contract they do not work on', async () => {
    const all = await allContracts();
    const { page, context } = await journey.as('staff');
    await page.goto(`${journey.product.staff}/contracts`);
    const own = new Set((await contractsOn(page)).values());
    const foreign = [...all].filter(([, href]) => !own.has(href));
    expect(foreign.length).toBeGreaterThan(0);

    for (const [name, href] of foreign) {
      await page.goto(journey.product.staff + href);
      await notFound(page, say).waitFor();
      expect(await page.getByText(name).count()).toBe(0);
    }
    await context.close();
  });

  it('a customer sees their own contracts only, and no page of the staff', async () => {
    const all = await allContracts();
    const { page, context } = await journey.as('customer');
    const own = new Set((await contractsOn(page)).values());
    const foreign = [...all].filter(([, href]) => !own.has(href));
    expect(own.size).toBeGreaterThan(0);
    expect(foreign.length).toBeGreaterThan(0);
    for (const [name, href] of foreign) {
      await page.goto(journey.product.portal + href);
      await page.getByText(words('portal.errors.contract_not_found')).waitFor();
      expect(await page.getByText(name).count()).toBe(0);
    }
    // The customer's cookie is worth nothing at the other door, and neither are their credentials.
    for (const address of ['/', '/contracts', '/people', '/audit']) {
      await page.goto(journey.product.staff + address);
      await page.waitForURL('**/sign-in?next=*');
    }
    const { email, password } = journey.product.credentials.customer;
    await page.getByLabel(say('session.signIn.email')).fill(email);
    await page.getByLabel(say('session.signIn.password'), { exact: true }).fill(password);
    await page.getByRole('button', { name: say('session.signIn.submit') }).click();
    await page.getByText(say('identity.errors.sign_in_failed')).waitFor();
    await context.close();
  });

  it('and the staff’s credentials do not open the portal', async () => {
    const { page, context } = await journey.seat();
    const { email, password } = journey.product.credentials.boss;
    await page.goto(`${journey.product.portal}/sign-in`);
    await page.getByLabel(words('session.signIn.email')).fill(email);
    await page.getByLabel(words('session.signIn.password'), { exact: true }).fill(password);
    await page.getByRole('button', { name: words('session.signIn.submit') }).click();
    await page.getByText(words('identity.errors.sign_in_failed')).waitFor();
    await context.close();
  });

  it('the boss of one firm sees nothing of another', async () => {
    const hengda = await allContracts();
    const { page, context } = await journey.as('otherBoss', { locale: 'en' });
    const english = staffWords('en');
    await page.goto(`${journey.product.staff}/contracts`);
    const own = await contractsOn(page);
    for (const [name, href] of hengda) {
      expect([...own.keys()]).not.toContain(name);
      expect([...own.values()]).not.toContain(href);
    }
    for (const [name, href] of hengda) {
      await page.goto(journey.product.staff + href);
      await notFound(page, english).waitFor();
      expect(await page.getByText(name).count()).toBe(0);
    }
    for (const address of ['/people', '/customers', '/audit', '/tasks', '/']) {
      await page.goto(journey.product.staff + address);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForFunction(() => document.querySelector('.skeleton') === null);
      const text = await page.getByRole('main').textContent();
      for (const foreign of ['周敏', '林海', '华东食品', '恒达', 'hengda.example'])
        expect(text).not.toContain(foreign);
    }
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: english('ui.palette.placeholder') }).fill('包装线');
    await page.getByText(english('ui.palette.nothing', { text: '包装线' })).waitFor();
    await context.close();
  });

  it('signing out in one tab signs out the other on its next action', async () => {
    const { page, context } = await journey.as('leader');
    const other = await context.newPage();
    await other.goto(`${journey.product.staff}/contracts`);
    await contractsOn(other);

    await page.getByRole('button', { name: say('shell.account', { name: '周敏' }) }).click();
    await page.getByRole('menuitem', { name: say('shell.signOut') }).click();
    await page.waitForURL('**/sign-in');

    await other.bringToFront();
    const next = other.getByRole('link', { name: say('shell.nav.customers') });
    // The other tab may have noticed by itself already.
    await next.click({ timeout: 3000 }).catch(() => undefined);
    await other.waitForURL('**/sign-in?next=*');
    await context.close();
  });

  it('who is taken off a team loses the open contract within moments', async () => {
    const leader = await journey.as('leader');
    const staff = await journey.as('staff');
    const name = '冷库分拣线电控';
    await leader.page.goto(`${journey.product.staff}/contracts`);
    const address = journey.product.staff + (await contractsOn(leader.page)).get(name);
    await staff.page.goto(address);
    await staff.page.getByRole('heading', { level: 1, name }).waitFor();

    await leader.page.goto(`${address}?tab=team`);
    await leader.page.getByRole('button', { name: '林海' }).click();
    await leader.page.getByRole('menuitem', { name: say('contracts.team.remove') }).click();
    await leader.page.getByText(say('contracts.team.removed', { name: '林海' })).waitFor();
    await notFound(staff.page, say).waitFor({ timeout: 5000 });
    expect(await staff.page.getByRole('heading', { name }).count()).toBe(0);

    // Undone, it comes back as quietly.
    await leader.page.getByRole('button', { name: say('ui.actions.undo') }).click();
    await leader.page.getByText(say('ui.toast.undone')).waitFor();
    await staff.page.reload();
    await staff.page.getByRole('heading', { level: 1, name }).waitFor();
    for (const { context } of [leader, staff]) await context.close();
  });
});
