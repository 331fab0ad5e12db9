import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { CONTRACT_GROUPS } from '../../apps/web/src/features/contracts/contract-tabs.ts';
import { complaintsAbout } from './look.fixture.ts';
import { settled, useJourney } from './product.fixture.ts';
import { LOCALES } from './words.fixture.ts';

const journey = useJourney();
/** Every part of a contract's page behind its first. */
const PARTS = CONTRACT_GROUPS.flatMap(({ tabs }) => tabs.map(({ value }) => value)).filter(
  (part) => part !== 'overview',
);
const minutes = (count: number) => count * 60_000;

/** The address of the first thing a list leads to. */
async function firstOf(page: Page, origin: string, list: string, prefix: string): Promise<string> {
  await page.goto(origin + list);
  const link = page.getByRole('main').locator(`a[href^="${prefix}"]`).first();
  await link.waitFor();
  return (await link.getAttribute('href')) ?? '';
}

async function lookAt(
  page: Page,
  origin: string,
  addresses: readonly string[],
  label: string,
  noHan = false,
) {
  const complaints: string[] = [];
  for (const address of addresses) {
    await page.goto(origin + address);
    await page.getByRole('main').waitFor();
    await settled(page);
    const name = `${label} ${address.replace(/0{8}-[0-9a-f-]{27}/, 'none').replace(/[0-9a-f-]{36}/, 'id')}`;
    complaints.push(...(await complaintsAbout(page, name, { noHan })));
  }
  return complaints;
}

describe.each(LOCALES)('every page in every look (%s)', (locale) => {
  // In English through the eyes of a firm that speaks it, so that a Chinese word would be noticed.
  const boss = locale === 'en' ? 'otherBoss' : 'boss';
  const noHan = locale === 'en';

  it('of the staff app', { timeout: minutes(15) }, async () => {
    const { page, context } = await journey.as(boss, { locale });
    const origin = journey.product.staff;
    const contract = await firstOf(page, origin, '/contracts?status=executing', '/contracts/');
    const task = await firstOf(page, origin, '/tasks', '/tasks/');
    const customer = await firstOf(page, origin, '/customers', '/customers/');
    const round = await firstOf(page, origin, '/acceptance?status=passed', '/acceptance/');
    const feedback = await firstOf(page, origin, '/feedback', '/feedback/');
    const part = await firstOf(page, origin, '/procurement', '/procurement/');
    const supplier = await firstOf(page, origin, '/suppliers', '/suppliers/');
    const addresses = [
      '/',
      '/todos',
      '/my-tasks',
      '/contracts',
      '/contracts?view=cards',
      '/contracts?q=zzzz',
      contract,
      ...PARTS.map((tab) => `${contract}?tab=${tab}`),
      `${contract}/import`,
      `${contract}/import-bom`,
      '/tasks',
      '/procurement',
      part,
      '/feedback',
      feedback,
      '/procurement?look=board',
      '/suppliers',
      supplier,
      task,
      '/load',
      '/work-days',
      `/search?q=${noHan ? 'line' : '%E7%94%B5'}`,
      '/customers',
      customer,
      '/people',
      '/performance',
      '/roles',
      '/audit',
      '/settings',
      ...['brand', 'states', 'taskTypes', 'duties', 'answering', 'access'].map(
        (tab) => `/settings?tab=${tab}`,
      ),
      '/archive',
      '/payments',
      '/account',
      '/notices',
      '/acceptance',
      '/acceptance?status=under_review',
      round,
      '/acceptance-setup',
      '/storage',
      '/contracts/00000000-0000-7000-8000-000000000000',
      '/no-such-page',
    ];
    expect(await lookAt(page, origin, addresses, `${locale} staff`, noHan)).toEqual([]);
    await context.close();
  });

  it('of the portal', { timeout: minutes(3) }, async () => {
    const { page, context } = await journey.as('customer', { locale });
    const origin = journey.product.portal;
    const contract = await firstOf(page, origin, '/', '/contracts/');
    const addresses = ['/', contract, '/contracts/00000000-0000-7000-8000-000000000000', '/no-such-page'];
    expect(await lookAt(page, origin, addresses, `${locale} portal`)).toEqual([]);
    await context.close();
  });

  it('before anybody is signed in', { timeout: minutes(3) }, async () => {
    const { page, context } = await journey.seat({ locale });
    const { staff, portal } = journey.product;
    const complaints = [
      ...(await lookAt(page, staff, ['/sign-in', '/sign-up', '/invitation/none'], `${locale} staff`, noHan)),
      ...(await lookAt(page, portal, ['/sign-in', '/invitation/none'], `${locale} portal`, noHan)),
    ];
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe('the first load is light', () => {
  /** Gzipped bytes of every script from the sign-in page to the first page behind it, each counted once. */
  async function firstLoad(role: 'boss' | 'customer'): Promise<number> {
    const { page, context } = await journey.seat();
    const { staff, portal, credentials } = journey.product;
    const scripts = new Map<string, number>();
    const note = async () => {
      const loaded = await page.evaluate(() =>
        (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).map(
          ({ name, encodedBodySize }) => ({ name, encodedBodySize }),
        ),
      );
      for (const { name, encodedBodySize } of loaded)
        if (/\.js($|\?)/.test(name)) scripts.set(name, Math.max(encodedBodySize, scripts.get(name) ?? 0));
    };
    await page.goto(`${role === 'customer' ? portal : staff}/sign-in`);
    await page.getByLabel('邮箱').fill(credentials[role].email);
    await page.getByLabel('密码', { exact: true }).fill(credentials[role].password);
    await note();
    await page.getByRole('button', { name: '登录' }).click();
    await page.waitForURL((url) => url.pathname === '/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await settled(page);
    await note();
    await context.close();
    expect(scripts.size).toBeGreaterThan(2);
    return [...scripts.values()].reduce((sum, size) => sum + size, 0);
  }

  it('of the portal: at most 100 kB of JavaScript', async () => {
    const bytes = await firstLoad('customer');
    expect(bytes).toBeGreaterThan(20_000);
    expect(bytes).toBeLessThanOrEqual(100_000);
  });

  it('of the staff app: at most 160 kB of JavaScript', async () => {
    const bytes = await firstLoad('boss');
    expect(bytes).toBeGreaterThan(20_000);
    expect(bytes).toBeLessThanOrEqual(160_000);
  });
});
