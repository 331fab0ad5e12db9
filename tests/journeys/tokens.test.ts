import { describe, expect, it } from 'vitest';
import { picture, useJourney } from './product.fixture.ts';
import { LOCALES, staffWords } from './words.fixture.ts';

const journey = useJourney();

describe.each(LOCALES)('a program works in somebody’s name (%s)', (locale) => {
  const say = staffWords(locale);
  const name = `nightly ${locale}`;

  it('with a token they make on their page, until they end it', async () => {
    const { page, context } = await journey.as('staff', { locale });
    await page.goto(`${journey.product.staff}/account`);
    await page.getByRole('button', { name: say('tokens.create'), exact: true }).click();
    const dialog = page.getByRole('dialog', { name: say('tokens.create') });
    await dialog.getByLabel(say('tokens.name'), { exact: true }).fill(name);
    await dialog.getByRole('button', { name: say('tokens.make'), exact: true }).click();
    const made = page.getByRole('dialog', { name: say('tokens.newTitle') });
    const token = await made.getByLabel(say('tokens.token'), { exact: true }).inputValue();
    expect(token).toMatch(/^mwt_/);
    await made.getByRole('button', { name: say('tokens.kept') }).click();

    const asked = () =>
      fetch(`${journey.product.staff}/trpc/session.me`, { headers: { authorization: `Bearer ${token}` } });
    expect(await (await asked()).json()).toMatchObject({ result: { data: { member: { role: 'staff' } } } });
    await page.reload();
    const line = page.getByRole('listitem').filter({ hasText: name });
    await line.getByText(say('tokens.lastUsed')).waitFor();
    expect(await page.content()).not.toContain(token);
    await picture(page, `${locale}-tokens`);

    await line.getByRole('button', { name: say('tokens.revokeNamed', { name }) }).click();
    await page
      .getByRole('alertdialog', { name: say('tokens.revokeTitle', { name }) })
      .getByRole('button', { name: say('tokens.revoke'), exact: true })
      .click();
    await page.getByText(say('tokens.revoked', { name })).waitFor();
    expect((await asked()).status).toBe(401);
    await context.close();
  });

  it('and the boss sees whose programs there are', async () => {
    const { page, context } = await journey.as('boss', { locale });
    await page.goto(`${journey.product.staff}/settings?tab=access`);
    await page.getByText(say('tokens.firmTitle')).waitFor();
    await page.getByText(say('tokens.firmNone')).waitFor();
    await context.close();
  });
});
