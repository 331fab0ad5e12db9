import { as, given, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { byTitle, givenPlan } from '../planning.scene.ts';

const WEEK = { startsOn: '2026-09-28', endsOn: '2026-09-30' };

describe('moving a task in the plan', () => {
  it('moves it, shows what follows, tells whoever does it, and says how to take it back', async () => {
    const { firm, task, link } = await givenPlan();
    const own = firm.staff.electrical;
    const a = await task({ title: '甲', startsOn: '2026-09-21', dueOn: '2026-09-22', assigneeIds: [own.id] });
    const b = await task({ title: '乙', startsOn: '2026-09-23', dueOn: '2026-09-24', place: 2 });
    await task({ title: '丙', startsOn: '2026-09-21', dueOn: '2026-09-21', place: 3 });
    await link(a, b);
    const { planning } = as(firm.leaders.electrical);
    const moved = await planning.moveTask({ taskId: a, version: 1, ...WEEK });
    const rows = byTitle(moved.tasks);
    expect(rows.甲).toMatchObject({ ...WEEK, version: 2 });
    // Planned where it was, it can only begin after the holidays now.
    expect(rows.乙).toMatchObject({ startsOn: '2026-09-23', earlyStart: '2026-10-08' });
    expect(moved).toMatchObject({ endsOn: '2026-09-30', forecastEndsOn: '2026-10-09', problem: null });
    const notices = await as(own).notifications.list({});
    expect(notices.items[0]).toMatchObject({ kind: 'task_dates_changed' });

    expect(moved.undo).toEqual({ taskId: a, version: 2, startsOn: '2026-09-21', endsOn: '2026-09-22' });
    await planning.moveTask(moved.undo);
    expect((await as(firm.boss).tasks.get({ taskId: a })).startsOn).toBe('2026-09-21');
  });

  it('lets one of two drags of a bar win, and tells the other where it is now', async () => {
    const { firm, task } = await givenPlan();
    const taskId = await task({ title: '甲', startsOn: '2026-09-21', dueOn: '2026-09-22' });
    const drags = [
      { taskId, version: 1, ...WEEK },
      { taskId, version: 1, startsOn: '2026-09-23', endsOn: '2026-09-24' },
    ];
    const outcomes = await Promise.allSettled([
      as(firm.boss).planning.moveTask(drags[0]!),
      as(firm.leaders.electrical).planning.moveTask(drags[1]!),
    ]);
    const won = outcomes.findIndex(({ status }) => status === 'fulfilled');
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { startsOn, dueOn, version } = await as(firm.boss).tasks.get({ taskId });
    expect({ startsOn, endsOn: dueOn, version }).toEqual({
      startsOn: drags[won]!.startsOn,
      endsOn: drags[won]!.endsOn,
      version: 2,
    });
    await expect(as(firm.boss).planning.moveTask(drags[1 - won]!)).rejects.toMatchObject({
      cause: {
        kind: 'conflict',
        code: 'platform.changed_meanwhile',
        facts: { seenVersion: 1, current: { title: '甲', startsOn, endsOn: dueOn, version: 2 } },
      },
    });
  });

  it('keeps a milestone a milestone, and gives an undated task its days', async () => {
    const { firm, task } = await givenPlan();
    const { planning, tasks } = as(firm.boss);
    const gate = await task({ title: '出厂', startsOn: null, dueOn: '2026-09-22' });
    await planning.moveTask({ taskId: gate, version: 1, startsOn: '2026-09-24', endsOn: '2026-09-24' });
    expect(await tasks.get({ taskId: gate })).toMatchObject({ startsOn: null, dueOn: '2026-09-24' });
    const bare = await task({ title: '未排', place: 2 });
    const { undo } = await planning.moveTask({ taskId: bare, version: 1, ...WEEK });
    expect(undo).toMatchObject({ startsOn: null, endsOn: null });
    await planning.moveTask(undo);
    expect(await tasks.get({ taskId: bare })).toMatchObject({ startsOn: null, dueOn: null });
  });

  it('refuses a day on which what it waits for is not done, with the chain and the first possible day', async () => {
    const { firm, task, link } = await givenPlan();
    const a = await task({ title: '甲', startsOn: '2026-09-28', dueOn: '2026-09-30' });
    const b = await task({ title: '乙', startsOn: '2026-10-12', dueOn: '2026-10-13', place: 2 });
    await link(a, b, { lagDays: 1 });
    const { planning } = as(firm.boss);
    const early = { taskId: b, version: 1, startsOn: '2026-10-08', endsOn: '2026-10-09' };
    await expect(planning.moveTask(early)).rejects.toMatchObject({
      cause: {
        kind: 'invalid',
        code: 'planning.too_early',
        facts: { earliest: '2026-10-09', chain: '甲 → 乙' },
      },
    });
    await planning.moveTask({ ...early, startsOn: '2026-10-09', endsOn: '2026-10-10' });
  });

  it('is refused to those who only do it, and to leaders for other departments’ tasks', async () => {
    const { firm, task } = await givenPlan();
    const own = firm.staff.electrical;
    const taskId = await task({ assigneeIds: [own.id] });
    const move = { taskId, version: 1, ...WEEK };
    await expect(as(own).planning.moveTask(move)).rejects.toMatchObject(refusal('forbidden'));
    await expect(as(firm.leaders.software).planning.moveTask(move)).rejects.toMatchObject(
      refusal('not_found'),
    );
    // Given to them as well, they see it and may still not move it.
    const shared = await task({ assigneeIds: [firm.leaders.software.id], place: 2 });
    await expect(
      as(firm.leaders.software).planning.moveTask({ ...move, taskId: shared }),
    ).rejects.toMatchObject(refusal('forbidden'));
  });

  it('conflicts on a closed contract and in the recycle bin', async () => {
    const { firm, task, setStatus } = await givenPlan();
    const { planning } = as(firm.boss);
    const deleted = await task({ deleted: true });
    await expect(planning.moveTask({ taskId: deleted, version: 1, ...WEEK })).rejects.toMatchObject(
      refusal('conflict', 'tasks.in_recycle_bin'),
    );
    const taskId = await task();
    await setStatus('cancelled');
    await expect(planning.moveTask({ taskId, version: 1, ...WEEK })).rejects.toMatchObject(
      refusal('conflict', 'tasks.contract_closed'),
    );
  });

  it('does not find a task of another firm, and takes no days that are none', async () => {
    const { firm, task } = await givenPlan();
    const taskId = await task();
    const other = await given.firm();
    await expect(as(other.boss).planning.moveTask({ taskId, version: 1, ...WEEK })).rejects.toMatchObject(
      refusal('not_found', 'tasks.not_found'),
    );
    for (const days of [
      { startsOn: '2026-09-30', endsOn: '2026-09-28' },
      { startsOn: '0000-01-01', endsOn: '0000-01-02' },
      { startsOn: '2026-02-30', endsOn: '2026-03-01' },
    ])
      await expect(as(firm.boss).planning.moveTask({ taskId, version: 1, ...days })).rejects.toMatchObject(
        refusal('invalid'),
      );
  });
});
