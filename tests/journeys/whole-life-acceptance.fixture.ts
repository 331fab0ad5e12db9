/** How it is accepted: inspected, refused with a measured value, mended, passed, and signed by the customer. */
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { ACCEPTANCE_CHECKS, type CheckData } from '../../apps/cli/src/demo/data/acceptance-checks.ts';
import { button, card, choose, type Story, send } from './whole-life.fixture.ts';
import { report } from './whole-life-parts.fixture.ts';

const STAGES = {
  internal: { 'zh-CN': '内部验收', en: 'Internal inspection' },
  fat: { 'zh-CN': '出厂验收', en: 'Factory acceptance (FAT)' },
  sat: { 'zh-CN': '现场验收', en: 'Site acceptance (SAT)' },
} as const;
type Stage = keyof typeof STAGES;

export function theAcceptance(story: Story): void {
  const { say, locale, names } = story;
  const nameOf = (stage: Stage) => STAGES[stage][locale];
  const titleOf = (check: CheckData) => (locale === 'en' ? check.titleEn : check.title);
  const checkOf = (page: Page, check: CheckData) =>
    page.getByRole('listitem').filter({ hasText: titleOf(check) });
  const rails = ACCEPTANCE_CHECKS[1]!;
  const state = (name: 'passed' | 'rejected' | 'awaiting_customer' | 'under_review') =>
    say(`acceptance.states.${name}`);
  const stageCard = (page: Page, stage: Stage) => card(page, nameOf(stage));

  /** The project lead asks for a stage. */
  const ask = async (stage: Stage, again = false): Promise<Page> => {
    const page = await story.contract('leader', 'acceptance');
    const asks = again ? say('acceptance.requestAgain') : say('acceptance.request');
    await button(stageCard(page, stage), asks).click();
    const title = say('acceptance.requestTitle', { stage: nameOf(stage) });
    await send(page.getByRole('dialog', { name: title }), say('acceptance.send'));
    await stageCard(page, stage).getByText(say('acceptance.states.requested')).first().waitFor();
    return page;
  };
  /** Somebody else finds it among what waits for them, and begins. */
  const begin = async (stage: Stage, round = 1): Promise<Page> => {
    const page = await story.place('boss', say('shell.nav.acceptance'));
    const row = page
      .getByRole('row')
      .filter({ hasText: names.contractNo })
      .filter({ hasText: nameOf(stage) });
    const number = page.getByRole('cell', { name: String(round), exact: true });
    await row.filter({ has: number }).getByRole('link').first().click();
    await page.getByRole('heading', { level: 1, name: nameOf(stage) }).waitFor();
    await page
      .getByText(say('acceptance.round', { number: round }))
      .first()
      .waitFor();
    await button(page, say('acceptance.start')).click();
    await button(page, say('acceptance.addFinding')).waitFor();
    return page;
  };
  const answer = async (page: Page, check: CheckData, fails = false): Promise<Locator> => {
    const item = checkOf(page, check);
    if (check.kind === 'yes_no') await button(item, say('acceptance.yes')).click();
    else {
      const label =
        check.kind === 'text'
          ? say('acceptance.textAnswer')
          : say('acceptance.measuredIn', { unit: check.unit ?? '' });
      await item.getByLabel(label, { exact: true }).fill(fails ? check.failing! : check.found);
      await page.keyboard.press('Tab');
    }
    await item.getByText(say(`acceptance.verdicts.${fails ? 'not_ok' : 'ok'}`), { exact: true }).waitFor();
    return item;
  };
  const answerAll = async (page: Page) => {
    for (const check of ACCEPTANCE_CHECKS) await answer(page, check);
    const count = ACCEPTANCE_CHECKS.length;
    await page.getByText(say('acceptance.answeredOf', { done: count, count })).waitFor();
  };
  const pass = async (page: Page) => {
    await button(page, say('acceptance.pass')).click();
    await button(page.getByRole('alertdialog'), say('acceptance.pass')).click();
    await page.getByText(state('passed'), { exact: true }).first().waitFor();
  };

  it('delivery waits for three acceptances, and says whose turn it is', async () => {
    const page = await story.contract('leader', 'delivery');
    const gate = card(page, say('delivery.gate.title'));
    await gate.getByText(say('delivery.gate.closed', { count: 3 })).waitFor();
    for (const stage of ['internal', 'fat', 'sat'] as const)
      expect(await gate.getByRole('link', { name: nameOf(stage) }).count()).toBe(1);
    await story.shown(page, 'delivery-gate');
  });

  it('is inspected inside the firm, by somebody who did not ask for it', async () => {
    const asking = await ask('internal');
    await stageCard(asking, 'internal')
      .getByRole('link', { name: say('acceptance.round', { number: 1 }) })
      .click();
    await asking.getByText(say('acceptance.barred.requested')).waitFor();
    expect(await button(asking, say('acceptance.start')).count()).toBe(0);

    const page = await begin('internal');
    await answerAll(page);
    await pass(page);
    await asking.getByText(state('passed'), { exact: true }).first().waitFor();
  });

  it('is rejected at FAT: a value out of tolerance, with its reason', async () => {
    await ask('fat');
    const page = await begin('fat');
    for (const check of ACCEPTANCE_CHECKS) await answer(page, check, check === rails);
    await checkOf(page, rails).getByText(say('acceptance.outside')).waitFor();
    await button(page, say('acceptance.addFinding')).click();
    const dialog = page.getByRole('dialog', { name: say('acceptance.addFinding') });
    const reason = locale === 'en' ? 'Dimension out of tolerance' : '尺寸超差';
    await dialog.getByLabel(say('acceptance.reason'), { exact: true }).selectOption(reason);
    await dialog.getByLabel(say('acceptance.description'), { exact: true }).fill(names.wrong);
    await dialog.getByLabel(say('acceptance.question'), { exact: true }).selectOption(titleOf(rails));
    await choose(page, dialog, say('acceptance.concerns'), names.tasks.assembly);
    await send(dialog, say('acceptance.addFinding'));

    // With that open it cannot be passed.
    await button(page, say('acceptance.pass')).click();
    const pass = page.getByRole('alertdialog');
    await button(pass, say('acceptance.pass')).click();
    await page
      .getByText(say('acceptance.errors.checks_failed', { count: 1, first: titleOf(rails) }))
      .first()
      .waitFor();
    await page.keyboard.press('Escape');

    await button(page, say('acceptance.reject')).click();
    await send(page.getByRole('dialog', { name: say('acceptance.reject') }), say('acceptance.reject'));
    await page.getByText(state('rejected'), { exact: true }).first().waitFor();
    await card(page, say('acceptance.findingsTitle')).getByRole('link', { name: names.wrong }).waitFor();
    await story.shown(page, 'acceptance-rejected', 1180);
  });

  it('which becomes work: whoever built it finds it among their tasks, and mends it', async () => {
    const page = await story.place('staff', say('shell.nav.myTasks'));
    const task = page.getByRole('listitem').filter({ hasText: names.wrong });
    const title = (await task.getByRole('link').first().textContent())!;
    await task.getByRole('link').first().click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    // The product writes it in the language of the firm.
    await page.getByText(`来自${STAGES.fat['zh-CN']}第 1 轮：尺寸超差。`).waitFor();
    expect(await page.getByText(names.tasks.assembly).count()).toBeGreaterThan(0);
    await story.shown(page, 'rework-task');
    await story.place('staff', say('shell.nav.myTasks'));
    await report(story, page, title, 100);
    const leader = await story.contract('leader', 'acceptance');
    await stageCard(leader, 'fat')
      .getByText(say('acceptance.reworkDone', { done: 1, count: 1 }))
      .waitFor();
  });

  it('passes FAT in the second round', async () => {
    const asking = await ask('fat', true);
    const page = await begin('fat', 2);
    await answerAll(page);
    await pass(page);
    await stageCard(asking, 'fat').getByText(state('rejected'), { exact: true }).waitFor();
    await expect
      .poll(() => stageCard(asking, 'fat').getByText(state('passed'), { exact: true }).count())
      .toBe(2);
  });

  it('and SAT by the signature of the customer, in the portal', async () => {
    const { words } = story;
    const asking = await ask('sat');
    const page = await begin('sat');
    await answerAll(page);
    await button(page, say('acceptance.submit')).click();
    await send(page.getByRole('dialog', { name: say('acceptance.submit') }), say('acceptance.submit'));
    await page.getByText(state('awaiting_customer'), { exact: true }).first().waitFor();

    const customer = await story.portal();
    const waiting = card(customer, words('acceptance.waits', { stage: nameOf('sat') }));
    await waiting.getByText(titleOf(rails)).waitFor();
    expect(await waiting.getByText(new RegExp(`${rails.found} ${rails.unit}`)).count()).toBe(1);
    await button(waiting, words('acceptance.sign')).click();
    const dialog = customer.getByRole('dialog');
    await dialog.getByLabel(words('acceptance.name'), { exact: true }).fill(names.signer);
    await story.shown(customer, 'portal-signature');
    await send(dialog, words('acceptance.sign'));
    const settled = card(customer, words('acceptance.title')).getByRole('listitem');
    await settled
      .filter({ hasText: nameOf('sat') })
      .filter({ hasText: words('acceptance.byName', { name: names.signer }) })
      .filter({ hasText: words('acceptance.passed') })
      .waitFor();
    await stageCard(asking, 'sat').getByText(state('passed'), { exact: true }).first().waitFor();
    await page.getByText(names.signer).first().waitFor();
  });
}
