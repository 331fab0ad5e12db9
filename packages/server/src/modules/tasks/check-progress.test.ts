import { openWrite, product } from '@millwright/platform';
import { createLogger } from '@millwright/platform/logging';
import { as, asCustomer, asSuperuser, type Firm, testServices } from '@millwright/testkit';
import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { checkProgress, correctProgress } from './check-progress.ts';
import { givenWorkplace } from './tasks.scene.ts';

const check = async (firm: Firm) =>
  openWrite(await testServices(), product(firm.tenantId), { requestId: 'check', ip: null }, correctProgress);

/** As somebody with the database's own password would do it. */
async function byHand(firm: Firm, statement: string, id: string): Promise<void> {
  await asSuperuser(`SELECT set_config('app.tenant_id', $1, false)`, [firm.tenantId]);
  await asSuperuser(statement, [id]);
}

/** Percent of a contract from nothing but what was reported, added up here and not in the database. */
async function fromEvents(firm: Firm, contractId: string): Promise<number> {
  const { rows } = await firm.read(({ sql: db }) =>
    sql<{ weight: string; percents: number[] }>`
      select t.weight::text as weight, coalesce((select json_agg(e.percent order by e.reported_at, e.id)
               from progress_event e where e.task_id = t.id), '[]'::json) as percents
        from task t where t.contract_id = ${contractId}::uuid and t.deleted_at is null`.execute(db),
  );
  const cents = rows.map(({ weight }) => Math.round(Number(weight) * 100));
  const whole = cents.reduce((sum, weight) => sum + weight, 0);
  const done = rows.reduce((sum, { percents }, i) => sum + cents[i]! * (percents.at(-1) ?? 0), 0);
  return whole === 0 ? 0 : Math.round((done / whole) * 100) / 100;
}

async function shown(firm: Firm, contractId: string) {
  const { progress } = await asCustomer(firm.customer.contact).contracts.get({ contractId });
  return progress;
}

describe('the percent customers see (U7)', () => {
  it('is what the reports add up to, for any reports', async () => {
    const step = fc.record({ task: fc.nat({ max: 3 }), percent: fc.integer({ min: 0, max: 100 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const { firm, contractId, task } = await givenWorkplace();
        const taskIds: string[] = [];
        for (const weight of ['1', '2.5', '0.01', '40']) taskIds.push(await task({ weight }));
        for (const { task: index, percent } of steps)
          await as(firm.boss).tasks.reportProgress({ taskId: taskIds[index]!, percent });
        expect(await shown(firm, contractId)).toBeCloseTo(await fromEvents(firm, contractId), 1);
        expect(await check(firm)).toEqual([]);
      }),
      { numRuns: 6 },
    );
  }, 60_000);

  it('comes back to that after somebody has written another number into the database, and the boss is told', async () => {
    const { firm, contractId, lead, task } = await givenWorkplace();
    const taskId = await task({ weight: '3' });
    await task({ weight: '1' });
    await as(firm.boss).tasks.reportProgress({ taskId, percent: 40 });
    expect(await shown(firm, contractId)).toBe(30);

    await byHand(firm, `UPDATE contract SET progress = 95 WHERE id = $1`, contractId);
    expect(await shown(firm, contractId)).toBe(95);
    expect(await check(firm)).toEqual([
      { subject: 'Contract', id: contractId, contractId, stored: 95, reported: 30 },
    ]);
    expect(await shown(firm, contractId)).toBe(30);

    await byHand(firm, `UPDATE task SET progress = 100 WHERE id = $1`, taskId);
    expect(await shown(firm, contractId)).toBe(75);
    expect(await check(firm)).toMatchObject([{ subject: 'Task', id: taskId, stored: 100, reported: 40 }]);
    expect(await shown(firm, contractId)).toBe(30);
    expect(await check(firm)).toEqual([]);

    for (const person of [firm.boss, lead])
      expect((await as(person).notifications.list({})).items).toContainEqual(
        expect.objectContaining({
          kind: 'progress_corrected',
          facts: expect.objectContaining({ stored: 95, reported: 30 }),
        }),
      );
    expect(await firm.announcements()).toContainEqual({
      name: 'tasks.progress-corrected',
      payload: { contractId, taskIds: [taskId] },
    });
  });

  it('is checked in every firm, once a day', async () => {
    const { firm, contractId, task } = await givenWorkplace();
    await task({});
    await byHand(firm, `UPDATE contract SET progress = 12, task_done_count = 1 WHERE id = $1`, contractId);
    const job = checkProgress(await testServices());
    const log = createLogger({ service: 'test', level: 'silent' });
    await job.run({ log, signal: new AbortController().signal } as never);
    expect(await shown(firm, contractId)).toBe(0);
  });

  it('comes back in the archive as well, which is sealed to everybody else', async () => {
    const { firm, contractId, task, setStatus } = await givenWorkplace();
    const taskId = await task({});
    await as(firm.boss).tasks.reportProgress({ taskId, percent: 40 });
    await setStatus('archived');
    await byHand(firm, `UPDATE task SET progress = 90 WHERE id = $1`, taskId);
    expect(await check(firm)).toMatchObject([{ subject: 'Task', id: taskId, stored: 90, reported: 40 }]);
    expect(await shown(firm, contractId)).toBe(40);
  });

  it('is left alone while reports arrive at the same moment', async () => {
    const { firm, contractId, task } = await givenWorkplace();
    const taskIds = await Promise.all(Array.from({ length: 6 }, () => task({})));
    const found = await Promise.all([
      ...taskIds.flatMap((taskId) =>
        [10, 55, 90].map((percent) =>
          as(firm.boss)
            .tasks.reportProgress({ taskId, percent })
            .then(() => []),
        ),
      ),
      ...Array.from({ length: 5 }, () => check(firm)),
    ]);
    expect(found.flat()).toEqual([]);
    expect(await shown(firm, contractId)).toBeCloseTo(await fromEvents(firm, contractId), 1);
  });
});
