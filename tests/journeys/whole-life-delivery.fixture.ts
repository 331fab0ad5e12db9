/** How it goes out and what comes back: the note, the customer's signature, a defect, and the archive. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { button, card, choose, confirm, fromMenu, type Story, send } from './whole-life.fixture.ts';
import { report } from './whole-life-parts.fixture.ts';

export function theDelivery(story: Story): void {
  const { say, words, names, locale } = story;
  const serialNo = `PK200-${names.contractNo.slice(-4)}`;
  let number: string;

  it('nothing keeps it back any more: it is handed over with a note', async () => {
    const page = await story.contract('leader', 'delivery');
    await card(page, say('delivery.gate.title')).getByText(say('delivery.gate.open')).waitFor();
    await button(page, say('delivery.new')).click();
    const dialog = page.getByRole('dialog', { name: say('delivery.new') });
    const field = (label: string) => dialog.getByLabel(label, { exact: true });
    await field(say('delivery.place')).fill(names.place);
    await field(say('delivery.recipient')).fill(names.signer);
    await field(say('delivery.item.text')).fill(names.goods);
    await field(say('delivery.item.unit')).fill(names.unit);
    await field(say('delivery.item.serials')).fill(serialNo);
    await send(dialog, say('delivery.create'));
    await confirm(page, say('delivery.handOver'));
    await page.getByText(say('delivery.states.handed_over'), { exact: true }).waitFor();
    // LibreOffice writes it, which on a busy machine is a while.
    const note = page.getByRole('link', { name: say(`delivery.notes.download.${locale}`) });
    await note.waitFor({ timeout: 120_000 });
    const [download] = await Promise.all([page.waitForEvent('download'), note.click()]);
    const bytes = await readFile(await download.path());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.byteLength).toBeGreaterThan(5_000);
    await page.getByText(createHash('sha256').update(bytes).digest('hex')).waitFor();
    await story.shown(page, 'delivery-note');
  });

  it('the customer signs for it in the portal, and it is in service', async () => {
    const customer = await story.portal();
    const waiting = customer.locator('section').filter({ has: button(customer, words('delivery.sign')) });
    const heading = (await waiting.getByRole('heading', { level: 2 }).textContent())!;
    number = /[\w-]+$/.exec(heading)![0];
    expect(heading).toBe(words('delivery.waiting', { number }));
    await waiting.getByText(words('delivery.serials', { serials: serialNo })).waitFor();
    await button(waiting, words('delivery.sign')).click();
    const dialog = customer.getByRole('dialog', { name: words('delivery.signTitle', { number }) });
    await dialog.getByLabel(words('delivery.name'), { exact: true }).fill(names.signer);
    await send(dialog, words('delivery.sign'));
    await customer.getByText(words('delivery.signed', { name: names.signer })).waitFor();

    const page = await story.at('leader');
    await page.getByText(say('delivery.signature.signed', { name: names.signer })).waitFor();
    const subtitle = page.getByText(say('contracts.ledBy', { name: '周敏' })).first();
    await expect.poll(() => subtitle.textContent()).toContain(say('contracts.states.in_service'));
  });
}

export function theService(story: Story): void {
  const { say, words, names } = story;

  it('the customer reports a defect in the portal', async () => {
    const customer = await story.portal();
    await button(customer, words('feedback.report')).click();
    const dialog = customer.getByRole('dialog', { name: words('feedback.reportTitle') });
    await dialog.getByLabel(words('feedback.name'), { exact: true }).fill(names.defect);
    await dialog.getByLabel(words('feedback.text'), { exact: true }).fill(names.defectText);
    await send(dialog, words('feedback.send'));
    await customer.getByRole('link', { name: names.defect }).click();
    await customer.getByText(names.defectText).waitFor();
    await customer.getByText(words('feedback.states.received'), { exact: true }).waitFor();
  });

  it('which the firm makes a task of with one click, and answers', async () => {
    const page = await story.place('leader', say('shell.nav.feedback'));
    await page.getByRole('row').filter({ hasText: names.defect }).waitFor();
    await story.shown(page, 'feedback-desk');
    await page.getByRole('link', { name: names.defect }).click();
    await button(page, say('feedback.verbs.triage')).click();
    const triage = page.getByRole('dialog');
    await triage.getByLabel(say('feedback.severity'), { exact: true }).selectOption('major');
    await choose(page, triage, say('feedback.owner'), '周敏');
    await send(triage, say('feedback.triage.send'));
    await page.getByText(say('feedback.states.triaged'), { exact: true }).first().waitFor();

    await button(page, say('feedback.outcome.makeTask')).click();
    const make = page.getByRole('dialog');
    const title = make.getByLabel(say('tasks.title'), { exact: true });
    await title.waitFor();
    expect(await title.inputValue()).toBe(names.defect);
    await make
      .getByLabel(say('tasks.department'), { exact: true })
      .selectOption(names.departments.electrical);
    await choose(page, make, say('tasks.assignees'), '林海');
    await page.keyboard.press('Tab');
    await send(make, say('feedback.makeTask.send'));
    await card(page, say('feedback.outcome.title')).getByRole('link', { name: names.defect }).waitFor();

    await page.getByLabel(say('feedback.thread.replyLabel'), { exact: true }).fill(names.answer);
    await button(page, say('feedback.thread.reply')).click();
    await page.getByRole('listitem').filter({ hasText: names.answer }).waitFor();
    // The customer's page is still open at it.
    const customer = await story.at('customer');
    await customer.getByText(names.answer).waitFor();
    await story.shown(customer, 'portal-feedback');
  });

  it('until it is done, and resolved', async () => {
    const staff = await story.place('staff', say('shell.nav.myTasks'));
    await report(story, staff, names.defect, 100);
    const page = await story.at('leader');
    await page.getByText(say('feedback.outcome.done')).waitFor();
    const resolve = button(page, say('feedback.verbs.resolve'));
    if ((await resolve.count()) > 0) await resolve.click();
    else await fromMenu(page, say('contracts.moreActions'), say('feedback.verbs.resolve'));
    await page.getByText(say('feedback.states.resolved'), { exact: true }).first().waitFor();
    await story.shown(page, 'feedback-resolved');
    const customer = await story.at('customer');
    await customer.getByText(words('feedback.states.resolved'), { exact: true }).waitFor();
  });
}

export function theArchive(story: Story): void {
  const { say, names } = story;

  it('the boss archives it, and nothing of it can be changed any more', async () => {
    const leader = await story.contract('leader', 'tasks');
    // Somebody is about to plan a task while it is sealed.
    await button(leader, say('tasks.add')).click();
    const drawer = leader.getByRole('dialog', { name: say('tasks.add') });
    await drawer.getByLabel(say('tasks.title'), { exact: true }).fill('late');
    await drawer
      .getByLabel(say('tasks.department'), { exact: true })
      .selectOption(names.departments.electrical);

    const page = await story.contract('boss', 'overview');
    await fromMenu(page, say('contracts.moreActions'), say('contracts.verbs.archive'));
    await button(page.getByRole('alertdialog'), say('contracts.verbs.archive')).click();
    await button(page, say('contracts.verbs.reopen')).waitFor();

    await button(drawer, say('tasks.add')).click();
    await leader.getByText(say('tasks.errors.contract_closed')).first().waitFor();
    await leader.reload();
    await leader.getByRole('row').filter({ hasText: names.tasks.startUp }).waitFor();
    for (const name of [say('tasks.add'), say('contracts.edit'), say('contracts.moreActions')])
      expect(await button(leader, name).count(), name).toBe(0);
    for (const tab of ['parts', 'acceptance', 'delivery', 'team'] as const) {
      await story.contract('leader', tab);
      for (const name of [
        say('procurement.add'),
        say('acceptance.request'),
        say('delivery.new'),
        say('contracts.team.add'),
      ])
        expect(await button(leader, name).count(), name).toBe(0);
    }
  });

  it('but it is still found, with everything that happened', async () => {
    const page = await story.place('leader', say('contracts.archiveTitle'));
    await page.getByRole('row').filter({ hasText: names.contractNo }).waitFor();
    await page.goto(new URL(`/search?q=${encodeURIComponent(names.part)}`, page.url()).href);
    await card(page, say('search.kinds.ProcurementItem')).getByText(names.contractNo).first().waitFor();
    await page.getByLabel(say('search.label')).fill(names.contractNo);
    await card(page, say('search.kinds.Contract')).getByRole('link', { name: names.contract }).click();
    await page.getByRole('heading', { level: 1, name: names.contract }).waitFor();
    await story.shown(page, 'archived');
  });
}
