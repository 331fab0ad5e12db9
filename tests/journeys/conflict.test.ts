import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { dayFromToday } from './plan.fixture.ts';
import { type Role, type Seat, useJourney } from './product.fixture.ts';
import { staffWords } from './words.fixture.ts';

const journey = useJourney();
const say = staffWords('zh-CN');
const NAME = '拧紧工站';

/** Somebody with the contract's form open in front of them. */
async function editing(role: Role): Promise<Seat & { form: Locator }> {
  const seat = await journey.as(role);
  await seat.page.goto(`${journey.product.staff}/contracts?q=${encodeURIComponent('HD-2608')}`);
  await seat.page.getByRole('main').getByRole('link', { name: NAME }).click();
  return { ...seat, form: await openForm(seat) };
}

async function openForm({ page }: Seat): Promise<Locator> {
  await page.getByRole('button', { name: say('contracts.edit'), exact: true }).click();
  const form = page.getByRole('dialog', { name: say('contracts.edit') });
  await form.waitFor();
  return form;
}

/** A contract's title carries its status after the name. */
const titled = ({ page }: Seat, name: string) =>
  page.getByRole('heading', { level: 1, name: new RegExp(`^${name} \\S+$`) });
const field = (form: Locator, label: string) => form.getByLabel(label, { exact: true });
const press = (form: Locator, name: string) => form.getByRole('button', { name, exact: true }).click();

describe('two people edit the same contract', () => {
  it('the later one is shown what the other changed, and nothing of either is lost', async () => {
    const boss = await editing('boss');
    const leader = await editing('leader');
    await field(boss.form, say('contracts.name')).fill(`${NAME} A`);
    await field(boss.form, say('contracts.internalNotes')).fill('客户要求提前一周');
    await press(boss.form, say('contracts.save'));
    await titled(boss, `${NAME} A`).waitFor();

    await field(leader.form, say('contracts.name')).fill(`${NAME} B`);
    await field(leader.form, say('contracts.startsOn')).fill(dayFromToday(-60));
    await press(leader.form, say('contracts.save'));
    const notice = leader.form.getByRole('alert').filter({ hasText: say('ui.conflict.body') });
    await notice.getByText(say('ui.conflict.title', { who: '陈立' })).waitFor();
    const named = await notice.getByRole('rowheader').allTextContents();
    expect(named).toEqual(expect.arrayContaining([say('contracts.name'), say('contracts.internalNotes')]));
    const row = notice.getByRole('row').filter({ hasText: say('contracts.name') });
    expect(await row.getByRole('cell').allTextContents()).toEqual([`${NAME} A`, `${NAME} B`]);
    // What the later one typed still stands in the form; what the first one saved still stands on the page.
    expect(await field(leader.form, say('contracts.name')).inputValue()).toBe(`${NAME} B`);
    await boss.page.reload();
    await titled(boss, `${NAME} A`).waitFor();

    await press(notice, say('ui.conflict.takeTheirs'));
    expect(await field(leader.form, say('contracts.name')).inputValue()).toBe(`${NAME} A`);
    expect(await field(leader.form, say('contracts.internalNotes')).inputValue()).toBe('客户要求提前一周');
    await field(leader.form, say('contracts.name')).fill(NAME);
    await press(leader.form, say('contracts.save'));
    await leader.form.waitFor({ state: 'detached' });
    await titled(boss, NAME).waitFor();
    expect(await boss.page.getByText('客户要求提前一周').count()).toBe(1);
    for (const { context } of [boss, leader]) await context.close();
  });

  it('whoever keeps their own version does so knowing the other', async () => {
    const boss = await editing('boss');
    const leader = await editing('leader');
    await field(boss.form, say('contracts.name')).fill(`${NAME} 一`);
    await press(boss.form, say('contracts.save'));
    await boss.form.waitFor({ state: 'detached' });

    await field(leader.form, say('contracts.name')).fill(`${NAME} 二`);
    await press(leader.form, say('contracts.save'));
    await press(leader.form, say('ui.conflict.keepMine'));
    await leader.form.waitFor({ state: 'detached' });
    await titled(boss, `${NAME} 二`).waitFor();
    for (const { context } of [boss, leader]) await context.close();
  });
});
