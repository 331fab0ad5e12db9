/** How it is built: a part comes late and moves the plan, and the work is reported as it is done. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { said } from './gantt-hands.fixture.ts';
import {
  button,
  card,
  choose,
  daysIn,
  fromMenu,
  type Story,
  send,
  workingDay,
} from './whole-life.fixture.ts';

export function theParts(story: Story): void {
  const { say, names } = story;
  const { tasks, part, unit } = names;
  const first = workingDay(2);
  const late = workingDay(32);

  const column = (page: Page, state: 'requested' | 'ordered' | 'received' | 'inspected') =>
    page
      .getByRole('region', { name: say(`procurement.states.${state}`), exact: true })
      .getByRole('listitem')
      .filter({ hasText: part });
  const use = (page: Page, verb: 'order' | 'promise' | 'receive' | 'inspect') =>
    fromMenu(page, `${say('procurement.more')}: ${part}`, say(`procurement.verbs.${verb}`));
  const toast = (page: Page, text: string) => page.getByText(text).first().waitFor();

  it('a part that a task waits for is asked for', async () => {
    const page = await story.contract('leader', 'parts');
    await button(page, say('contracts.verbs.execute')).click();
    await button(page, say('procurement.add')).first().click();
    const drawer = page.getByRole('dialog', { name: say('procurement.add') });
    const field = (label: string) => drawer.getByLabel(label, { exact: true });
    await field(say('procurement.name')).fill(part);
    await field(say('procurement.quantity')).fill('4');
    await field(say('procurement.unit')).fill(unit);
    await field(say('procurement.department')).selectOption(names.departments.electrical);
    await choose(page, drawer, say('procurement.task'), tasks.cabinet);
    await field(say('procurement.neededBy')).fill(workingDay(4));
    await send(drawer, say('procurement.add'));
    const row = page.getByRole('row').filter({ hasText: part });
    expect(await row.textContent()).toContain(say('procurement.states.requested'));
    expect(await row.textContent()).toContain(`4 ${unit}`);
  });

  it('is ordered, and the supplier promises a day that suits the plan', async () => {
    const page = await story.contract('boss', 'parts');
    await button(page, say('procurement.looks.board')).click();
    await column(page, 'requested').waitFor();
    await use(page, 'order');
    const dialog = page.getByRole('dialog', { name: say('procurement.orderOne', { name: part }) });
    await choose(page, dialog, say('procurement.supplier'), '宁波精工');
    await dialog.getByLabel(say('procurement.promisedDate'), { exact: true }).fill(first);
    await send(dialog, say('procurement.orderSend'));
    await column(page, 'ordered').filter({ hasText: '宁波精工' }).filter({ hasText: first }).waitFor();
  });

  it('is promised late: the plan waits for a decision, and moves when it is taken', async () => {
    const plan = await story.contract('leader', 'plan');
    const [start] = daysIn(await said(plan, tasks.cabinet));
    const [, end] = daysIn(await said(plan, tasks.startUp));

    const page = await story.at('boss');
    await use(page, 'promise');
    const dialog = page.getByRole('dialog', { name: say('procurement.promiseTitle', { name: part }) });
    await dialog.getByLabel(say('procurement.promisedDate'), { exact: true }).fill(late);
    await dialog.getByLabel(say('procurement.reason'), { exact: true }).fill(names.late);
    await send(dialog, say('procurement.promiseSend'));
    await toast(page, say('procurement.promised', { name: part, date: late }));
    await column(page, 'ordered')
      .filter({ hasText: say('procurement.lates.endangered') })
      .waitFor();
    await page.goto(page.url().replace(/\/contracts\/.*/, '/procurement?look=board'));
    await column(page, 'ordered').filter({ hasText: names.contractNo }).waitFor();
    await story.shown(page, 'procurement-board');

    // On the leader's open page it appears by itself.
    const proposal = card(plan, say('planning.proposal.title'));
    await proposal.getByText(say('planning.proposal.causes.late_part', { name: part })).waitFor();
    const moves = proposal.getByRole('listitem');
    for (const title of [tasks.cabinet, tasks.assembly, tasks.startUp])
      expect(await moves.filter({ hasText: title }).count()).toBe(1);
    const [from, , to] = daysIn(await moves.filter({ hasText: tasks.cabinet }).textContent());
    expect(from).toBe(start);
    expect(to! >= late).toBe(true);
    const ends = await proposal.getByText(say('planning.proposal.end')).locator('xpath=..').textContent();
    const [oldEnd, newEnd] = daysIn(ends);
    expect(oldEnd).toBe(end);
    expect(newEnd! > workingDay(60)).toBe(true);
    await button(proposal, say('planning.proposal.accept')).scrollIntoViewIfNeeded();
    await story.shown(plan, 'late-part');

    await button(proposal, say('planning.proposal.accept')).click();
    await button(plan.getByRole('alertdialog'), say('planning.proposal.accept')).click();
    await toast(plan, say('planning.proposal.done.accept'));
    await expect.poll(async () => daysIn(await said(plan, tasks.cabinet))[0]).toBe(to);
    expect(daysIn(await said(plan, tasks.startUp))[1]).toBe(newEnd);
    await proposal.getByText(say('planning.proposal.none')).waitFor();

    const overview = await story.contract('leader', 'overview');
    await card(overview, say('contracts.cockpit.expectedEnd')).getByText(newEnd!).waitFor();
    await story.shown(overview, 'cockpit');
  });

  it('comes, is counted and found good', async () => {
    const page = await story.at('boss');
    await use(page, 'receive');
    const receive = page.getByRole('dialog', { name: say('procurement.receiveTitle', { name: part }) });
    await send(receive, say('procurement.receiveSend', { quantity: '4', unit }));
    await column(page, 'received').waitFor();
    await use(page, 'inspect');
    const inspect = page.getByRole('dialog', { name: say('procurement.inspectTitle', { name: part }) });
    expect(await inspect.getByLabel(say('procurement.accepted'), { exact: true }).inputValue()).toBe('4');
    await send(inspect, say('procurement.inspectSend'));
    await column(page, 'inspected').waitFor();
  });

  it('and the work is reported, which the customer sees as it happens', async () => {
    const customer = await story.portal();
    const total = customer.getByRole('progressbar', { name: story.words('portal.progress'), exact: true });
    const before = Number((await total.getAttribute('aria-valuenow')) ?? 0);
    const reported: [string, number][] = [
      [tasks.cabinet, 60],
      [tasks.cabinet, 100],
      [tasks.assembly, 100],
      [tasks.startUp, 100],
    ];
    const page = await story.place('staff', say('shell.nav.myTasks'));
    for (const [title, percent] of reported) {
      await report(story, page, title, percent);
      await customer
        .getByText(
          percent === 100
            ? story.words('portal.taskDone', { title })
            : story.words('portal.taskAt', { title, percent: `${percent}%` }),
        )
        .waitFor();
    }
    await expect.poll(async () => Number(await total.getAttribute('aria-valuenow'))).toBe(100);
    expect(before).toBeLessThan(100);
    const leader = await story.contract('leader', 'overview');
    await confirmedState(leader);
  });

  /** The work is done; what follows is whether it is good. */
  async function confirmedState(page: Page): Promise<void> {
    await button(page, say('contracts.verbs.accept')).click();
    await button(page, say('contracts.verbs.deliver'))
      .or(page.getByText(say('contracts.inTheWay')))
      .first()
      .waitFor();
    const subtitle = page.getByText(say('contracts.ledBy', { name: '周敏' })).first();
    await expect.poll(() => subtitle.textContent()).toContain(say('contracts.states.accepting'));
  }
}

/** Somebody says at their tasks how far they are. */
export async function report(story: Story, page: Page, title: string, percent: number): Promise<void> {
  const { say, names } = story;
  const task = page.getByRole('listitem').filter({ hasText: title }).filter({ hasText: names.contract });
  await button(task, say('tasks.report.open')).click();
  await task.getByRole('slider').fill(String(percent));
  await button(task, say('tasks.report.send', { percent: `${percent}%` })).click();
  await page.getByText(say('tasks.report.done', { title, percent: `${percent}%` })).waitFor();
}
