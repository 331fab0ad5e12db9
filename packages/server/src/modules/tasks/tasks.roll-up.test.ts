import { as, type Firm } from '@millwright/testkit';
import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { givenWorkplace } from './tasks.scene.ts';

/** What a contract's stored percent should be, from nothing but the weights and each task's last report. */
async function recomputed(firm: Firm, contractId: string) {
  const { rows } = await firm.read(({ sql: db }) =>
    sql<{
      stored: string;
      counted: string;
      tasks: number;
      done: number;
      tasksStored: number;
      doneStored: number;
    }>`
      with last as (
        select t.id, t.weight, coalesce((select e.percent from progress_event e where e.task_id = t.id
                 order by e.reported_at desc, e.id desc limit 1), 0) as percent
          from task t where t.contract_id = ${contractId}::uuid and t.deleted_at is null)
      select c.progress::numeric(5,2)::text as stored, c.task_count as "tasksStored", c.task_done_count as "doneStored",
             coalesce((select round(sum(weight * percent) / sum(weight), 2) from last), 0)::numeric(5,2)::text as counted,
             (select count(*)::int from last) as tasks, (select count(*)::int from last where percent = 100) as done
        from contract c where c.id = ${contractId}::uuid`.execute(db),
  );
  return rows[0]!;
}

const step = fc.record({
  task: fc.nat({ max: 4 }),
  percent: fc.integer({ min: 0, max: 100 }),
  act: fc.constantFrom('report', 'report', 'report', 'weigh', 'delete', 'restore'),
  weight: fc.integer({ min: 1, max: 99_999 }).map((cents) => (cents / 100).toFixed(2)),
});

describe('a contract’s percent', () => {
  it('equals what its reports add up to, whatever is reported at the same time (003-06)', async () => {
    const { firm, contractId, task } = await givenWorkplace();
    const workers = [firm.staff.electrical, firm.staff.software];
    const taskIds: string[] = [];
    for (let i = 0; i < 5; i++) {
      taskIds.push(
        await task({ assigneeIds: workers.map(({ id }) => id), weight: `${i + 1}.0${i}`, place: i }),
      );
    }
    const boss = as(firm.boss);
    const run = async ({
      task: index,
      percent,
      act,
      weight,
    }: typeof step extends fc.Arbitrary<infer T> ? T : never) => {
      const taskId = taskIds[index]!;
      // Reports of workers that go back are refused, as are edits somebody else was faster with: that is part of it.
      if (act === 'report') {
        await as([...workers, firm.boss][percent % 3]!).tasks.reportProgress({ taskId, percent });
        return;
      }
      const { version } = await boss.tasks.get({ taskId });
      if (act === 'weigh') await boss.tasks.update({ taskId, version, weight });
      if (act === 'delete') await boss.tasks.delete({ taskId, version });
      if (act === 'restore') await boss.tasks.restore({ taskId, version });
    };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        await Promise.allSettled(steps.map(run));
        const { stored, counted, tasks, tasksStored, done, doneStored } = await recomputed(firm, contractId);
        expect({ stored, tasksStored, doneStored }).toEqual({
          stored: counted,
          tasksStored: tasks,
          doneStored: done,
        });
      }),
      { numRuns: 25 },
    );
    const drifted = await firm.read(({ sql: db }) =>
      sql<{ id: string }>`
        select t.id from task t where t.contract_id = ${contractId}::uuid and t.progress <> coalesce(
          (select e.percent from progress_event e where e.task_id = t.id order by e.reported_at desc, e.id desc limit 1), 0)
      `.execute(db),
    );
    expect(drifted.rows).toEqual([]);
  });

  it('counts every one of many reports that arrive at once', async () => {
    const { firm, contractId, task } = await givenWorkplace();
    const taskIds = await Promise.all(Array.from({ length: 20 }, (_, i) => task({ place: i })));
    await Promise.all(
      taskIds.flatMap((taskId) =>
        [10, 40, 70].map((percent) => as(firm.boss).tasks.reportProgress({ taskId, percent })),
      ),
    );
    const { stored, counted } = await recomputed(firm, contractId);
    expect(stored).toBe(counted);
    const events = await firm.read(({ tx }) => tx.progressEvent.count({ where: { contractId } }));
    expect(events).toBe(60);
  });

  it('chains each report to the one before it', async () => {
    const { firm, task } = await givenWorkplace();
    const taskId = await task();
    await Promise.all(
      Array.from({ length: 15 }, (_, i) => as(firm.boss).tasks.reportProgress({ taskId, percent: i * 5 })),
    );
    const events = await firm.read(({ tx }) =>
      tx.progressEvent.findMany({ where: { taskId }, orderBy: [{ reportedAt: 'asc' }, { id: 'asc' }] }),
    );
    expect(events.map((e) => e.previousPercent)).toEqual([0, ...events.slice(0, -1).map((e) => e.percent)]);
  });
});
