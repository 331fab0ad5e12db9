import { as, given, type Person, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { givenPlan } from '../planning.scene.ts';

/** Two weeks: Friday 25 September is off, and so is all from 1 to 7 October. */
const WEEKS = { from: '2026-09-21', to: '2026-10-04', bucket: 'week' } as const;

const loadOf = async (person: Person, by: 'person' | 'department') =>
  (await as(person).planning.load({ ...WEEKS, by })).rows;
const rowOf = <T extends { id: string }>(rows: T[], id: string) => rows.find((row) => row.id === id)!;

describe('somebody’s leave', () => {
  it('is entered by themselves or their leader, and lowers what they can do', async () => {
    const { firm, task } = await givenPlan();
    const own = firm.staff.electrical;
    await task({ startsOn: '2026-09-21', dueOn: '2026-09-24', assigneeIds: [own.id] });
    const before = rowOf(await loadOf(own, 'person'), own.id);
    expect(before.loads).toEqual([
      { availableDays: 4, leaveDays: 0, taskDays: 4 },
      { availableDays: 3, leaveDays: 0, taskDays: 0 },
    ]);
    await as(own).planning.leave.enter({ from: '2026-09-23', to: '2026-09-27' });
    const entered = await as(firm.leaders.electrical).planning.leave.enter({
      memberId: own.id,
      from: '2026-09-30',
      to: '2026-10-02',
    });
    const after = rowOf(await loadOf(own, 'person'), own.id);
    expect(after.loads).toEqual([
      { availableDays: 2, leaveDays: 2, taskDays: 4 },
      { availableDays: 2, leaveDays: 1, taskDays: 0 },
    ]);
    expect(entered).toMatchObject({ memberName: own.name, allowed: ['delete'] });
    const { undo } = await as(own).planning.leave.remove({ leaveId: entered.id });
    expect(undo).toEqual({ memberId: own.id, from: '2026-09-30', to: '2026-10-02' });
    const listed = await as(own).planning.leave.list({ from: '2026-09-01', to: '2026-12-31' });
    expect(listed.items).toMatchObject([{ from: '2026-09-23', to: '2026-09-27' }]);
  });

  it('is nobody else’s to enter, see or take back', async () => {
    const { firm } = await givenPlan();
    const own = firm.staff.electrical;
    const days = { from: '2026-09-23', to: '2026-09-24' };
    const { id: leaveId } = await as(own).planning.leave.enter(days);
    const other = await given.firm();
    for (const person of [firm.staff.software, firm.leaders.software, other.boss]) {
      const { leave } = as(person).planning;
      expect((await leave.list({ from: '2026-01-01', to: '2026-12-31' })).items).toEqual([]);
      await expect(leave.remove({ leaveId })).rejects.toMatchObject(
        refusal('not_found', 'planning.leave_not_found'),
      );
      await expect(leave.enter({ memberId: own.id, ...days })).rejects.toMatchObject(
        refusal(person === other.boss ? 'not_found' : 'forbidden'),
      );
    }
  });

  it('follows a person to another department, and is not entered for who has left', async () => {
    const { firm } = await givenPlan();
    const own = firm.staff.electrical;
    await as(own).planning.leave.enter({ from: '2026-09-23', to: '2026-09-24' });
    await firm.write(({ tx }) =>
      tx.departmentMember.create({ data: { departmentId: firm.departments.software, memberId: own.id } }),
    );
    const seen = await as(firm.leaders.software).planning.leave.list({
      from: '2026-09-01',
      to: '2026-09-30',
    });
    expect(seen.items).toHaveLength(1);
    await firm.write(({ tx }) =>
      tx.member.updateMany({ where: { id: own.id }, data: { status: 'disabled' } }),
    );
    await expect(
      as(firm.boss).planning.leave.enter({ memberId: own.id, from: '2026-09-23', to: '2026-09-24' }),
    ).rejects.toMatchObject(refusal('conflict', 'planning.person_not_active'));
  });
});

describe('the load of departments and people', () => {
  it('counts a department’s people and work, unassigned and of contracts out of sight too', async () => {
    const { firm, task } = await givenPlan();
    const own = firm.staff.electrical;
    await task({ startsOn: '2026-09-21', dueOn: '2026-09-22' });
    await task({
      startsOn: '2026-09-28',
      dueOn: '2026-09-30',
      assigneeIds: [own.id, firm.leaders.electrical.id],
    });
    const elsewhere = await givenPlan({ firm, status: 'suspended' });
    await elsewhere.task({ startsOn: '2026-09-21', dueOn: '2026-09-30', assigneeIds: [own.id] });
    const row = rowOf(await loadOf(firm.leaders.electrical, 'department'), firm.departments.electrical);
    expect(row).toMatchObject({ people: 2 });
    expect(row.loads).toEqual([
      { availableDays: 8, leaveDays: 0, taskDays: 2 },
      { availableDays: 6, leaveDays: 0, taskDays: 6 },
    ]);
  });

  it('counts what is done only until it was', async () => {
    const { firm, task, report } = await givenPlan();
    const own = firm.staff.electrical;
    const id = await task({ startsOn: '2026-09-21', dueOn: '2026-09-30', assigneeIds: [own.id] });
    await report(id, 100, '2026-09-22');
    expect(rowOf(await loadOf(firm.boss, 'person'), own.id).loads.map(({ taskDays }) => taskDays)).toEqual([
      2, 0,
    ]);
  });

  it('shows people to themselves and to their leaders, and no task by name', async () => {
    const { firm, task } = await givenPlan();
    await task({
      title: '保密',
      startsOn: '2026-09-21',
      dueOn: '2026-09-22',
      assigneeIds: [firm.staff.electrical.id],
    });
    expect((await loadOf(firm.staff.software, 'person')).map(({ id }) => id)).toEqual([
      firm.staff.software.id,
    ]);
    expect(await loadOf(firm.staff.software, 'department')).toEqual([]);
    const leader = await loadOf(firm.leaders.electrical, 'person');
    expect(leader.map(({ id }) => id).sort()).toEqual(
      [firm.leaders.electrical.id, firm.staff.electrical.id].sort(),
    );
    expect(JSON.stringify(await loadOf(firm.boss, 'person'))).not.toContain('保密');
  });

  it('takes no table without end', async () => {
    const { firm } = await givenPlan();
    const call = as(firm.boss).planning.load({ from: '2020-01-01', to: '2026-01-01', by: 'person' });
    await expect(call).rejects.toMatchObject(refusal('invalid'));
  });
});
