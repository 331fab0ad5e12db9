import { openWrite, type Scope, type StaffPrincipal } from '@millwright/platform';
import { as, given, type Person } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { givenWorkplace, type Workplace } from '../tasks.scene.ts';
import { planTasks } from './plan-tasks.ts';
import { rescheduleTasks } from './reschedule-tasks.ts';

/** Runs an operation other modules call, as somebody of the firm. */
async function acting<T>({ firm }: Workplace, person: Person, run: (scope: Scope) => Promise<T>): Promise<T> {
  const principal = (await person.load()) as StaffPrincipal;
  return openWrite(firm.services, principal, { requestId: 'test', ip: null }, run as never);
}

const dates = { startsOn: '2026-12-07', dueOn: '2026-12-09' };
const refused = (kind: string, code?: string) => ({ kind, ...(code ? { code } : {}) });

describe('moving the dates of many tasks', () => {
  it('moves all of them, announces each, and tells each person once', async () => {
    const place = await givenWorkplace();
    const { firm, contractId, task } = place;
    const own = firm.staff.electrical;
    const ids = [await task({ assigneeIds: [own.id] }), await task({ assigneeIds: [own.id], place: 2 })];
    const moves = ids.map((taskId) => ({ taskId, version: 1, ...dates }));
    const moved = await acting(place, firm.leaders.electrical, (scope) =>
      rescheduleTasks(scope, contractId, moves),
    );
    expect(moved.map(({ version }) => version)).toEqual([2, 2]);
    for (const taskId of ids) expect(await as(firm.boss).tasks.get({ taskId })).toMatchObject(dates);
    const said = (await firm.announcements()).map(({ name }) => name);
    expect(said.filter((name) => name === 'tasks.updated')).toHaveLength(2);
    const { items } = await as(own).notifications.list({});
    expect(items).toMatchObject([{ kind: 'tasks_rescheduled', facts: { count: 2 } }]);
  });

  it('moves none when one was changed, is gone, or is none of theirs', async () => {
    const place = await givenWorkplace();
    const { firm, contractId, task } = place;
    const [fresh, changed] = [await task(), await task({ title: '已改', place: 2 })];
    const theirs = await task({ department: 'software', place: 3 });
    const gone = await task({ deleted: true, place: 4 });
    await as(firm.boss).tasks.update({ taskId: changed, version: 1, title: '改过' });
    const move = (person: Person, ...taskIds: string[]) =>
      acting(place, person, (scope) =>
        rescheduleTasks(
          scope,
          contractId,
          taskIds.map((taskId) => ({ taskId, version: 1, ...dates })),
        ),
      );
    await expect(move(firm.boss, fresh, changed)).rejects.toMatchObject({
      ...refused('conflict', 'tasks.changed_since'),
      facts: { titles: ['改过'], taskIds: [changed] },
    });
    for (const other of [gone, theirs])
      await expect(move(firm.leaders.electrical, fresh, other)).rejects.toMatchObject(
        refused('conflict', 'tasks.gone_meanwhile'),
      );
    const shared = await task({
      department: 'software',
      assigneeIds: [firm.leaders.electrical.id],
      place: 5,
    });
    await expect(move(firm.leaders.electrical, fresh, shared)).rejects.toMatchObject(refused('forbidden'));
    expect((await as(firm.boss).tasks.get({ taskId: fresh })).version).toBe(1);
  });

  it('conflicts on a closed contract, and finds none of another firm', async () => {
    const place = await givenWorkplace();
    const taskId = await place.task();
    await place.setStatus('archived');
    const move = (at: Workplace, person: Person) =>
      acting(at, person, (scope) =>
        rescheduleTasks(scope, place.contractId, [{ taskId, version: 1, ...dates }]),
      );
    await expect(move(place, place.firm.boss)).rejects.toMatchObject(
      refused('conflict', 'tasks.contract_closed'),
    );
    const other = await givenWorkplace({ firm: await given.firm() });
    await expect(move(other, other.firm.boss)).rejects.toMatchObject(refused('not_found'));
  });
});

describe('planning many tasks at once', () => {
  const row = (departmentId: string, title: string, progress = 0) => ({
    departmentId,
    title,
    description: null,
    startsOn: dates.startsOn,
    dueOn: dates.dueOn,
    weight: '2',
    isPublic: true,
    progress,
  });

  it('adds them behind those there are, with their progress as a first report', async () => {
    const place = await givenWorkplace();
    const { firm, contractId, task } = place;
    await task({ title: '已有', place: 1 });
    const { electrical } = firm.departments;
    await acting(place, firm.leaders.electrical, (scope) =>
      planTasks(scope, contractId, [
        row(electrical, '甲', 100),
        row(electrical, '乙', 40),
        row(electrical, '丙'),
      ]),
    );
    const { items } = await as(firm.boss).tasks.list({ contractIds: [contractId], sort: 'order' });
    expect(items.map(({ title, progress }) => [title, progress])).toEqual([
      ['已有', 0],
      ['甲', 100],
      ['乙', 40],
      ['丙', 0],
    ]);
    const reports = await as(firm.boss).tasks.history({ taskId: items[2]!.id });
    expect(reports.items).toMatchObject([{ percent: 40, previousPercent: 0, device: 'import' }]);
    // 100 % and 40 % of two out of seven.
    expect((await as(firm.boss).contracts.get({ contractId })).progress).toBeCloseTo(40, 1);
    expect((await firm.announcements()).at(-1)).toMatchObject({
      name: 'tasks.planned',
      payload: { taskCount: 3 },
    });
  });

  it('refuses departments that are none of theirs or not on the contract, and closed contracts', async () => {
    const place = await givenWorkplace();
    const { firm, contractId, setStatus } = place;
    const { electrical, software, sales } = firm.departments;
    const plan = (person: Person, ...departments: string[]) =>
      acting(place, person, (scope) =>
        planTasks(
          scope,
          contractId,
          departments.map((id) => row(id, '任务')),
        ),
      );
    await expect(plan(firm.leaders.electrical, electrical, software)).rejects.toMatchObject(
      refused('forbidden'),
    );
    await expect(plan(firm.boss, sales)).rejects.toMatchObject(
      refused('invalid', 'tasks.department_not_on_contract'),
    );
    await setStatus('cancelled');
    await expect(plan(firm.boss, electrical)).rejects.toMatchObject(
      refused('conflict', 'tasks.contract_closed'),
    );
  });
});
