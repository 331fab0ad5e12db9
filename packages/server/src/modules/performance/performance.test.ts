import { makeTask } from '@millwright/server/modules/tasks/tasks.factory.ts';
import { as, asSuperuser, type Firm, given, type Person } from '@millwright/testkit';
import { beforeAll, describe, expect, it } from 'vitest';

const STRETCH = { from: '2026-03-01', to: '2026-03-31' };
let firm: Firm;
let worker: Person;

interface Done {
  assignees: Person[];
  department?: 'electrical' | 'software';
  due?: string | null;
  /** When it was finished, as the clock in Shanghai says. */
  at: string;
  weight?: string;
}

async function finished(contractId: string, { assignees, department = 'electrical', due, at, weight }: Done) {
  const id = await firm.write((scope) =>
    makeTask(scope, {
      contractId,
      departmentId: firm.departments[department],
      assigneeIds: assignees.map((person) => person.id),
      dueOn: due ?? null,
      progress: 100,
      weight: weight ?? '1',
      reportedBy: assignees[0]!.id,
    }),
  );
  const instant = `${at}+08:00`;
  await asSuperuser(`SELECT set_config('app.tenant_id', $1, false)`, [firm.tenantId]);
  await asSuperuser(`UPDATE task SET completed_at = $2, last_progress_at = $2 WHERE id = $1`, [id, instant]);
  await asSuperuser(`UPDATE progress_event SET reported_at = $2 WHERE task_id = $1`, [id, instant]);
  return id;
}

const rowOf = async (viewer: Person, person: Person, stretch = STRETCH) =>
  (await as(viewer).performance.list(stretch)).items.find(({ id }) => id === person.id);

beforeAll(async () => {
  firm = await given.firm();
  worker = firm.staff.electrical;
  const { id } = await given.contract(firm, {
    status: 'executing',
    departmentIds: [firm.departments.electrical, firm.departments.software],
  });
  await finished(id, { assignees: [worker], due: '2026-03-10', at: '2026-03-10T23:30:00', weight: '2.5' });
  await finished(id, { assignees: [worker], due: '2026-03-10', at: '2026-03-13T09:00:00' });
  await finished(id, {
    assignees: [worker, firm.staff.software],
    due: '2026-03-12',
    at: '2026-03-17T09:00:00',
  });
  await finished(id, { assignees: [worker], at: '2026-03-31T23:59:59' });
  await finished(id, { assignees: [worker], at: '2026-04-01T00:00:00' });
  await finished(id, { assignees: [worker], department: 'software', at: '2026-03-05T12:00:00' });
  await firm.write((scope) =>
    makeTask(scope, {
      contractId: id,
      departmentId: firm.departments.electrical,
      assigneeIds: [worker.id],
      dueOn: '2026-01-02',
    }),
  );
}, 60_000);

describe('how somebody’s work went (003-20)', () => {
  it('is counted by the stated formula, days by the firm’s own calendar', async () => {
    expect(await rowOf(firm.boss, worker)).toMatchObject({
      name: worker.name,
      finished: 5,
      finishedWithDate: 3,
      finishedOnTime: 1,
      onTimePercent: 33.3,
      averageDelayDays: 4,
      weight: '6.50',
      reports: 5,
      reopened: 0,
      overdueNow: 1,
    });
  });

  it('says nothing of a share where nothing had a date', async () => {
    expect(await rowOf(firm.boss, worker, { from: '2026-04-01', to: '2026-04-01' })).toMatchObject({
      finished: 1,
      onTimePercent: null,
      averageDelayDays: null,
    });
    expect(await rowOf(firm.boss, firm.staff.sales)).toMatchObject({ finished: 0, weight: '0', reports: 0 });
  });

  it('counts a task of two people for both', async () => {
    expect(await rowOf(firm.boss, firm.staff.software)).toMatchObject({ finished: 1, finishedOnTime: 0 });
  });

  it('is seen by those it is about, with the same figures, and by nobody below', async () => {
    const seenBy = async (person: Person) =>
      (await as(person).performance.list(STRETCH)).items.map(({ id }) => id);
    expect(await seenBy(worker)).toEqual([worker.id]);
    expect(await rowOf(worker, worker)).toEqual(await rowOf(firm.boss, worker));
    const led = await seenBy(firm.leaders.electrical);
    expect(led).toContain(worker.id);
    expect(led).toContain(firm.leaders.electrical.id);
    expect(led).not.toContain(firm.staff.software.id);
    expect(led).not.toContain(firm.boss.id);
  });

  it('counts for a leader only what they may read themselves', async () => {
    expect(await rowOf(firm.leaders.electrical, worker)).toMatchObject({ finished: 4 });
  });

  it('counts what was reopened', async () => {
    const [task] = await firm.read(({ sql: db }) =>
      db.selectFrom('task').where('progress', '=', 100).select('id').limit(1).execute(),
    );
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    for (const percent of [60, 100]) await as(firm.boss).tasks.reportProgress({ taskId: task!.id, percent });
    const [row] = (await as(firm.boss).performance.list({ from: today, to: today })).items.filter(
      ({ finished: count }) => count > 0,
    );
    expect(row).toMatchObject({ reopened: 1 });
  });

  it('refuses a stretch that ends before it starts, or is longer than can be counted', async () => {
    const list = (from: string, to: string) => as(firm.boss).performance.list({ from, to });
    await expect(list('2026-03-02', '2026-03-01')).rejects.toThrow();
    await expect(list('2020-03-02', '2026-03-01')).rejects.toThrow();
    await expect(list('2026-02-30', '2026-03-01')).rejects.toThrow();
  });

  it('tells nothing of another firm', async () => {
    const other = await given.firm();
    const seen = (await as(other.boss).performance.list(STRETCH)).items;
    expect(seen.map(({ id }) => id)).not.toContain(worker.id);
    expect(seen.every((row) => row.finished === 0)).toBe(true);
  });
});
