/** How it begins: the contract is entered and signed, people are put on it, and its plan is drawn. */
import { fileBytes, writeXlsx } from '@millwright/platform/spreadsheet';
import { expect, it } from 'vitest';
import { barOf, drawLink, moveBar, said } from './gantt-hands.fixture.ts';
import { button, choose, confirm, daysIn, type Story, send, workingDay } from './whole-life.fixture.ts';

/** The plan as it is kept in a spreadsheet: what is behind is done, what lies ahead is 林海's. */
async function planWorkbook({ names: { tasks, departments } }: Story): Promise<Buffer> {
  const { electrical, mechanical, software } = departments;
  const rows = [
    [tasks.schematics, electrical, '林海', -30, -17, 100],
    [tasks.frame, mechanical, '曹磊', -30, -11, 100],
    [tasks.program, software, '韩雪', -18, -3, 100],
    [tasks.cabinet, electrical, '林海', 4, 14, 0],
    [tasks.assembly, mechanical, '曹磊、林海', 17, 27, 0],
    [tasks.startUp, electrical, '林海', 28, 38, 0],
  ].map(([title, department, people, start, end, progress]) => [
    String(title),
    String(department),
    String(people),
    workingDay(Number(start)),
    workingDay(Number(end)),
    Number(progress),
  ]);
  const columns = [
    { heading: '任务名称' },
    { heading: '部门' },
    { heading: '负责人' },
    { heading: '开始', kind: 'date' as const },
    { heading: '结束', kind: 'date' as const },
    { heading: '进度', kind: 'percent' as const },
  ];
  return Buffer.from(await fileBytes(writeXlsx(columns, [rows], { sheetName: 'Plan' })));
}

export function theBeginning(story: Story): void {
  const { say, names } = story;
  const { tasks } = names;

  it('is entered by a leader, with customer, days and departments', async () => {
    const page = await story.place('leader', say('shell.nav.contracts'));
    await button(page, say('contracts.new')).click();
    const dialog = page.getByRole('dialog', { name: say('contracts.new') });
    const field = (label: string) => dialog.getByLabel(label, { exact: true });
    await field(say('contracts.contractNo')).fill(names.contractNo);
    await choose(page, dialog, say('contracts.customer'), '华东食品');
    await field(say('contracts.name')).fill(names.contract);
    await field(say('contracts.signedOn')).fill(workingDay(-40));
    await field(say('contracts.startsOn')).fill(workingDay(-32));
    await field(say('contracts.promisedDate')).fill(workingDay(60));
    for (const department of Object.values(names.departments))
      await choose(page, dialog, say('contracts.departments'), department);
    await page.keyboard.press('Escape');
    await button(dialog, say('contracts.create')).click();
    await page.getByRole('heading', { level: 1, name: names.contract }).waitFor();
    await page.waitForURL(/\/contracts\/[0-9a-f-]{36}$/);
    story.entered(page.url().slice(-36));
    const subtitle = page.getByText(say('contracts.ledBy', { name: '周敏' })).first();
    expect(await subtitle.textContent()).toContain(say('contracts.states.draft'));
    expect(await subtitle.textContent()).toContain(workingDay(60));
  });

  it('is signed, gets its team, and is shown to the customer', async () => {
    const page = await story.contract('leader', 'team');
    await confirm(page, say('contracts.verbs.sign'));
    await button(page, say('contracts.verbs.plan')).click();
    await button(page, say('contracts.verbs.execute')).waitFor();
    for (const [department, role, person] of [
      [names.departments.electrical, 'member', '林海'],
      [names.departments.mechanical, 'lead', '李强'],
    ] as const) {
      const as = say('contracts.team.addAs', { department, role: say(`contracts.roles.${role}`) });
      await button(page, as).click();
      const dialog = page.getByRole('dialog', { name: say('contracts.team.addTitle') });
      await choose(page, dialog, say('contracts.team.person'), person);
      await send(dialog, say('contracts.team.add'));
      await page.getByRole('button', { name: person }).waitFor();
    }
    await story.contract('leader', 'overview');
    await page.getByRole('switch', { name: say('contracts.publish') }).click();
    await page.locator('[role=switch][aria-checked=true]').waitFor();
  });

  it('gets its plan from a spreadsheet', async () => {
    const page = await story.contract('leader', 'tasks');
    await page
      .getByRole('link', { name: say('tasks.import') })
      .first()
      .click();
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    const buffer = await planWorkbook(story);
    await page.getByLabel(say('imports.drop')).setInputFiles({ name: 'plan.xlsx', mimeType, buffer });
    await button(page, say('imports.check')).click();
    await button(page, say('imports.takeOver', { count: 6 })).click();
    await page.getByText(say('imports.done', { count: 6 })).waitFor();
  });

  it('and its tasks are tied together and moved on the Gantt, by mouse', async () => {
    const page = await story.contract('leader', 'plan');
    await button(page, say('gantt.zooms.fit')).click();
    for (const [before, after] of [
      [tasks.schematics, tasks.cabinet],
      [tasks.frame, tasks.assembly],
      [tasks.cabinet, tasks.assembly],
      [tasks.program, tasks.startUp],
      [tasks.assembly, tasks.startUp],
    ] as const)
      await drawLink(page, before, after);
    expect(await said(page, tasks.startUp)).toContain(tasks.program);
    // What decides the end is named as such, and what is done is not.
    for (const title of [tasks.cabinet, tasks.assembly, tasks.startUp])
      await expect.poll(async () => (await barOf(page, title)).getAttribute('data-critical')).toBe('true');
    expect(await (await barOf(page, tasks.frame)).getAttribute('data-critical')).toBe(null);

    const [start, end] = daysIn(await said(page, tasks.startUp));
    await moveBar(page, tasks.startUp, 60);
    await expect.poll(async () => daysIn(await said(page, tasks.startUp))[0]! > start!).toBe(true);
    const [, movedEnd] = daysIn(await said(page, tasks.startUp));
    expect(movedEnd! > end!).toBe(true);
    await page.getByText(say('gantt.endsOn')).filter({ hasText: movedEnd! }).waitFor();
    await story.shown(page, 'plan-links');
  });
}
