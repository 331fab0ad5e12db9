import { readFile } from 'node:fs/promises';
import { readTable } from '@millwright/platform/spreadsheet';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openTab } from './contract-tabs.fixture.ts';
import { dayFromToday, FOLLOWED_TASK, MISTAKES, PLAN_DEPARTMENTS, planWorkbook } from './plan.fixture.ts';
import { NARROW, picture, type Seat, useJourney } from './product.fixture.ts';
import { LOCALES, portalWords, staffWords } from './words.fixture.ts';

const journey = useJourney();

/** Opens a picker, types, and takes the option of that name. */
async function choose(page: Page, scope: Locator, label: string, option: string): Promise<void> {
  const picker = scope.getByRole('combobox', { name: label, exact: true });
  await picker.click();
  await picker.fill(option);
  await page.getByRole('option', { name: option }).first().click();
}

describe.each(LOCALES)('the first contract, from a spreadsheet to the customer (%s)', (locale) => {
  const say = staffWords(locale);
  const shown = (name: string) => picture(page(), `${locale}-${name}`);
  const contractNo = locale === 'en' ? 'HD-2631' : 'HD-2630';
  const name = locale === 'en' ? 'Juice filling line, controls' : '果汁灌装线电控系统';
  let leader: Seat;
  let staff: Seat;
  let customer: Seat;
  let contractAddress: string;
  let seen: Seat;
  const page = () => seen.page;
  const button = (text: string) => page().getByRole('button', { name: text, exact: true });

  it('a leader signs in and sees how the firm stands', async () => {
    seen = leader = await journey.as('leader', { locale });
    await page().getByRole('heading', { level: 1 }).waitFor();
    await shown('dashboard');
    await page()
      .getByRole('link', { name: say('shell.nav.contracts'), exact: true })
      .first()
      .click();
    await page()
      .getByRole('heading', { level: 1, name: say('contracts.title') })
      .waitFor();
    await page().getByRole('link', { name: '包装线 PL-3000' }).waitFor();
    await shown('contracts');
  });

  it('enters the contract with its customer, dates and departments', async () => {
    await button(say('contracts.new')).click();
    const dialog = page().getByRole('dialog', { name: say('contracts.new') });
    const field = (label: string) => dialog.getByLabel(label, { exact: true });
    await field(say('contracts.contractNo')).fill(contractNo);
    await choose(page(), dialog, say('contracts.customer'), '华东食品');
    await field(say('contracts.name')).fill(name);
    await field(say('contracts.signedOn')).fill(dayFromToday(-7));
    await field(say('contracts.startsOn')).fill(dayFromToday(-6));
    await field(say('contracts.promisedDate')).fill(dayFromToday(110));
    for (const department of PLAN_DEPARTMENTS)
      await choose(page(), dialog, say('contracts.departments'), department[locale]);
    await page().keyboard.press('Escape');
    await shown('new-contract');
    await dialog.getByRole('button', { name: say('contracts.create') }).click();
    await page().getByRole('heading', { level: 1, name }).waitFor();
    await page().waitForURL(/\/contracts\/[0-9a-f-]{36}$/);
    contractAddress = page().url();
    // A leader who names nobody leads it.
    expect(
      await page()
        .getByText(say('contracts.ledBy', { name: '周敏' }))
        .count(),
    ).toBeGreaterThan(0);
  });

  it('signs it, puts the team together and shows it to the customer', async () => {
    await button(say('contracts.verbs.sign')).click();
    await page()
      .getByRole('alertdialog')
      .getByRole('button', { name: say('contracts.verbs.sign') })
      .click();
    await button(say('contracts.verbs.plan')).waitFor();

    await openTab(page(), say, 'team');
    const add = async (department: string, role: 'lead' | 'member', person: string) => {
      const as = say('contracts.team.addAs', { department, role: say(`contracts.roles.${role}`) });
      await button(as).click();
      const dialog = page().getByRole('dialog', { name: say('contracts.team.addTitle') });
      await choose(page(), dialog, say('contracts.team.person'), person);
      await dialog.getByRole('button', { name: say('contracts.team.add') }).click();
      await dialog.waitFor({ state: 'detached' });
      await page().getByRole('button', { name: person }).waitFor();
    };
    const [electrical, mechanical, software] = PLAN_DEPARTMENTS;
    await add(electrical![locale], 'member', '林海');
    await add(mechanical![locale], 'lead', '李强');
    await add(software![locale], 'lead', '高远');
    await shown('team');

    await openTab(page(), say, 'overview');
    const visible = page().getByRole('switch', { name: say('contracts.publish') });
    await visible.click();
    await page().locator('[role=switch][aria-checked=true]').waitFor();
    await shown('publish');
  });

  it('brings the plan in: three rows are wrong and each is named', async () => {
    await openTab(page(), say, 'tasks');
    await page()
      .getByRole('link', { name: say('tasks.import') })
      .first()
      .click();
    await page()
      .getByRole('heading', { level: 1, name: say('imports.title') })
      .waitFor();
    await shown('import-file');
    const upload = async (state: 'with mistakes' | 'corrected', fileName: string) => {
      const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
      const buffer = await planWorkbook(state);
      await page().getByLabel(say('imports.drop')).setInputFiles({ name: fileName, mimeType, buffer });
      await page().getByText(fileName).waitFor();
    };
    await upload('with mistakes', '果汁灌装线计划.xlsx');
    expect(
      await page()
        .getByText(say('imports.rows', { count: 200 }))
        .count(),
    ).toBe(1);
    await shown('import-columns');
    await button(say('imports.check')).click();

    const rows = page().getByRole('listitem');
    const named = (line: number) => rows.filter({ hasText: say('imports.line', { line }) });
    await named(MISTAKES.unknownPerson.line)
      .filter({ hasText: MISTAKES.unknownPerson.value })
      .first()
      .waitFor();
    await named(MISTAKES.impossibleDate.line).filter({ hasText: MISTAKES.impossibleDate.value }).waitFor();
    await named(MISTAKES.endBeforeStart.line).filter({ hasText: MISTAKES.endBeforeStart.value }).waitFor();
    expect(await button(say('imports.takeOver', { count: 197 })).isDisabled()).toBe(true);
    await shown('import-problems');

    const download = page().waitForEvent('download');
    await button(say('imports.errorFile')).click();
    const file = await readTable(await readFile(await (await download).path()));
    expect(file.rows).toHaveLength(3);

    await button(say('imports.otherFile')).click();
    await upload('corrected', '果汁灌装线计划 改.xlsx');
    await button(say('imports.check')).click();
    await button(say('imports.takeOver', { count: 200 })).click();
    await page()
      .getByText(say('imports.done', { count: 200 }))
      .waitFor();
    await shown('import-done');
    await page()
      .getByRole('link', { name: say('imports.toTasks') })
      .click();
    await page().getByRole('link', { name: '灌装机 · 机架设计' }).waitFor();
    await shown('contract-tasks');
  });

  it('the work starts', async () => {
    await page().goto(contractAddress);
    await button(say('contracts.verbs.plan')).click();
    await button(say('contracts.verbs.execute')).click();
    await button(say('contracts.verbs.accept')).waitFor();
    await shown('contract');
  });

  it('an engineer reports 60 % on a phone, and the open page of the customer moves by itself', async () => {
    seen = customer = await journey.as('customer', { locale });
    const words = portalWords(locale);
    await page().getByRole('link', { name }).click();
    await page().getByRole('heading', { level: 1, name }).waitFor();
    const total = page().getByRole('progressbar', { name: words('portal.progress'), exact: true });
    const before = await total.getAttribute('aria-valuetext');
    await page().evaluate(() => Object.assign(window, { neverReloaded: true }));

    seen = staff = await journey.as('staff', { locale, viewport: NARROW });
    await page()
      .getByRole('link', { name: say('shell.nav.myTasks') })
      .first()
      .click();
    const task = page().getByRole('listitem').filter({ hasText: FOLLOWED_TASK }).filter({ hasText: name });
    await task.getByRole('button', { name: say('tasks.report.open') }).click();
    await task.getByRole('slider').fill('60');
    await task
      .getByLabel(say('tasks.report.note'))
      .fill(locale === 'en' ? 'Layout checked by production' : '布置图已与生产核对');
    await shown('report');
    await task.getByRole('button', { name: say('tasks.report.send', { percent: '60%' }) }).click();
    await page()
      .getByText(say('tasks.report.done', { title: FOLLOWED_TASK, percent: '60%' }))
      .waitFor();
    await shown('reported');

    seen = customer;
    await page()
      .getByText(words('portal.taskAt', { title: FOLLOWED_TASK, percent: '60%' }))
      .waitFor();
    await page().waitForFunction(
      ([label, old]) => {
        const bar = document.querySelector(`[role=progressbar][aria-label="${label}"]`);
        return bar !== null && bar.getAttribute('aria-valuetext') !== old;
      },
      [words('portal.progress'), before],
    );
    expect(await page().evaluate(() => 'neverReloaded' in window)).toBe(true);
    await shown('portal');
  });

  it('and the leader sees it too, with who and when', async () => {
    seen = leader;
    await page()
      .getByRole('link', { name: say('shell.nav.home'), exact: true })
      .first()
      .click();
    await page().getByText(FOLLOWED_TASK).first().waitFor();
    for (const seat of [leader, staff, customer]) await seat.context.close();
  });
});
