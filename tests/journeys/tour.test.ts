import { describe, expect, it } from 'vitest';
import { picture, settled, useJourney } from './product.fixture.ts';
import { LOCALES, staffWords } from './words.fixture.ts';

const journey = useJourney();

describe.each(LOCALES)('what the guide shows beside the first contract (%s)', (locale) => {
  const say = staffWords(locale);

  it('people, a customer with contacts, a plan, and the palette', async () => {
    const { page, context } = await journey.as('boss', { locale });
    const { staff } = journey.product;

    await page.goto(`${staff}/people`);
    await page.getByText('周敏').first().waitFor();
    expect(await page.getByRole('button', { name: say('org.add.person') }).count()).toBe(1);
    await picture(page, `${locale}-people`);

    await page.goto(`${staff}/customers`);
    await page.getByRole('main').getByRole('link', { name: '华东食品' }).click();
    await page.getByRole('heading', { level: 1, name: '华东食品' }).waitFor();
    await page
      .getByRole('button', { name: say('customers.invite') })
      .first()
      .waitFor();
    await picture(page, `${locale}-customer`);

    await page.goto(`${staff}/contracts`);
    await page.getByRole('main').getByRole('link', { name: '包装线 PL-3000' }).click();
    await page.waitForURL(/contracts\/[0-9a-f-]{36}/);
    await page.goto(`${page.url()}?tab=plan&zoom=fit`);
    await page.locator('.gantt-bar').first().waitFor();
    await picture(page, `${locale}-plan`);
    await page.getByRole('row', { name: /^整机总装/ }).click();
    await page.getByRole('complementary', { name: '整机总装' }).waitFor();
    await picture(page, `${locale}-plan-task`);

    await page.goto(`${staff}/`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await settled(page);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: say('ui.palette.placeholder') }).fill('线');
    await page.getByRole('option', { name: '包装线 PL-3000' }).waitFor();
    await picture(page, `${locale}-palette`);
    await context.close();
  });
});
