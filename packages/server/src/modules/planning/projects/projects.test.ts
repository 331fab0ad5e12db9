import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { workdaysBetween } from '@millwright/scheduling';
import { as, given, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { writtenPsplib } from '../../../../../scheduling/src/psplib/written-psplib.fixture.ts';
import { loadCalendars } from '../calendars/firm-calendars.ts';
import { byTitle, givenPlan } from '../planning.scene.ts';

const J30 = readFileSync(new URL('../../../../../scheduling/src/psplib/j301_1.sm', import.meta.url));
/** As the file says of itself: the length of its critical path. */
const J30_CRITICAL = 38;

const inPieces = (bytes: Buffer) => bytes.toString('base64').match(/.{1,8000}/g) ?? [];
const packed = (text: string | Buffer) => inPieces(gzipSync(text));
const project = (tasks: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><Project xmlns="http://schemas.microsoft.com/project"><Name>线体</Name><StartDate>2026-09-21T08:00:00</StartDate><MinutesPerDay>480</MinutesPerDay><Tasks>${tasks}</Tasks></Project>`;
const task = (uid: number, name: string, more: string) =>
  `<Task><UID>${uid}</UID><ID>${uid}</ID><Name>${name}</Name><OutlineLevel>1</OutlineLevel>${more}</Task>`;
const after = (uid: number) =>
  `<PredecessorLink><PredecessorUID>${uid}</PredecessorUID><Type>1</Type><LinkLag>4800</LinkLag><LagFormat>7</LagFormat></PredecessorLink>`;
const dated = (start: string, finish: string, hours: number) =>
  `<Start>${start}T08:00:00</Start><Finish>${finish}T17:00:00</Finish><Duration>PT${hours}H0M0S</Duration>`;

async function place() {
  const found = await givenPlan();
  const { firm, contractId } = found;
  const departmentId = firm.departments.electrical;
  const file = (text: string | Buffer, fileName = 'plan.xml') => ({
    contractId,
    departmentId,
    fileName,
    content: packed(text),
    startsOn: '2026-09-21',
  });
  return { ...found, file, planning: as(firm.leaders.electrical).planning };
}

describe('projects of other programs', () => {
  it('come in from PSPLIB with the critical path the file states, in the firm’s working days', async () => {
    const { firm, file, planning, plan } = await place();
    const seen = await planning.checkProject(file(J30, 'j301_1.sm'));
    expect(seen).toMatchObject({ taskCount: 32, linkCount: 48, startsOn: '2026-09-21', problemCount: 0 });
    expect(await planning.importProject(file(J30, 'j301_1.sm'))).toMatchObject({
      taskCount: 32,
      linkCount: 48,
    });
    const found = await plan();
    const { byId, defaultId } = await firm.read((scope) => loadCalendars(scope));
    expect(workdaysBetween(byId[defaultId]!, found.startsOn!, found.endsOn!)).toBe(J30_CRITICAL);
    expect(found.forecastEndsOn).toBe(found.endsOn);
    for (const row of found.tasks) expect([row.startsOn, row.endsOn]).toEqual([row.earlyStart, row.earlyEnd]);
  });

  it('come in from PSPLIB in the size of its largest sets, 122 jobs, and as long as their longest way', async () => {
    // Four rows of thirty, each job after the one before it and after its neighbour: the longest way is found by going all ways.
    const [rows, columns] = [4, 30];
    const days = (row: number, column: number) => 1 + ((row * 7 + column * 3) % 10);
    const at = (row: number, column: number) => 2 + row * columns + column;
    const inner = Array.from({ length: rows * columns }, (_, place) => {
      const [row, column] = [Math.floor(place / columns), place % columns];
      const isLast = column === columns - 1;
      return {
        number: at(row, column),
        successors: isLast
          ? [rows * columns + 2]
          : [at(row, column + 1), ...(row + 1 < rows ? [at(row + 1, column + 1)] : [])],
        modes: [{ duration: days(row, column), requests: [1, 0] }],
      };
    });
    const nothing = [{ duration: 0, requests: [0, 0] }];
    const first = {
      number: 1,
      successors: Array.from({ length: rows }, (_, row) => at(row, 0)),
      modes: nothing,
    };
    const jobs = [first, ...inner, { number: rows * columns + 2, successors: [], modes: nothing }];
    const longest = (row: number, column: number): number =>
      days(row, column) +
      (column === 0 ? 0 : Math.max(longest(row, column - 1), row > 0 ? longest(row - 1, column - 1) : 0));
    const length = Math.max(...Array.from({ length: rows }, (_, row) => longest(row, columns - 1)));

    const { firm, file, planning, plan } = await place();
    const sent = file(Buffer.from(writtenPsplib(jobs, length)), 'j120.sm');
    const linkCount = jobs.reduce((sum, { successors }) => sum + successors.length, 0);
    expect(await planning.checkProject(sent)).toMatchObject({ taskCount: 122, linkCount, problemCount: 0 });
    expect(await planning.importProject(sent)).toMatchObject({ taskCount: 122, linkCount });
    const found = await plan();
    const { byId, defaultId } = await firm.read((scope) => loadCalendars(scope));
    expect(workdaysBetween(byId[defaultId]!, found.startsOn!, found.endsOn!)).toBe(length);
    expect(found.forecastEndsOn).toBe(found.endsOn);
  });

  it('come in from Microsoft Project with dates, lags, progress and baseline, and say what was odd', async () => {
    const { firm, file, contractId } = await place();
    const { planning } = as(firm.boss);
    const baseline = `<Baseline><Number>0</Number><Start>2026-09-14T08:00:00</Start><Finish>2026-09-15T17:00:00</Finish></Baseline>`;
    const xml = project(
      task(
        1,
        '设计',
        `${dated('2026-09-21', '2026-09-22', 16)}<PercentComplete>50</PercentComplete>${baseline}`,
      ) +
        task(2, '装配', dated('2026-09-24', '2026-09-28', 16) + after(1)) +
        task(
          3,
          '出厂',
          `${dated('2026-09-28', '2026-09-28', 0)}<Milestone>1</Milestone>${after(2)}${after(99)}`,
        ),
    );
    const seen = await planning.checkProject(file(xml));
    expect(seen).toMatchObject({ taskCount: 3, linkCount: 2, hasBaseline: true, endsOn: '2026-09-28' });
    expect(seen.problems.map(({ code }) => code)).toContain('link_to_unknown_task');
    const taken = await planning.importProject(file(xml));
    const found = await planning.plan({ contractId });
    expect(byTitle(found.tasks)).toMatchObject({
      设计: { startsOn: '2026-09-21', endsOn: '2026-09-22', progress: 50 },
      装配: { startsOn: '2026-09-24', endsOn: '2026-09-28', durationDays: 2 },
      出厂: { isMilestone: true },
    });
    expect(found.dependencies.map(({ type, lagDays }) => [type, lagDays])).toEqual([
      ['FS', 1],
      ['FS', 1],
    ]);
    const kept = await planning.baseline({ baselineId: taken.baselineId! });
    expect(kept.tasks).toMatchObject([{ title: '设计', startsOn: '2026-09-14', endsOn: '2026-09-15' }]);
  });

  it('give people their tasks by name, where they are of the department and nobody else is called so', async () => {
    const { firm, file, contractId } = await place();
    const own = firm.staff.electrical;
    const people = (names: string[]) =>
      `<Resources>${names.map((name, i) => `<Resource><UID>${i + 1}</UID><Name>${name}</Name><Type>1</Type></Resource>`).join('')}</Resources>` +
      `<Assignments>${names.map((_, i) => `<Assignment><UID>${i + 1}</UID><TaskUID>1</TaskUID><ResourceUID>${i + 1}</ResourceUID></Assignment>`).join('')}</Assignments>`;
    const xml = project(task(1, '设计', dated('2026-09-21', '2026-09-22', 16))).replace(
      '</Project>',
      `${people([own.name, firm.staff.software.name, '路人'])}</Project>`,
    );
    const { planning } = as(firm.leaders.electrical);
    expect((await planning.checkProject(file(xml))).people).toEqual([
      { name: own.name, isKnown: true },
      { name: firm.staff.software.name, isKnown: false },
      { name: '路人', isKnown: false },
    ]);
    await planning.importProject(file(xml));
    const found = await planning.plan({ contractId });
    expect(found.tasks[0]!.assignees).toEqual([{ id: own.id, name: own.name }]);
    expect((await as(own).notifications.list({})).items).toMatchObject([{ kind: 'tasks_given' }]);
  });

  it('go out as far as one may read, and come back the same', async () => {
    const { firm, task: plan, link, contractId, file } = await place();
    const a = await plan({ title: '设计 <A&B>', startsOn: '2026-09-21', dueOn: '2026-09-23' });
    const b = await plan({ title: '装配', startsOn: '2026-09-28', dueOn: '2026-10-10', place: 2 });
    await plan({ title: '软件保密任务', department: 'software', place: 3 });
    await link(a, b, { type: 'SS', lagDays: 2 });
    const { planning } = as(firm.leaders.electrical);
    const { content, fileName } = await planning.exportProject({ contractId });
    expect(fileName).toMatch(/\.xml$/);
    expect(content).not.toContain('保密');
    const seen = await planning.checkProject(file(content));
    expect(seen).toMatchObject({ taskCount: 2, linkCount: 1, problems: [] });
    expect(seen.tasks).toEqual([
      { title: '设计 <A&B>', startsOn: '2026-09-21', dueOn: '2026-09-23' },
      { title: '装配', startsOn: '2026-09-28', dueOn: '2026-10-10' },
    ]);
  });

  it('are refused where nothing can be read from them, with what is wrong', async () => {
    const { file, planning, plan } = await place();
    const circle = project(
      task(1, '甲', dated('2026-09-21', '2026-09-22', 16) + after(2)) +
        task(2, '乙', dated('2026-09-23', '2026-09-24', 16) + after(1)),
    );
    for (const [content, code] of [
      [packed('hello'), 'planning.project_unreadable'],
      [packed(''), 'planning.project_unreadable'],
      [packed('<html></html>'), 'planning.project_unreadable'],
      [packed('<!DOCTYPE x [<!ENTITY a "b">]><Project>&a;</Project>'), 'planning.project_unreadable'],
      [packed(Buffer.alloc(40_000_000, 'a')), 'planning.project_unreadable'],
      [inPieces(Buffer.from('not packed at all')), 'planning.project_unreadable'],
      [packed(circle), 'planning.circle'],
    ] as const)
      await expect(planning.importProject({ ...file(''), content })).rejects.toMatchObject(
        refusal('invalid', code),
      );
    await expect(planning.importProject({ ...file(''), content: ['<xml>'] })).rejects.toMatchObject(
      refusal('invalid'),
    );
    await expect(planning.importProject(file(project('')))).rejects.toMatchObject(
      refusal('conflict', 'planning.nothing_planned'),
    );
    expect((await plan()).tasks).toEqual([]);
  });

  it('are for those who plan the department’s tasks, on a contract of theirs that is not over', async () => {
    const { firm, file, join, contractId, setStatus } = await place();
    const sent = file(project(task(1, '甲', dated('2026-09-21', '2026-09-22', 16))));
    await join(firm.staff.electrical, 'electrical');
    for (const person of [firm.leaders.software, firm.staff.electrical])
      await expect(as(person).planning.importProject(sent)).rejects.toMatchObject(refusal('forbidden'));
    const other = await given.firm();
    for (const call of [
      () => as(other.boss).planning.importProject(sent),
      () => as(other.boss).planning.checkProject(sent),
      () => as(other.boss).planning.exportProject({ contractId }),
    ])
      await expect(call()).rejects.toMatchObject(refusal('not_found'));
    await setStatus('cancelled');
    await expect(as(firm.boss).planning.importProject(sent)).rejects.toMatchObject(
      refusal('conflict', 'tasks.contract_closed'),
    );
  });
});
